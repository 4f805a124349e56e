// Whether a read shows what an action was to bring.
import type { AccountFacts } from '../accounts/account.ts';
import type { Action } from './action.ts';

type Read = Pick<AccountFacts, 'status' | 'holds'>;

/** @param read the account as it is now; `undefined` when the vendor no longer has it. @param seatStatuses accounts that occupy a seat there */
export function isBroughtAbout(
  { task, seat, to }: Pick<Action, 'task' | 'seat' | 'to'>,
  read: Read | undefined,
  seatStatuses: readonly AccountFacts['status'][],
): boolean {
  const holds = (sku: string | undefined) =>
    read !== undefined &&
    seatStatuses.includes(read.status) &&
    read.holds.some((holding) => holding.sku === sku);
  if (task === 'restore') return holds(seat.sku.vendorId);
  if (holds(seat.sku.vendorId)) return false;
  return task === 'reclaim' || holds(to?.vendorId);
}

/** Whoever used the license after it was asked for keeps it. */
export function wasUsedSince(
  { task, asked }: Pick<Action, 'task' | 'asked'>,
  read: Pick<AccountFacts, 'lastActiveAt'> | undefined,
): boolean {
  const { lastActiveAt } = read ?? {};
  return task !== 'restore' && typeof lastActiveAt === 'string' && lastActiveAt > asked.at;
}
