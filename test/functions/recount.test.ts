// Every figure of the page is recounted from the vendor's own books, by other code than the product's.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runUtilization } from '#functions/utilization/run.ts';
import { scheduledEvent } from '#infra/local/schedules.ts';
import type { License } from '#shared/domain/licenses/license.ts';
import { INACTIVITY_PERIODS } from '#shared/domain/utilization/inactivity.ts';
import { DeliveredEvent } from '#shared/events/event.ts';
import { forgetAll } from '#shared/snapshots/chunk-cache.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/sandbox.ts';
import type { Truth, TruthAccount, TruthLicense } from '#test/sandbox/truth.ts';
import { type House, openHouse } from './connector-sync/house.ts';

let sandbox: Sandbox;
let house: House;
beforeAll(async () => {
  sandbox = await startSandbox({ people: 150, seed: 31, day: '2026-04-16' });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  forgetAll();
  house = await openHouse();
  return () => house.table.drop();
});

const remainingMs = () => 900_000;
const hour = (day: string, hours: number) => `${day}T${String(hours).padStart(2, '0')}:00:00.000Z`;

/** Hands on what syncs sent, and what that made others send. */
async function settle(): Promise<void> {
  const { context, sent } = house;
  for (let entry = sent.shift(); entry; entry = sent.shift()) {
    const event = DeliveredEvent.parse({
      id: randomUUID(),
      source: entry.Source,
      'detail-type': entry.DetailType,
      time: entry.Time.toISOString(),
      detail: JSON.parse(entry.Detail),
    });
    await runUtilization(context, { event, at: event.time, remainingMs });
  }
}

/** Twice: Google lists without a cursor that stands still, so that only two reads in a row say that somebody is gone. */
async function readVendors(ids: readonly string[], day: string, from = sandbox): Promise<void> {
  from.setDay(day);
  for (const id of ids) expect(await house.sync(id, { at: hour(day, 8) })).toBe('published');
  for (const id of ids) await house.sync(id, { at: hour(day, 9) });
  await settle();
}

async function judgeDay(day: string): Promise<void> {
  const at = hour(day, 20);
  const event = DeliveredEvent.parse(scheduledEvent(new Date(at)));
  await runUtilization(house.context, { event, at, remainingMs });
  await settle();
}

const DAY_MS = 86_400_000;
const daysFrom = (from: string, to: string) =>
  Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY_MS);

/** People behind a license, each with their newest login and their oldest account among those that hold it. */
function peopleBehind({ accounts }: TruthLicense, { accounts: { google: directory } }: Truth) {
  const personByMail = new Map(directory.flatMap((one) => one.mails.map((mail) => [mail, one.id] as const)));
  const personOf = (account: TruthAccount) =>
    account.mails.map((mail) => personByMail.get(mail)).find((id) => id !== undefined) ?? account.id;
  const people = new Map<string, { last: string | null; since: string }>();
  const oldest = new Map<string, string>();
  for (const account of accounts) {
    const key = personOf(account);
    const since = oldest.get(key);
    if (since === undefined || account.heldSince < since) oldest.set(key, account.heldSince);
    if (account.status === 'disabled' || account.kind === 'service') continue;
    const known = people.get(key)?.last ?? null;
    const lastLoginAt = account.lastLoginAt ?? null;
    const last = known === null || (lastLoginAt !== null && lastLoginAt > known) ? lastLoginAt : known;
    people.set(key, { last, since: '' });
  }
  for (const [key, person] of people) person.since = oldest.get(key) ?? '';
  return [...people.values()];
}

function recount(license: TruthLicense, truth: Truth, day: string) {
  const people = peopleBehind(license, truth);
  const states = INACTIVITY_PERIODS.map((period) => {
    const counts = { active: 0, inactive: 0, neverActive: 0, new: 0, unknown: 0 };
    for (const { last, since } of people) {
      if (last !== null) counts[daysFrom(last, day) <= period ? 'active' : 'inactive']++;
      else counts[daysFrom(since, day) <= period ? 'new' : 'neverActive']++;
    }
    return counts;
  });
  return { seats: license.used, people: people.length, states };
}

async function expectRecounted(ids: readonly string[], truth: Truth, day: string): Promise<number> {
  let compared = 0;
  for (const id of ids) {
    const licenses = await house.licenses(id);
    for (const told of truth.licenses.filter((one) => id.startsWith(one.connector) && one.active)) {
      const license = licenses.find((one) => one.captured?.vendorId === told.sku);
      if (license && !license.managed) continue;
      expect(shown(license), `${told.name} on ${day}`).toMatchObject(recount(told, truth, day));
      expect(license?.captured?.vendorUsed ?? told.used, told.name).toBe(told.used);
      compared++;
    }
  }
  return compared;
}

function shown(license: License | undefined) {
  return license?.figures && { ...license.figures, day: license.figures.basis.day };
}

test('every count of every license, under all seven periods, equals a recount of the vendors’ accounts', async () => {
  const ids = [
    await house.connect('google', sandbox.credentials('google')),
    await house.connect('salesforce', sandbox.credentials('salesforce')),
  ];
  await readVendors(ids, '2026-04-16');
  expect(await expectRecounted(ids, sandbox.truth(), '2026-04-16')).toBeGreaterThanOrEqual(16);
  await readVendors(ids, '2026-06-20');
  await expectRecounted(ids, sandbox.truth(), '2026-06-20');
});

test('the directory may be read last: who was counted apart before is one person then', async () => {
  const ids = [
    await house.connect('salesforce', sandbox.credentials('salesforce')),
    await house.connect('google', sandbox.credentials('google')),
  ];
  await readVendors(ids, '2026-05-03');
  await judgeDay('2026-05-03');
  await expectRecounted(ids, sandbox.truth(), '2026-05-03');
});

test('a day without a read judges the same accounts by the new day', async () => {
  const ids = [await house.connect('google', sandbox.credentials('google'))];
  await readVendors(ids, '2026-04-16');
  const truth = sandbox.truth();
  await judgeDay('2026-04-18');
  await expectRecounted(ids, truth, '2026-04-18');
});

test('whatever the organisation, the day and the size, the counts equal the recount', async () => {
  const days = fc.date({ min: new Date('2024-06-01'), max: new Date('2029-12-31'), noInvalidDate: true });
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 40 }), days, async (seed, people, date) => {
      const day = date.toISOString().slice(0, 10);
      const other = await startSandbox({ people, seed, day, keys: sandbox.keys });
      const first = house;
      house = await openHouse();
      forgetAll();
      try {
        const ids = [
          await house.connect('google', other.credentials('google', { reseller: true })),
          await house.connect('salesforce', other.credentials('salesforce', { method: 'jwtBearer' })),
        ];
        await readVendors(ids, day, other);
        await expectRecounted(ids, other.truth(), day);
      } finally {
        await house.table.drop();
        house = first;
        await other.close();
      }
    }),
    { numRuns: 3 },
  );
});
