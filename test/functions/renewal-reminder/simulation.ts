// A year of reminders: hourly ticks that come up to three times, out of order or never, an outage, two changes of the clock.
import type { Notice } from '#shared/domain/notifications/notice.ts';
import type { ContractState } from '#shared/table/contract-store.ts';
import { loadMessage } from '#shared/table/message-store.ts';
import { expectedMails } from './expected-mails.ts';
import { addContract, openPostOffice, setUp } from './post-office.ts';

export interface YearOptions {
  readonly contracts: number;
  readonly days: number;
  readonly seed: number;
  /** Share of sends whose answer is lost; for half of these the mail service's own word is lost, too. */
  readonly lostAnswers: number;
}

export interface Year {
  readonly expectedMails: number;
  readonly expectedNotices: number;
  readonly sentMails: number;
  /** Expected and never told. */
  readonly lost: readonly string[];
  /** Told in two messages, or told though not expected. */
  readonly doubled: readonly string[];
  /** Mails of one message beyond the first, and the most that one message had. */
  readonly extra: number;
  readonly mostExtra: number;
  /** Repetitions that the message itself records. */
  readonly recordedRepeats: number;
  readonly lostAnswers: number;
  readonly ticks: number;
}

const ZONE = 'Europe/Vienna';
const FIRST_DAY = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;
/** UTC; the mail hour is 8 on the wall: the first is too early in winter and in time in summer, the second always in time. */
const TICK_HOURS = [6, 7];
/** Days after the first. */
const OUTAGE = { from: 120, days: 5 };
const FINANCE = 'finance@example.com';
const ADMIN = 'admin@example.com';

export async function simulateYear({ contracts, days, seed, lostAnswers }: YearOptions): Promise<Year> {
  const random = mulberry(seed);
  const office = await openPostOffice();
  try {
    await setUp(office, ZONE, [
      { mail: ADMIN, roles: ['admin'] },
      { mail: FINANCE, roles: ['finance'] },
    ]);
    const made: ContractState[] = [];
    for (let n = 0; n < contracts; n++) made.push(await addContract(office, `c${n}`, anyContract(random, n)));
    let lostCount = 0;
    office.server.mood = () => {
      const lost = random() < lostAnswers;
      if (lost) lostCount++;
      return lost ? 'lost' : 'answers';
    };
    const ticks = deliveredTicks(random, days);
    const heard = new Set<string>();
    for (const at of ticks) {
      await office.tick(at);
      if (lostAnswers > 0) await settle(office, random, heard, at);
    }
    const end = new Date(FIRST_DAY + (days + 2) * DAY_MS).toISOString();
    await office.sweep(end);
    await office.sweep(new Date(Date.parse(end) + 3_600_000).toISOString());

    const expected = expectedMails(made, ticks, {
      timeZone: ZONE,
      mailHour: 8,
      finance: FINANCE,
      admin: ADMIN,
    });
    return { ...(await compared(office, expected)), lostAnswers: lostCount, ticks: ticks.length };
  } finally {
    await office.close();
  }
}

type Office = Awaited<ReturnType<typeof openPostOffice>>;

/** The mail service tells of half the mails whose answer was lost; the notifier's own turns look for the rest. */
async function settle({ server, hear, sweep }: Office, random: () => number, heard: Set<string>, at: string) {
  for (const { message, providerId } of server.taken) {
    if (heard.has(providerId)) continue;
    heard.add(providerId);
    if (random() < 0.5)
      await hear({ eventType: 'Send', mail: { messageId: providerId, tags: { message: [message] } } }, at);
  }
  await sweep(new Date(Date.parse(at) + 31 * 60_000).toISOString());
}

async function compared(
  { table, server }: Office,
  expected: ReturnType<typeof expectedMails>,
): Promise<Omit<Year, 'lostAnswers' | 'ticks'>> {
  const perMessage = Map.groupBy(server.taken, ({ message }) => message);
  const mails = new Map<string, number>();
  const claims = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  let recordedRepeats = 0;
  for (const id of perMessage.keys()) {
    const found = await loadMessage(table, id);
    if (!found || !('told' in found.message)) throw new Error(`A mail without its message: ${id}`);
    const { message, delivery } = found;
    if (delivery.repeated) recordedRepeats++;
    const keys = message.told.map(({ notice }) => `${message.to}|${keyOf(notice)}`);
    for (const key of keys) add(claims, key);
    const alone = keys[0]?.slice(message.to.length + 1);
    add(
      mails,
      message.purpose === 'digest' ? `${message.to}|digest|${message.day}` : `${message.to}|alone|${alone}`,
    );
  }
  const wanted = [...expected.claims, ...expected.mails];
  const got = [...claims, ...mails];
  const extras = [...perMessage.values()].map((all) => all.length - 1);
  return {
    expectedMails: expected.mails.size,
    expectedNotices: expected.claims.size,
    sentMails: server.taken.length,
    lost: wanted.filter((key) => !claims.has(key) && !mails.has(key)),
    doubled: got
      .filter(([key, times]) => times > 1 || !(expected.claims.has(key) || expected.mails.has(key)))
      .map(([key]) => key),
    extra: extras.reduce((sum, one) => sum + one, 0),
    mostExtra: Math.max(0, ...extras),
    recordedRepeats,
  };
}

function keyOf(notice: Notice): string {
  if ('contract' in notice) return `${notice.contract.id}|${notice.kind}|${notice.on}|${notice.step}`;
  return `list|${notice.kind}|${notice.on}|0`;
}

function timesOf(chance: number): number {
  if (chance < 0.25) return 0;
  return chance < 0.75 ? 1 : chance < 0.92 ? 2 : 3;
}

/** Each tick 0 to 3 times, up to a day and a half late, so that ticks overtake each other across days. */
function deliveredTicks(random: () => number, days: number): string[] {
  const ticks: { at: string; arrives: number }[] = [];
  for (let day = 0; day < days; day++) {
    if (day >= OUTAGE.from && day < OUTAGE.from + OUTAGE.days) continue;
    for (const hour of TICK_HOURS) {
      const at = FIRST_DAY + day * DAY_MS + hour * 3_600_000 + 300_000;
      for (let times = timesOf(random()); times > 0; times--) {
        const lateMs = random() < 0.8 ? random() * 3_600_000 : random() * 1.5 * DAY_MS;
        ticks.push({ at: new Date(at).toISOString(), arrives: at + lateMs });
      }
    }
  }
  return ticks.sort((a, b) => a.arrives - b.arrives).map(({ at }) => at);
}

function anyContract(random: () => number, n: number): object {
  const among = <T>(...all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const month = Math.floor(random() * 24);
  const start = new Date(Date.UTC(2024, month, 1 + Math.floor(random() * 31))).toISOString().slice(0, 10);
  const months = among(1, 6, 12, 12, 12, 24, 36);
  const owner = () => `owner${Math.floor(random() * 60)}@example.com`;
  return {
    name: `Contract ${n}`,
    kind: 'subscription',
    start,
    duration: { kind: 'months', months },
    renewal: among(
      { kind: 'none' },
      { kind: 'express', months: 12 },
      { kind: 'automatic', months: among(1, 12, 12, 12) },
      { kind: 'automatic', months: 12 },
    ),
    ...(random() < 0.7 && {
      notice: among({ count: among(30, 60, 90), unit: 'days' }, { count: 3, unit: 'months' }),
    }),
    ...(random() < 0.5 && { paymentFrequency: among('year', 'year', 'year', 'halfYear') }),
    owners: { business: owner(), ...(random() < 0.3 && { it: owner() }) },
  };
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
