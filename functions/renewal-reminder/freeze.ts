// Open claims are frozen into messages, each claim into exactly one: alone at once, or into the digest of its address and day.
import type { EventSender } from '#functions/runtime/event-sender.ts';
import { addDays, type CivilDay, type Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Message, MessageOnItsWay } from '#shared/domain/notifications/message.ts';
import { eventEntry } from '#shared/events/event.ts';
import { messageDue } from '#shared/events/message-due.ts';
import { type Claim, digestId, moveClaim, openClaims, settleClaim } from '#shared/table/claim-store.ts';
import { freezeMessage, loadMessage } from '#shared/table/message-store.ts';
import type { Table } from '#shared/table/table.ts';

export interface Post {
  readonly table: Table;
  readonly send: EventSender;
  readonly at: Instant;
  /** The civil day of `at`. */
  readonly day: CivilDay;
}

/** More would not fit into one item; the rest goes with the next day's. */
const MOST_IN_A_DIGEST = 300;
/** Messages frozen at a time. */
const AT_ONCE = 8;

/** @param known claims just made, which the index need not show yet */
export async function freezeUrgent(post: Post, known: readonly Claim[]): Promise<void> {
  const alone = known.filter(({ digestDay }) => digestDay === undefined);
  await inTurns(alone, (claim) => freezeAlone(post, claim));
}

/** Freezes with what goes alone also what an earlier turn claimed and could not freeze. */
export async function freezeLeftUrgent(post: Post, known: readonly Claim[]): Promise<void> {
  await freezeUrgent(post, await withOpen(post, known));
}

async function withOpen({ table, day }: Post, known: readonly Claim[]): Promise<Claim[]> {
  const open = new Map((await openClaims(table, day)).map((claim) => [claim.id, claim]));
  for (const claim of known) open.set(claim.id, claim);
  return [...open.values()];
}

/** Freezes the digests of a day and whatever was left open before, then nothing of that day is open. */
export async function freezeDigests(post: Post, known: readonly Claim[]): Promise<void> {
  const claims = await withOpen(post, known);
  await freezeUrgent(post, claims);
  const ofAddress = Map.groupBy(
    claims.filter(({ digestDay }) => digestDay !== undefined && digestDay <= post.day),
    ({ to }) => to,
  );
  await inTurns([...ofAddress], ([to, own]) => freezeDigest(post, to, own));
}

async function freezeAlone({ table, send, at, day }: Post, claim: Claim): Promise<void> {
  const { messageId: id, to, notice, why } = claim;
  const told = [{ notice, why }];
  const frozen = await freezeMessage(table, {
    purpose: 'notice',
    id,
    to,
    day,
    createdAt: at,
    told,
    claims: [claim.id],
  });
  if (frozen.mine) await send(eventEntry(messageDue, { messageId: id }, at));
  await settleClaim(table, claim);
}

async function freezeDigest(post: Post, to: string, own: readonly Claim[]): Promise<void> {
  const { table, send, at, day } = post;
  const brought = await Promise.all(
    own.map((claim) => (claim.digestDay === day ? claim : bringForward(post, claim))),
  );
  const claims = brought
    .filter((claim) => claim !== undefined)
    .sort((a, b) =>
      a.notice.on === b.notice.on ? (a.id < b.id ? -1 : 1) : a.notice.on < b.notice.on ? -1 : 1,
    );
  if (claims.length === 0) return;
  const some = claims.slice(0, MOST_IN_A_DIGEST);
  const digest: Message = {
    purpose: 'digest',
    id: digestId(to, day),
    to,
    day,
    createdAt: at,
    told: some.map(({ notice, why }) => ({ notice, why })),
    claims: some.map(({ id }) => id),
  };
  const frozen = await freezeMessage(table, digest);
  if (frozen.mine) await send(eventEntry(messageDue, { messageId: digest.id }, at));
  await inTurns(claims, (claim) =>
    says(frozen, claim) ? settleClaim(table, claim) : moveClaim(table, claim, addDays(day, 1)),
  );
}

/** A claim of an earlier day: said by that day's digest, or moved to today's once that one can say nothing more. */
async function bringForward({ table, at, day }: Post, claim: Claim): Promise<Claim | undefined> {
  const { messageId: id, to, digestDay = day } = claim;
  const frozen =
    (await loadMessage(table, id)) ??
    (await freezeMessage(
      table,
      { purpose: 'digest', id, to, day: digestDay, createdAt: at, told: [], claims: [] },
      'void',
    ));
  if (!says(frozen, claim)) return moveClaim(table, claim, day);
  await settleClaim(table, claim);
  return undefined;
}

function says({ message }: MessageOnItsWay, claim: Claim): boolean {
  return 'claims' in message && message.claims.includes(claim.id);
}

async function inTurns<T>(all: readonly T[], act: (one: T) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < all.length; at += AT_ONCE) await Promise.all(all.slice(at, at + AT_ONCE).map(act));
}
