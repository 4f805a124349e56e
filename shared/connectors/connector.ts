// A connector is a declaration of one vendor: what it asks for, what it can do, and how its answers become facts.

import type * as z from 'zod';
import type { AccountFacts, AccountStatus, Holding } from '#shared/domain/accounts/account.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Capability, Task } from '#shared/domain/connections/task.ts';
import type { SkuFacts } from '#shared/domain/licenses/sku.ts';
import type { ActionPlans, ActionRequest, Performed } from './action.ts';
import type { VendorHttp } from './http.ts';

/**
 * One thing a vendor said, in our words; the pull engine deals them into buckets. The same SKU may come on several pages
 * and lists: fields said last win, fields left out keep what was said before.
 */
export type Fact =
  | { readonly of: 'sku'; readonly sku: SkuFacts }
  | { readonly of: 'account'; readonly account: AccountFacts; readonly alsoKnownAs?: string }
  /** A license held by an account that another list describes; `alsoKnownAs` where the vendor names it by another key. */
  | {
      readonly of: 'holding';
      readonly account: { readonly id: string } | { readonly alsoKnownAs: string };
      readonly holding: Holding;
    }
  /** Use that is told apart from the account, as logs do it: of several moments the latest stands, and it makes no account. */
  | { readonly of: 'use'; readonly account: { readonly id: string }; readonly lastActiveAt: Instant };

export interface Page {
  readonly facts: readonly Fact[];
  /** Opaque to all but the connector; absent on the last page. */
  readonly next?: string;
  /** The vendor's own count of the list's rows, where it gives one; a complete read must match it. */
  readonly total?: number;
  /** Rows the vendor sent for this page, before translation: what `total` counts. */
  readonly rows: number;
}

/** One list of the vendor, read page by page. Lists are read in the order given. */
export interface VendorList {
  readonly id: string;
  /** Read only if one of these tasks is on and available. */
  readonly tasks: readonly Task[];
  /** @throws VendorFailure, with kind `cursorRefused` when the vendor no longer knows the cursor. */
  read(cursor: string | undefined): Promise<Page>;
}

/** A scope or permission that is asked of the vendor's administrator, and why. */
export interface Scope {
  readonly id: string;
  readonly why: string;
  readonly tasks: readonly Task[];
}

export interface TaskOffer {
  readonly task: Task;
  /** What the vendor's plan must include, in words: "Enterprise edition or the API add-on". */
  readonly prerequisite?: string;
  /** The vendor's endpoint the task uses, for the task-tracking chart. */
  readonly endpoint: string;
}

/** How the vendor tells activity. */
export interface ActivitySource {
  /** What counts as use there, in words: "last login". */
  readonly means: string;
  /** Days by which the vendor's figures may trail reality. */
  readonly lagDays: number;
  /** Days that the source looks back; absent when it knows all time and may therefore say "never". */
  readonly windowDays?: number;
}

/** An open conversation with one instance of the vendor. */
export interface VendorSession {
  /** What can really be done with the granted scopes and the vendor's plan, each missing capability with its reason. */
  capabilities(): Promise<readonly Capability[]>;
  /** The lists to read for these tasks. */
  lists(tasks: readonly Task[]): Promise<readonly VendorList[]>;
  /**
   * One account read by its id, to confirm an action at once; `undefined` when the vendor no longer has it.
   * @param sku a license that it surely tells whether the account holds, where it does not tell all of them
   */
  account?(id: string, sku?: string): Promise<AccountFacts | undefined>;
  /**
   * Does at the vendor what was planned, with one attempt: an answer that was lost is found by reading back.
   * @param requestId the same for every attempt of one action, sent along where the vendor takes one
   * @throws VendorFailure whose kind says whether it could succeed later
   */
  act?(request: ActionRequest, requestId: string): Promise<Performed>;
}

export interface Connector<Config = unknown, Credentials = unknown> {
  /** Also the name of its folder. */
  readonly id: string;
  /** The vendor's product as its customers call it. */
  readonly name: string;
  readonly category: string;
  /** Not secret; field descriptions are the labels and hints of the form. */
  readonly config: z.ZodType<Config>;
  /** Secret; kept in the parameter store only. */
  readonly credentials: z.ZodType<Credentials>;
  readonly scopes: readonly Scope[];
  readonly offers: readonly TaskOffer[];
  /** One for each action it offers; loaded when somebody plans one. */
  readonly actions?: () => Promise<ActionPlans>;
  /** Facts come from files that people upload; there is nothing to call and `open` refuses. */
  readonly upload?: true;
  /** Machine clients may send its files too, with credentials of their own. */
  readonly push?: true;
  /** Facts are assignments that people type or map by a sheet: each has its days, and none is ever out of date. */
  readonly byHand?: true;
  /** Accounts of which status occupy a paid seat by the vendor's rule, of the licenses they are said to hold. */
  readonly seatStatuses: readonly AccountStatus[];
  readonly activity?: ActivitySource;
  /** Whether reads come through a stable cursor or with matching totals, so that one complete read vouches for absence. */
  readonly stableReads: boolean;
  /** Whether its accounts may be the organisation's source of people. */
  readonly directory: boolean;
  /** Hours between two scheduled reads. */
  readonly intervalHours: number;
  /** Host names it may call: exact or `*.suffix`. */
  readonly hosts: readonly string[];
  /**
   * Hosts that the customer names, where the vendor is none of a few known ones: each must be public. Whoever changes those
   * of the configuration types the credentials again. @param credentials absent where the configuration alone is asked
   */
  ownHosts?(config: Config, credentials?: Credentials): readonly string[];
  /**
   * Signs in lazily, and again when the vendor says the session expired. A promise, as the code that talks to a vendor is
   * loaded when somebody talks to it: whoever only reads the declaration starts without it. @throws VendorFailure
   */
  open(http: VendorHttp, config: Config, credentials: Credentials): Promise<VendorSession>;
}
