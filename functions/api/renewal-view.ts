// Renewals as people see them: a row for each decision that is due, was made or will come, and one whole with everything to decide by.
import { budgetChecks } from '#functions/budgets/checks.ts';
import type { RenewalRow, RenewalView } from '#shared/api/renewals.ts';
import { isOwner } from '#shared/domain/access/owners.ts';
import { addDays, type CivilDay, daysBetween } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { contractCost } from '#shared/domain/contracts/cost/contract-cost.ts';
import { mayAnswer, policiesFor } from '#shared/domain/renewals/approval.ts';
import { type DueDecision, dueDecision, lateDecision } from '#shared/domain/renewals/due-decision.ts';
import { noticeLetter } from '#shared/domain/renewals/letter.ts';
import { isOpen, openRenewal, toldOf } from '#shared/domain/renewals/open-renewal.ts';
import type { Renewal } from '#shared/domain/renewals/renewal.ts';
import { asContracted, nextTermCost, worthOf } from '#shared/domain/renewals/request.ts';
import { type ApplicationState, listApplications } from '#shared/table/application-store.ts';
import { type ContractState, listContracts } from '#shared/table/contract-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { listLicenses, loadLicense } from '#shared/table/license-store.ts';
import { loadPolicies, policyRates } from '#shared/table/policy-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { viewContract } from './contract-view.ts';
import type { Caller } from './endpoint.ts';
import { type Histories, historiesOf, type KnownLicenses, pricesOf, proposalOf } from './renewal-proposal.ts';

const NO_ROOM = { growthPercent: '0', marginPercent: '10' };

interface Known {
  readonly applications: ReadonlyMap<string, ApplicationState>;
  readonly licenses: KnownLicenses;
  readonly histories: Histories;
}

/** One row for each renewal that stands or stood, and one for the decision that will come if none is open. */
function rowsOf(contract: ContractState, known: Known, at: string, today: CivilDay): RenewalRow[] {
  const stood = (contract.renewals ?? []).map((renewal) => rowOf(contract, renewal, known, at, today));
  const due = openRenewal(contract) ? undefined : dueDecision(contract, today);
  const isKnown = contract.renewals?.some(({ ends }) => ends === due?.ends);
  return due && !isKnown ? [...stood, rowOf(contract, due, known, at, today)] : stood;
}

function rowOf(
  contract: ContractState,
  one: Renewal | DueDecision,
  known: Known,
  at: string,
  today: CivilDay,
): RenewalRow {
  const renewal = 'state' in one ? one : undefined;
  const { ends, deadline } = one;
  const isPast = renewal !== undefined && !isOpen(renewal);
  const when = { today, at };
  const room = renewal ?? NO_ROOM;
  const proposal = isPast ? undefined : proposalOf(contract, ends, roomOf(room), known, when);
  return {
    id: `${contract.id}:${ends}`,
    contractId: contract.id,
    contractName: contract.name,
    vendor: contract.vendor,
    applicationNames: contract.applicationIds.flatMap((id) => known.applications.get(id)?.name ?? []),
    state: renewal?.state ?? 'planned',
    kind: 'kind' in one ? one.kind : contract.renewal.kind,
    deadline,
    inDays: daysBetween(today, deadline),
    ends,
    nextTerm: proposal ? proposal.asContracted : (renewal?.request?.amount ?? null),
    currency: contract.currency ?? null,
    saving: proposal?.saving ?? null,
    owner: contract.owners.business ?? contract.owners.finance ?? contract.owners.it ?? null,
    reviewer: renewal?.reviewer ?? null,
    needsReview: renewal?.rolled === true && renewal.reviewedAt === undefined,
  };
}

function roomOf({ growthPercent, marginPercent }: Pick<Renewal, 'growthPercent' | 'marginPercent'>) {
  return { growthPercent, marginPercent };
}

export interface RenewalRows {
  readonly rows: readonly RenewalRow[];
  readonly contracts: ReadonlyMap<string, ContractState>;
  readonly today: CivilDay;
  readonly reporting: string;
}

/** Rows of every contract; usage is read of licenses whose contracts are due for a decision. */
export async function viewRenewals(table: Table, at: string): Promise<RenewalRows> {
  const [contracts, applications, licenses, settings] = await Promise.all([
    listContracts(table),
    listApplications(table),
    listLicenses(table),
    settingsOf(table),
  ]);
  const today = civilDayOf(at, settings.timeZone);
  const states = contracts.map(({ state }) => state);
  const due = states.filter((one) => openRenewal(one) !== undefined || dueDecision(one, today) !== undefined);
  const known: Known = {
    applications: new Map(applications.map(({ state }) => [state.id, state])),
    licenses: new Map(licenses.map(({ state }) => [state.id, state])),
    histories: await historiesOf(table, due, today),
  };
  return {
    rows: states.flatMap((one) => rowsOf(one, known, at, today)),
    contracts: new Map(states.map((one) => [one.id, one])),
    today,
    reporting: settings.reportingCurrency,
  };
}

