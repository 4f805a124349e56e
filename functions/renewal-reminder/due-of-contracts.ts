// What contracts have to say today, and to whom: their owners, the owners of their applications, and next month's list.
import type { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Contract } from '#shared/domain/contracts/contract.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { moneyAtStake } from '#shared/domain/contracts/cost/at-stake.ts';
import { type AgreedLicenses, agreedLicenses } from '#shared/domain/contracts/cost/license-cost.ts';
import { asksWhatFollows, isFollowed } from '#shared/domain/contracts/succession.ts';
import { effectiveLicense } from '#shared/domain/licenses/effective-license.ts';
import type { ContractNotice, Notice } from '#shared/domain/notifications/notice.ts';
import { methodName } from '#shared/domain/payments/payment-method.ts';
import { dueNotices } from '#shared/domain/reminders/countdowns.ts';
import { listedNextMonth, nextMonthNotice } from '#shared/domain/reminders/next-month.ts';
import { priceNotices } from '#shared/domain/reminders/price-notices.ts';
import { namedFor, ownersAsRecipients, type Recipient } from '#shared/domain/reminders/recipients.ts';
import { renewalNotices } from '#shared/domain/reminders/renewal-notices.ts';
import type { Settings } from '#shared/domain/settings/settings.ts';
import { type ApplicationState, listApplications } from '#shared/table/application-store.ts';
import {
  type ContractState,
  contractOf,
  listContracts,
  loadContract,
  successorsOf,
} from '#shared/table/contract-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { loadLicense } from '#shared/table/license-store.ts';
import { type PaymentMethodState, paymentMethodsById } from '#shared/table/payment-method-store.ts';
import type { Table } from '#shared/table/table.ts';
import type { Due } from './claim.ts';
import { dueOfMethods, paymentOwnerOf, paymentOwnersOf } from './due-of-methods.ts';
import { seatUse } from './seat-use.ts';
import { type RenewalRules, renewalRules, rulesFor, turnRenewals } from './turn-renewals.ts';

type Applications = ReadonlyMap<string, Stored<ApplicationState>>;

/** The day that contracts are judged on, and the frame they are judged in. */
export interface Judging {
  readonly settings: Settings;
  readonly today: CivilDay;
  readonly at: Instant;
}

/** Its renewal is moved on first, so that what is told of it is how it stands. */
export async function dueOfContract(table: Table, id: string, judging: Judging): Promise<Due[]> {
  const [stored, applications, methods, [successor]] = await Promise.all([
    loadContract(table, id),
    applicationsById(table),
    paymentMethodsById(table),
    successorsOf(table, id),
  ]);
  if (!stored) return [];
  const rules = await renewalRules(table, [stored], judging.today);
  const [contract = stored] = await turnRenewals(table, [stored], rules, judging);
  const known = { applications, methods, rules, successor: successor?.state };
  return judged(contractOf(contract), known, judging);
}

/** A contract that cannot be judged fails alone. */
export async function dueOfContracts(
  table: Table,
  judging: Judging,
): Promise<{ readonly due: Due[]; readonly failures: Error[] }> {
  const { settings, today } = judging;
  const [listed, applications, methods] = await Promise.all([
    listContracts(table),
    applicationsById(table),
    paymentMethodsById(table),
  ]);
  const rules = await renewalRules(table, listed, today);
  const due: Due[] = [];
  const failures: Error[] = [];
  const dated: Contract[] = [];
  /** Those that nothing follows on. */
  const open: Contract[] = [];
  const successors = new Map(listed.map(({ state }) => [state.predecessorId ?? '', state]));
  for (const stored of listed) {
    try {
      const [turned = stored] = await turnRenewals(table, [stored], rules, judging);
      const contract = contractOf(turned);
      const successor = successors.get(contract.id);
      due.push(...judged(contract, { applications, methods, rules, successor }, judging));
      dated.push(contract);
      if (!isFollowed(contractDates(contract, today, []), successor)) open.push(contract);
    } catch (cause) {
      failures.push(new Error(`Contract ${stored.state.id} cannot be judged`, { cause }));
    }
  }
  const list = settings.reminders.nextMonth.on ? nextMonthNotice(open, today) : undefined;
  if (list) due.push({ notice: list, named: paymentOwnersOf(listedNextMonth(open, today), methods) });
  due.push(...dueOfMethods(methods, dated, today, settings.reminders.paymentMethodExpiring));
  return { due, failures };
}

