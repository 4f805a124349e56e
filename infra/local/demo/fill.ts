// Filling goes step by step as people would: frame, applications, connections, an upload, contracts, what was paid, and then day after day.

import { Role } from '#shared/domain/access/role.ts';
import { addDays, type CivilDay, daysBetween } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf, civilHourOf, startOfDay } from '#shared/domain/calendar/wall-clock.ts';
import type { Sandbox } from '#test/sandbox/sandbox.ts';
import type { Seatledger } from '../seatledger.ts';
import { APPLICATIONS } from './applications.ts';
import { assignAdobe } from './assignments.ts';
import { planBudgets } from './budgets.ts';
import { demoContracts, demoMethods } from './contracts.ts';
import { type Door, openDoor } from './door.ts';
import { typeLicenses } from './licenses.ts';
import { setRates } from './rates.ts';
import { decideRenewals, setPolicies } from './renewals.ts';
import { makeSpend } from './spend.ts';
import { uploadFigma } from './upload.ts';

export interface Filling {
  readonly seatledger: Seatledger;
  readonly sandbox: Sandbox;
  readonly timeZone: string;
  readonly from: CivilDay;
  /** The last day an interrupted start went through. */
  readonly through: CivilDay | undefined;
  passed(day: CivilDay): Promise<void>;
  say(line: string): void;
}

/** Digests leave at eight, or earlier on a machine that is started earlier, so that today's are in the inbox. */
const MAIL_HOUR = 8;

/** Somebody exports Figma's members once a week, and somebody looks up exchange rates. */
const DAYS_BETWEEN_UPLOADS = 7;

const VENDORS = [
  { application: 'Salesforce', connector: 'salesforce', name: 'Salesforce production' },
  { application: 'Google Workspace', connector: 'google', name: 'Google Workspace' },
] as const;

/** Every step finds what an interrupted start has made and goes on from there. */
export async function fill(filling: Filling): Promise<void> {
  const { seatledger, sandbox, timeZone, from, through, say } = filling;
  const began = new Date();
  const today = civilDayOf(began.toISOString(), timeZone);
  const door = await openDoor(seatledger, at(from, 3, timeZone));
  try {
    say('Making a demo organisation; start with --empty to go without.');
    // Whoever has signed in once is known by mail address and role.
    for (const role of Role.options) await door.ask('GET', '/api/session', undefined, role);
    await frame(door, timeZone, Math.min(MAIL_HOUR, civilHourOf(began.toISOString(), timeZone)));
    const applications = await makeApplications(door);
    const figma = applications.get('Figma') ?? '';
    say(`${applications.size} applications stand; reading Salesforce and Google Workspace.`);
    for (const vendor of VENDORS) await connect(door, sandbox, applications, vendor);
    await seatledger.bus.idle();
    await uploadFigma(door, figma, from);
    await assignAdobe(door, applications.get('Adobe Creative Cloud') ?? '', from);
    await seatledger.bus.idle();
    await makeContracts(door, applications, today);
    await setPolicies(door);
    await planBudgets(door, applications, today);
    await typeLicenses(door);
    if (through === undefined)
      for (const day of [`${from.slice(0, 4)}-01-01`, from]) await setRates(door, day);
    for (let day = addDays(through ?? from, 1); day < today; day = addDays(day, 1)) {
      await live(filling, door, at(day, 5, timeZone), day);
      if (daysBetween(day, today) % DAYS_BETWEEN_UPLOADS === 1) {
        await uploadFigma(door, figma, from);
        await setRates(door, day);
      }
      await filling.passed(day);
    }
    await decide(door, addDays(today, -1));
    await decideRenewals(door, await namesIn(door, '/api/contracts'));
    await live(filling, door, began, today);
    await makeSpend(door, applications, today);
    // A read counts by itself; once more for what is only uploaded, whose days without an upload are made up for.
    await seatledger.ring('utilization', began);
    await seatledger.bus.idle();
    say(`The history of ${from} to ${today} was read; the licenses and the inbox are filled.`);
  } finally {
    await door.close();
  }
}