export interface ViewAsked {
  readonly caller: Caller;
  readonly at: string;
  readonly growthPercent?: string | undefined;
  readonly marginPercent?: string | undefined;
}

/** @returns undefined where the contract has nothing to decide and never had */
export async function viewRenewal(
  table: Table,
  stored: Stored<ContractState>,
  { caller, at, ...asked }: ViewAsked,
): Promise<RenewalView | undefined> {
  const contract = stored.state;
  const [settings, { state: policies }, applications, view] = await Promise.all([
    settingsOf(table),
    loadPolicies(table),
    listApplications(table),
    viewContract(table, stored, at),
  ]);
  const today = civilDayOf(at, settings.timeZone);
  const when = { today, at };
  const standing = openRenewal(contract);
  const last = contract.renewals?.at(-1);
  const due = dueDecision(contract, today, { shortTerms: true }) ?? lateDecision(contract, today);
  // What was decided last stays in sight until the next decision is due.
  const isNext = due !== undefined && due.ends !== last?.ends && due.opensOn <= today;
  const shown = standing ?? (isNext ? due : (last ?? due));
  if (!shown) return undefined;
  const licenses = await licensesOf(table, contract);
  const known: Known = {
    applications: new Map(applications.map(({ state }) => [state.id, state])),
    licenses,
    histories: await historiesOf(table, [contract], today),
  };
  const renewal = 'state' in shown ? shown : null;
  const room = {
    growthPercent: asked.growthPercent ?? renewal?.growthPercent ?? NO_ROOM.growthPercent,
    marginPercent: asked.marginPercent ?? renewal?.marginPercent ?? NO_ROOM.marginPercent,
  };
  const usual = nextTermCost(contract, asContracted(contract), shown.ends, when);
  const currencies = contract.currency === undefined ? [] : [contract.currency];
  const ratesTo = await policyRates(table, policies.policies, currencies, today);
  const fitting = policiesFor(policies.policies, contract, worthOf(usual, contract.currency, today, ratesTo));
  const now = contractCost(contract, today, settings.firstMonthOfFinancialYear);
  return {
    row: rowOf(contract, shown, known, at, today),
    renewal,
    past: (contract.renewals ?? []).filter((one) => one !== renewal && !isOpen(one)).reverse(),
    contract: view,
    currency: contract.currency ?? null,
    proposal: {
      ...proposalOf(contract, shown.ends, room, known, when),
      thisTerm: now?.term?.to === shown.ends ? now.term.amount : null,
    },
    prices: pricesOf(contract, licenses),
    budgets: await budgetChecks(
      table,
      contract,
      renewal?.request?.decision ?? asContracted(contract),
      shown.ends,
      when,
    ),
    policies: fitting.map(({ id, name }) => ({ id, name })),
    may: rightsOf(contract, renewal, known, caller),
    letter: letterOf(contract, shown.ends, today),
  };
}

async function licensesOf(table: Table, { lines }: ContractState): Promise<KnownLicenses> {
  const ids = [...new Set(lines.flatMap(({ licenseId }) => licenseId ?? []))];
  const found = await Promise.all(ids.map((id) => loadLicense(table, id)));
  return new Map(found.flatMap((one) => (one ? [[one.state.id, one.state] as const] : [])));
}

const DECIDERS = ['admin', 'finance', 'procurement'] as const;

function rightsOf(
  { owners, applicationIds }: ContractState,
  renewal: Renewal | null,
  { applications }: Known,
  caller: Caller,
): RenewalView['may'] {
  const owned = [owners, ...applicationIds.flatMap((id) => applications.get(id)?.owners ?? [])];
  const decide =
    DECIDERS.some((role) => caller.roles.includes(role)) || owned.some((one) => isOwner(one, caller.mail));
  const request = renewal?.state === 'awaitingApproval' ? renewal.request : undefined;
  if (!request) return { decide, approve: false, override: false, why: null };
  const may = mayAnswer(request, caller);
  const isOwn = request.by.kind === 'person' && request.by.id === caller.mail;
  return {
    decide,
    approve: may === 'yes',
    override: may === 'override',
    why: isOwn
      ? 'Nobody approves their own request'
      : may === 'no'
        ? `${toldOf(request)}; others were asked to approve it`
        : null,
  };
}

/** Only of a contract that goes on until notice is given; the day after which it is too late is in it. */
function letterOf(contract: ContractState, ends: CivilDay, today: CivilDay): RenewalView['letter'] {
  if (contract.noticeSent || dueDecision(contract, today, { shortTerms: true })?.kind !== 'automatic')
    return null;
  return noticeLetter(contract, { ends, from: addDays(ends, 1) });
}
