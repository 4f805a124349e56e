// Each notice that is due becomes one claim per recipient, however often and in whatever order this runs.
import { logger } from '#functions/runtime/logger.ts';
import type { Role } from '#shared/domain/access/role.ts';
import { type CivilDay, daysBetween } from '#shared/domain/calendar/civil-day.ts';
import type { Address } from '#shared/domain/notifications/address.ts';
import type { Notice } from '#shared/domain/notifications/notice.ts';
import { goesAtOnce } from '#shared/domain/reminders/kind.ts';
import { audienceOf, chosenDelivery, type Recipient } from '#shared/domain/reminders/recipients.ts';
import { type Claim, claimId, digestId, hashed, loadClaim, putClaim } from '#shared/table/claim-store.ts';
import { finishRung, type Rung, rungsOf, takeRung } from '#shared/table/rung-store.ts';
import type { Table } from '#shared/table/table.ts';

/** A notice with the people named on what it is about. */
export interface Due {
  readonly notice: Notice;
  readonly named: readonly Recipient[];
  /** Beside those whom its kind always reaches. */
  readonly roles?: readonly Role[];
  /** Whoever is not to be told, whatever their role: nobody approves their own request. */
  readonly except?: string;
}

export interface Desk {
  readonly table: Table;
  /** Every known address by its mail; read once, and only when somebody is to be told. */
  readonly book: () => Promise<ReadonlyMap<string, Address>>;
  /** The digest that what can wait goes into. */
  readonly digestDay: CivilDay;
}

/** Notices worked on at a time. */
const AT_ONCE = 8;

/**
 * @param detailed adds what only the mail needs; asked for notices that are really new
 * @returns the claims that stand now for what was not finished before
 */
export async function claimAll(
  desk: Desk,
  due: readonly Due[],
  detailed: (notice: Notice) => Promise<Notice> = async (notice) => notice,
): Promise<Claim[]> {
  const rungs = await rungsOf(
    desk.table,
    due.map(({ notice }) => notice),
  );
  const open = due.filter(({ notice }) => {
    const rung = rungs.get(notice);
    return !rung || rung.notice.step > notice.step || (rung.notice.step === notice.step && !rung.claimed);
  });
  const claims: Claim[] = [];
  for (let at = 0; at < open.length; at += AT_ONCE) {
    const some = open.slice(at, at + AT_ONCE);
    const made = await Promise.all(some.map((one) => claimOne(desk, one, rungs.get(one.notice), detailed)));
    claims.push(...made.flat());
  }
  return claims;
}

async function claimOne(
  desk: Desk,
  due: Due,
  standing: Rung | undefined,
  detailed: (notice: Notice) => Promise<Notice>,
): Promise<Claim[]> {
  const { notice } = due;
  const rung = standing?.notice.step === notice.step ? standing : await newRung(desk, due, detailed);
  if (!rung) return [];
  const claims = await Promise.all(
    rung.recipients.map((recipient) => claimFor(desk, rung.notice, recipient)),
  );
  await finishRung(desk.table, rung.notice);
  return claims.filter((claim) => claim !== undefined);
}

async function newRung(
  { table, book }: Desk,
  { notice, named, roles, except }: Due,
  detailed: (notice: Notice) => Promise<Notice>,
): Promise<Rung | undefined> {
  const { to, unreached } = audienceOf(notice.kind, named, await book(), { roles, except });
  if (to.length === 0) {
    logger.warn('A notice reaches nobody, administrators included', { kind: notice.kind, unreached });
    return undefined;
  }
  return takeRung(table, await detailed(notice), [...to]);
}

async function claimFor(
  { table, book, digestDay }: Desk,
  notice: Notice,
  { mail, why }: Recipient,
): Promise<Claim | undefined> {
  const id = claimId(notice, mail);
  const alone = goesAtOnce(
    notice.kind,
    daysBetween(notice.day, notice.on),
    chosenDelivery((await book()).get(mail), notice.kind),
  );
  const claim: Claim = alone
    ? { id, to: mail, notice, why, messageId: hashed('notice', id) }
    : { id, to: mail, notice, why, messageId: digestId(mail, digestDay), digestDay };
  if (await putClaim(table, claim)) return claim;
  return loadClaim(table, mail, id);
}
