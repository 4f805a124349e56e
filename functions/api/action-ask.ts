// What was planned for one account becomes an action, and where it begins follows from who asks.
import type { ApiContext } from '#functions/runtime/context.ts';
import type { Actor } from '#shared/domain/access/role.ts';
import { approvalReasons } from '#shared/domain/reclaim/approval.ts';
import { savingOf } from '#shared/domain/reclaim/saving.ts';
import { type Outcome, refuse } from '#shared/domain/refusal.ts';
import { actionsDue } from '#shared/events/actions-due.ts';
import { eventEntry } from '#shared/events/event.ts';
import { type ActionFields, askFor } from '#shared/table/action-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import type { Table } from '#shared/table/table.ts';
import type { Planned } from './action-plan.ts';
import type { Caller } from './endpoint.ts';

/** The state that a planned action is born in. */
export function born(plan: ActionFields['plan'], reasons: ActionFields['reasons'], at: string) {
  if (!plan.possible) return { state: 'manual' } as const;
  return reasons.length > 0
    ? ({ state: 'awaitingApproval' } as const)
    : ({ state: 'ready', nextAt: at } as const);
}

interface Asker {
  readonly body: {
    readonly task: 'reclaim' | 'downgrade';
    readonly licenseId: string;
    readonly note?: string | undefined;
  };
  readonly caller: Caller;
  readonly isOwnerHere: boolean;
  readonly actor: Actor;
  readonly at: string;
}

export async function ask(
  table: Table,
  { connection, observing: why, money, seats }: Planned,
  { planned, personId }: Planned['seats'][number],
  { body, caller, isOwnerHere, actor, at }: Asker,
): Promise<Outcome<Stored<ActionFields>>> {
  if (!planned.ok) return planned;
  const { seat, to, plan } = planned.value;
  if (plan.possible && why !== undefined) return refuse('notNow', why);
  const reasons = reasonsOf(caller, isOwnerHere, seats.length, plan);
  const { id, name, mails, status, kind } = seat.account;
  const action: Omit<ActionFields, 'id'> = {
    applicationId: connection.applicationId,
    connectionId: connection.id,
    licenseId: body.licenseId,
    task: body.task,
    seat: {
      account: { id, name, mails: [...mails], status, kind },
      sku: seat.sku,
      holding: seat.holding,
      others: [...seat.others],
    },
    ...(personId !== undefined && { personId }),
    ...(to && { to }),
    plan,
    saves: savingOf(body.task, plan, money),
    requestId: crypto.randomUUID(),
    asked: { by: actor, at, ...(body.note && { note: body.note }) },
    reasons,
    attempts: 0,
    ...born(plan, reasons, at),
  };
  const note = [...(plan.possible ? plan.does : [plan.reason]), ...(body.note ? [body.note] : [])].join('. ');
  return askFor(table, at, action, { actor, deed: 'requested', note: note.slice(0, 500) });
}

export function reasonsOf(
  { roles }: Caller,
  isOwnerHere: boolean,
  people: number,
  plan: ActionFields['plan'],
) {
  return approvalReasons({ isAdmin: roles.includes('admin'), isOwner: isOwnerHere, people, plan });
}

/** Has it done now rather than at the next turn. */
export async function hurry({ send }: ApiContext, connectionId: string, at: string): Promise<void> {
  await send(eventEntry(actionsDue, { connectionId }, at));
}
