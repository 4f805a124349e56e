// An action changes who holds a license at the vendor; its plan says in words what exactly will happen before it does.
import type { AccountFacts, Holding } from '#shared/domain/accounts/account.ts';
import type { ActionTask } from '#shared/domain/connections/task.ts';
import type { SkuFacts } from '#shared/domain/licenses/sku.ts';

/** A license as the vendor knows it. */
export type Sku = Pick<SkuFacts, 'vendorId' | 'name' | 'key' | 'type'>;

/** Who holds which license, through what, and what else they hold there. */
export interface Seat {
  readonly account: Pick<AccountFacts, 'id' | 'name' | 'mails' | 'status' | 'kind'>;
  readonly sku: Sku;
  readonly holding: Holding;
  /** Every other license of the account at this vendor. */
  readonly others: readonly { readonly sku: Sku; readonly holding: Holding }[];
}

export type ActionRequest =
  | { readonly task: 'reclaim'; readonly seat: Seat }
  /** To a lower license of the same product. */
  | { readonly task: 'downgrade'; readonly seat: Seat; readonly to: Sku }
  /** Gives back what a reclaim took away. */
  | { readonly task: 'restore'; readonly seat: Seat }
  /** `total`: seats there shall be afterwards; a repetition buys nothing more. */
  | { readonly task: 'addSeats'; readonly sku: Sku; readonly from: number; readonly total: number };

export type ActionPlan =
  | {
      readonly possible: true;
      /** What will be changed at the vendor, one sentence each. */
      readonly does: readonly string[];
      /** What else comes of it. */
      readonly sideEffects: readonly string[];
      /** `restore` by this connector, `byHand` at the vendor, or `never`. */
      readonly undo: 'restore' | 'byHand' | 'never';
      /** The bill falls by itself when the seat is free; otherwise it can be used again, and the bill falls at renewal. */
      readonly billing: 'followsUse' | 'atRenewal';
    }
  | {
      readonly possible: false;
      readonly reason: string;
      /** What a person does at the vendor instead, step by step. */
      readonly instructions: readonly string[];
    };

/** `accepted`: the vendor has it and will do it later; `alreadySo`: nothing was left to do. */
export type Performed = 'done' | 'alreadySo' | 'accepted';

/** One for each action that it can do: what would happen, or why the vendor's API cannot and what a person does instead. */
export type ActionPlans = {
  readonly [T in ActionTask]?: (request: Extract<ActionRequest, { task: T }>) => ActionPlan;
};

/** @returns `undefined` where the connector has no such action at all */
export function planOf(plans: ActionPlans | undefined, request: ActionRequest): ActionPlan | undefined {
  const plan = plans?.[request.task] as ((request: ActionRequest) => ActionPlan) | undefined;
  return plan?.(request);
}