interface Known {
  readonly applications: Applications;
  readonly methods: ReadonlyMap<string, PaymentMethodState>;
  readonly rules: RenewalRules;
  readonly successor: ContractState | undefined;
}

function judged(
  contract: ReturnType<typeof contractOf>,
  { applications, methods, rules, successor }: Known,
  { settings, today, at }: Judging,
): Due[] {
  const { reminders } = settings;
  const leadDays = contract.reminders.cancelBy?.leadDays ?? reminders.cancelBy.leadDays;
  const dates = contractDates(contract, today, leadDays);
  const of = contract.applicationIds.flatMap((id) => applications.get(id)?.state ?? []);
  const names = of.map(({ name }) => name);
  const ofContract = ownersAsRecipients(contract.owners, contract.name);
  const ofApplications = of.flatMap(({ owners, name }) => ownersAsRecipients(owners, name));
  const owners = [...ofApplications, ...ofContract];
  const method = methods.get(contract.paymentMethodId ?? '');
  const due = dueNotices(contract, dates, reminders, names, today, method && methodName(method));
  const dated = due.map((notice): Due => {
    if (notice.kind !== 'custom')
      return { notice, named: namedFor(notice.kind, owners, paymentOwnerOf(contract, methods)) };
    return { notice, named: [...chosenBy(contract, notice), ...ofContract] };
  });
  // Deadlines have their own countdown; whoever wants more than that says so in a policy.
  const fitting = rulesFor(contract, rules, { today, at });
  const escalateDays = fitting.flatMap((policy) => policy.escalateDays);
  const facts = { applications: names, owners, escalateDays, settings, today, at };
  const priced = reminders.priceChange.on ? priceNotices(contract, names, today) : [];
  const toFinance = ownersAsRecipients(contract.owners, contract.name, ['finance']);
  const told = [
    ...dated,
    ...priced.map((notice): Due => ({ notice, named: toFinance })),
    ...renewalNotices(contract, facts),
  ];
  const isOver = isFollowed(dates, successor);
  return told.filter(({ notice }) => !(isOver && 'contract' in notice && asksWhatFollows(notice)));
}

function chosenBy(contract: Contract, notice: Extract<Notice, { kind: 'custom' }>): Recipient[] {
  const own = contract.customReminders.find(
    ({ text, target }) => text === notice.text && target === notice.target,
  );
  const why = `this address was chosen for a reminder of ${contract.name}`;
  return (own?.recipients ?? []).map((mail) => ({ mail, why }));
}

async function applicationsById(table: Table): Promise<Applications> {
  return new Map((await listApplications(table)).map((one) => [one.state.id, one]));
}

const WITHOUT_SEATS: ReadonlySet<Notice['kind']> = new Set([
  'paymentDue',
  'priceChange',
  'custom',
  'renewalDecided',
]);

/** A line without a text of its own goes by its license. */
async function namedLine(table: Table, notice: ContractNotice): Promise<ContractNotice> {
  if (notice.kind !== 'priceChange' || notice.line !== '' || notice.licenseId === undefined) return notice;
  const license = await loadLicense(table, notice.licenseId);
  return license ? { ...notice, line: effectiveLicense(license.state).name } : notice;
}

/** Adds the money and the use of the seats to a contract's notice. */
export function detailer(
  table: Table,
  settings: Settings,
  today: CivilDay,
): (notice: Notice) => Promise<Notice> {
  let known: Promise<AgreedLicenses> | undefined;
  const agreed = () => {
    known ??= listContracts(table).then((all) =>
      agreedLicenses(
        all.map(({ state }) => state),
        today,
      ),
    );
    return known;
  };
  return async (notice) => {
    if (!('contract' in notice)) return notice;
    const contract = await loadContract(table, notice.contract.id);
    if (!contract) return notice;
    const money = notice.money ?? moneyAtStake(contract.state, notice, today);
    const isAboutSeats = !WITHOUT_SEATS.has(notice.kind);
    const use =
      isAboutSeats &&
      (await seatUse(table, contract.state.applicationIds, settings.inactivityPeriodDays, await agreed()));
    return { ...(await namedLine(table, notice)), ...(money && { money }), ...(use && { use }) };
  };
}
