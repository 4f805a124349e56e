// Renewals: listed by their deadline, reviewed, decided and approved; each step is one change of the contract.
import { budgetChecks } from '#functions/budgets/checks.ts';
import type { ApiContext } from '#functions/runtime/context.ts';
import type { RenewalRow, RenewalView } from '#shared/api/renewals.ts';
import * as routes from '#shared/api/renewals.ts';
import { addMonths, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { contractProblem } from '#shared/domain/contracts/contract-problem.ts';
import type { Deed } from '#shared/domain/ledger/entry.ts';
import { convert, total } from '#shared/domain/money/exchange.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { mayAnswer } from '#shared/domain/renewals/approval.ts';
import { contractChanges } from '#shared/domain/renewals/contract-changes.ts';
import { dueDecision, lateDecision } from '#shared/domain/renewals/due-decision.ts';
import {
  answer,
  ask,
  isOpen,
  latestRenewal,
  nameOf,
  openRenewal,
  review,
  takeBack,
  toldOf,
  type When,
} from '#shared/domain/renewals/machine.ts';
import type { Renewal, RenewalState } from '#shared/domain/renewals/renewal.ts';
import { requestFor } from '#shared/domain/renewals/request.ts';
import { contractChanged } from '#shared/events/contract-changed.ts';
import { eventEntry } from '#shared/events/event.ts';
import { changeItem } from '#shared/table/commit.ts';
import { type ContractState, contractEntity, loadContract } from '#shared/table/contract-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { keys } from '#shared/table/keys.ts';
import { loadPolicies, policyRates, putPolicies } from '#shared/table/policy-store.ts';
import { ratesFor } from '#shared/table/rate-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import { contractOwners } from '../contract-owners.ts';
import { type ApiRequest, endpoint } from '../endpoint.ts';
import { pageOfRows, rowsWithText, type SortValue } from '../list.ts';
import { viewRenewal, viewRenewals } from '../renewal-view.ts';

/** What waits for somebody comes first. */
const BY_URGENCY: readonly (RenewalState | 'planned')[] = [
  'awaitingApproval',
  'approved',
  'inReview',
  'upcoming',
  'lapsed',
  'planned',
  'renewed',
  'changed',
  'cancelled',
];

const textsOf = (row: RenewalRow) => [row.contractName, row.vendor, ...row.applicationNames];

function sortValue(row: RenewalRow, sort: string): SortValue {
  if (sort === 'state') return BY_URGENCY.indexOf(row.state);
  if (sort === 'nextTerm' || sort === 'saving') return row[sort] === null ? null : Number(row[sort]);
  return row[sort as 'deadline'];
}

const NOTHING = refuse('notFound', 'This contract has nothing to decide');
const owned = { ownersOf: contractOwners };

interface Step {
  readonly state: Outcome<ContractState>;
  readonly deed: Deed;
  readonly note?: string | undefined;
}

/**
 * One step under the version that was seen. Whoever comes second is told by whom and what was decided meanwhile.
 * @param step may be asked again when a figure or a rule changed the contract in between
 */
async function step(
  { table, send }: ApiContext,
  { params, caller, actor, at }: Pick<ApiRequest<{ id: string }>, 'params' | 'caller' | 'actor' | 'at'>,
  seen: number,
  decide: (before: ContractState, when: When) => Step,
): Promise<Outcome<RenewalView>> {
  const today = civilDayOf(at, (await settingsOf(table)).timeZone);
  let isChanged = false;
  const outcome = await changeItem(table, contractEntity, keys.contract(params.id), at, (current) => {
    if (seen < current.edited) return meanwhile(current);
    const { state: before } = current;
    const { state: after, deed, note } = decide(before, { today, at });
    if (!after.ok) return after;
    const problem = contractProblem(after.value);
    if (problem) return { refusal: problem };
    const changes = contractChanges(before, after.value);
    isChanged = changes.length > 0;
    if (!isChanged) return 'unchanged';
    return { state: after.value, line: { actor, deed, changes, ...(note && { note }) } };
  });
  if (!outcome.ok) return outcome;
  if (isChanged) await send(eventEntry(contractChanged, { contractId: params.id }, at));
  const view = await viewRenewal(table, outcome.value, { caller, at });
  return view ? done(view) : NOTHING;
}

function meanwhile({ state }: Stored<ContractState>): ReturnType<typeof refuse> {
  const told = whatHappened(latestRenewal(state));
  return refuse('conflict', `${told ?? 'This contract was changed after you opened it'}; reload to see it`, {
    field: 'version',
  });
}

/** By whom and what was decided last. */
function whatHappened(renewal: Renewal | undefined): string | undefined {
  const { request, verdict } = renewal ?? {};
  if (verdict) return `${nameOf(verdict.by)} ${verdict.verdict} it on ${verdict.at.slice(0, 10)}`;
  return request && toldOf(request);
}

/** A year of deadlines where nothing else was asked for, and whatever rolled over unseen. */
function isAsked(
  row: RenewalRow,
  query: { readonly from?: CivilDay | undefined; readonly to?: CivilDay | undefined },
  today: CivilDay,
): boolean {
  const { from = today, to = addMonths(from, 12) } = query;
  if (from <= row.deadline && row.deadline <= to) return true;
  return query.from === undefined && row.needsReview;
}

export const renewalEndpoints = [
  endpoint(routes.listRenewals, async ({ table }, { query, at }) => {
    const { rows: all, contracts, today, reporting } = await viewRenewals(table, at);
    const { state, open, needsReview, applicationId, vendor, owner } = query;
    const isOf = ({ contractId }: RenewalRow) => contracts.get(contractId);
    const rows = all
      .filter((row) => isAsked(row, query, today))
      .filter((row) => state === undefined || row.state === state)
      .filter((row) => open === undefined || isOpenRow(row) === open)
      .filter((row) => needsReview === undefined || row.needsReview === needsReview)
      .filter((row) => applicationId === undefined || isOf(row)?.applicationIds.includes(applicationId))
      .filter((row) => vendor === undefined || row.vendor === vendor)
      .filter((row) => owner === undefined || owners(isOf(row), row).includes(owner));
    const page = pageOfRows(rows, query, {
      list: 'renewals',
      id: (row) => row.id,
      text: textsOf,
      value: sortValue,
      sort: 'deadline',
    });
    if (!page.ok) return page;
    const shown = rowsWithText(rows, query.text, textsOf);
    const currencies = [...new Set(shown.flatMap(({ currency }) => currency ?? []))];
    const rates = await ratesFor(
      table,
      reporting,
      currencies.map((currency) => ({ currency, day: today })),
    );
    const parts = shown.flatMap(({ nextTerm, currency }) =>
      nextTerm === null || currency === null ? [] : [convert(nextTerm, currency, today, rates, reporting)],
    );
    return done({ ...page.value, totalNextTerm: total(parts, reporting) });
  }),

  endpoint(routes.getRenewal, async ({ table }, { params, query, caller, at }) => {
    const stored = await loadContract(table, params.id);
    if (!stored) return refuse('notFound', 'There is no such contract');
    const view = await viewRenewal(table, stored, { caller, at, ...query });
    return view ? done(view) : NOTHING;
  }),

  endpoint(
    routes.reviewRenewal,
    (context, request) => {
      const { version, ...asked } = request.body;
      return step(context, request, version, (before, when) => ({
        state: review(before, asked, when),
        deed: 'reviewed',
      }));
    },
    owned,
  ),

  endpoint(
    routes.decideRenewal,
    async (context, request) => {
      const { table } = context;
      const { body, params, actor, at } = request;
      const [stored, { state: known }, { timeZone }] = await Promise.all([
        loadContract(table, params.id),
        loadPolicies(table),
        settingsOf(table),
      ]);
      if (!stored) return refuse('notFound', 'There is no such contract');
      const { policies } = known;
      const currencies = stored.state.currency === undefined ? [] : [stored.state.currency];
      const today = civilDayOf(at, timeZone);
      const ratesTo = await policyRates(table, policies, currencies, today);
      const stands = endsOf(stored.state, today);
      const budgets = await budgetChecks(table, stored.state, body.decision, stands, { today, at });
      return step(context, request, body.version, (before, when) => {
        const asked = { decision: body.decision, by: actor, ...(body.note && { note: body.note }) };
        const wanted = requestFor(
          { policies, ratesTo, budgets },
          before,
          asked,
          endsOf(before, when.today),
          when,
        );
        const deed = wanted.reasons.length > 0 ? 'asked' : 'decided';
        return { state: ask(before, wanted, when), deed, note: body.note };
      });
    },
    owned,
  ),

  endpoint(
    routes.withdrawRenewalDecision,
    (context, request) =>
      step(context, request, request.query.version, (before, when) => ({
        state: takeBack(before, when),
        deed: 'takenBack',
      })),
    owned,
  ),

  endpoint(routes.answerRenewal, (context, request) => {
    const { body, caller, actor, at } = request;
    const { verdict, note, override } = body;
    return step(context, request, body.version, (before, when) => {
      const asked = openRenewal(before)?.request;
      const may = asked ? mayAnswer(asked, caller) : 'no';
      const isAllowed = !asked || may === 'yes' || (may === 'override' && override === true);
      const given = {
        verdict,
        by: actor,
        at,
        ...(note && { note }),
        ...(may === 'override' && { override: true as const }),
      };
      return {
        state: isAllowed ? answer(before, given, when) : notAsked(may),
        deed: verdict,
        note,
      };
    });
  }),

  endpoint(routes.listPolicies, async ({ table }) => {
    const { state, version } = await loadPolicies(table);
    return done({ version, items: state.policies });
  }),

  endpoint(routes.savePolicies, async ({ table }, { body, actor, at }) => {
    const twice = body.items.find((one, index) => body.items.findIndex(({ id }) => id === one.id) !== index);
    if (twice) return refuse('invalid', 'Two policies have the same id', { field: 'items' });
    const outcome = await putPolicies(table, body.items, { seen: body.version, actor, at });
    if (!outcome.ok) return outcome;
    return done({ version: outcome.value.version, items: outcome.value.state.policies });
  }),
];

/** Last day of the term that is to be decided. */
function endsOf(contract: ContractState, today: CivilDay): CivilDay {
  const due = openRenewal(contract) ?? dueDecision(contract, today, { shortTerms: true });
  return (due ?? lateDecision(contract, today))?.ends ?? today;
}

function isOpenRow({ state, needsReview }: RenewalRow): boolean {
  return needsReview || (state !== 'planned' && isOpen({ state }));
}

function owners(contract: ContractState | undefined, { reviewer }: RenewalRow): string[] {
  return [...Object.values(contract?.owners ?? {}), reviewer].flatMap((mail) => mail ?? []);
}

function notAsked(may: 'yes' | 'override' | 'no'): Outcome<never> {
  return may === 'override'
    ? refuse('forbidden', 'You were not asked to approve this; an administrator may override it', {
        field: 'override',
      })
    : refuse('forbidden', 'You were not asked to approve this, or you asked for it yourself', {
        field: 'verdict',
      });
}