/** What the schedules would have done in the early morning of a day, and at its mail hour. */
async function live(
  { seatledger, sandbox, timeZone }: Filling,
  door: Door,
  now: Date,
  day: CivilDay,
): Promise<void> {
  sandbox.setDay(day);
  door.now = now;
  await seatledger.ring('connector-sync', now);
  await seatledger.bus.idle();
  const mailTime = at(day, MAIL_HOUR, timeZone);
  await seatledger.ring(
    'renewal-reminder',
    day < civilDayOf(new Date().toISOString(), timeZone) ? mailTime : now,
  );
  await seatledger.bus.idle();
}

async function frame(door: Door, timeZone: string, mailHour: number): Promise<void> {
  const { version } = await door.ask<{ version: number }>('GET', '/api/settings');
  if (version > 0) return;
  await door.ask('PATCH', '/api/settings', { timeZone, reportingCurrency: 'EUR', mailHour, version });
}

interface Page<T> {
  readonly items: readonly T[];
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

/** @returns ids by name. */
async function namesIn(door: Door, path: string): Promise<Map<string, string>> {
  const { items } = await door.ask<Page<Named>>('GET', `${path}?limit=100`);
  return new Map(items.map(({ name, id }) => [name, id]));
}

async function makeApplications(door: Door): Promise<Map<string, string>> {
  const standing = await namesIn(door, '/api/applications');
  for (const application of APPLICATIONS) {
    if (standing.has(application.name)) continue;
    const { id } = await door.ask<Named>('POST', '/api/applications', application);
    standing.set(application.name, id);
  }
  return standing;
}

async function connect(
  door: Door,
  sandbox: Sandbox,
  applications: ReadonlyMap<string, string>,
  { application, connector, name }: (typeof VENDORS)[number],
): Promise<void> {
  if ((await namesIn(door, '/api/connections')).has(name)) return;
  await door.ask('POST', '/api/connections', {
    applicationId: applications.get(application),
    connector,
    name,
    ...sandbox.credentials(connector),
  });
}

async function makeContracts(
  door: Door,
  applications: ReadonlyMap<string, string>,
  today: CivilDay,
): Promise<void> {
  const standing = await namesIn(door, '/api/contracts');
  const licenses = await namesIn(door, '/api/licenses');
  const before = await namesIn(door, '/api/payment-methods');
  for (const method of demoMethods(today))
    if (!before.has(method.name)) await door.ask('POST', '/api/payment-methods', method, 'finance');
  const methods = await namesIn(door, '/api/payment-methods');
  for (const { of, input, paidBy } of demoContracts(today)) {
    if (standing.has(input.name)) continue;
    const applicationIds = of.flatMap((name) => applications.get(name) ?? []);
    const lines = input.lines?.map((line) => ({ ...line, licenseId: licenses.get(line.text ?? '') }));
    await door.ask(
      'POST',
      '/api/contracts',
      { ...input, applicationIds, lines, paymentMethodId: methods.get(paidBy) },
      'finance',
    );
  }
}

/** One contract was renewed and notice of another was sent, so neither reminds anybody any more. */
async function decide(door: Door, sentOn: CivilDay): Promise<void> {
  const standing = await namesIn(door, '/api/contracts');
  for (const { input, then } of demoContracts(addDays(sentOn, 1))) {
    const id = standing.get(input.name);
    if (!then || id === undefined) continue;
    const path = `/api/contracts/${encodeURIComponent(id)}`;
    const { version, confirmed, noticeSent } = await door.ask<Decided>('GET', path);
    if (noticeSent !== undefined || confirmed.length > 0) continue;
    if (then === 'renewed')
      await door.ask(
        'POST',
        `/api/renewals/${encodeURIComponent(id)}/decision`,
        { version, decision: { decision: 'renew' } },
        'finance',
      );
    else
      await door.ask('POST', `${path}/notice`, { version, sentOn, channel: 'Registered letter' }, 'finance');
  }
}

interface Decided {
  readonly version: number;
  readonly confirmed: readonly unknown[];
  readonly noticeSent?: unknown;
}

/** An hour of a day as the organisation's clocks show it; a change of the clocks may move it by one. */
function at(day: CivilDay, hour: number, timeZone: string): Date {
  return new Date(Date.parse(startOfDay(day, timeZone)) + hour * 3_600_000);
}
