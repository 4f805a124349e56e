// Renewals: listed by their deadline, reviewed, decided and approved; each step is one change of the contract.
import type { RenewalRow } from '#shared/api/renewals.ts';
import * as routes from '#shared/api/renewals.ts';
import { addMonths, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { convert, total } from '#shared/domain/money/exchange.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { mayAnswer } from '#shared/domain/renewals/approval.ts';
import { answer, review, takeBack } from '#shared/domain/renewals/machine.ts';
import { isOpen, openRenewal } from '#shared/domain/renewals/open-renewal.ts';
import type { RenewalState } from '#shared/domain/renewals/renewal.ts';
import { type ContractState, loadContract } from '#shared/table/contract-store.ts';
import { ratesFor } from '#shared/table/rate-store.ts';
import { contractOwners } from '../contract-owners.ts';
import { decided } from '../decided.ts';
import { endpoint } from '../endpoint.ts';
import { pageOfRows, rowsWithText, type SortValue } from '../list.ts';
import { NOTHING, renewalStep } from '../renewal-step.ts';
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

const owned = { ownersOf: contractOwners };

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
      return renewalStep(context, request, version, (before, when) => ({
        state: review(before, asked, when),
        deed: 'reviewed',
      }));
    },
    owned,
  ),

  endpoint(routes.decideRenewal, (context, request) => decided(context, request, request.body), owned),

  endpoint(
    routes.withdrawRenewalDecision,
    (context, request) =>
      renewalStep(context, request, request.query.version, (before, when) => ({
        state: takeBack(before, when),
        deed: 'takenBack',
      })),
    owned,
  ),

  endpoint(routes.answerRenewal, (context, request) => {
    const { body, caller, actor, at } = request;
    const { verdict, note, override } = body;
    return renewalStep(context, request, body.version, (before, when) => {
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
];

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
