// Contracts: listed by what is due next, changed under the version that was seen, and decided upon.

import type { ContractRow } from '#shared/api/contracts.ts';
import * as routes from '#shared/api/contracts.ts';
import { financialYearOf } from '#shared/domain/calendar/financial-year.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import type { ContractPatch } from '#shared/domain/contracts/contract.ts';
import { contractProblem } from '#shared/domain/contracts/contract-problem.ts';
import { contractMonths } from '#shared/domain/contracts/cost/contract-cost.ts';
import type { ContractStatus } from '#shared/domain/contracts/date-facts.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { contractChanges } from '#shared/domain/renewals/contract-changes.ts';
import { edited, noticed, noticeTakenBack } from '#shared/domain/renewals/turned.ts';
import { type ContractState, loadContract } from '#shared/table/contract-store.ts';
import { loadPaymentMethod } from '#shared/table/payment-method-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import { releaseSuccession } from '#shared/table/succession-store.ts';
import type { Table } from '#shared/table/table.ts';
import { cardNumberTyped } from '../card-numbers.ts';
import {
  changeContract,
  createContract,
  deleteContract,
  linesWithoutLicense,
  missingApplications,
  recorded,
} from '../contract-commit.ts';
import { contractOwners } from '../contract-owners.ts';
import { viewContract, viewContracts } from '../contract-view.ts';
import { endpoint } from '../endpoint.ts';
import { pageOfRows, rowsWithText, type SortValue } from '../list.ts';
import { following } from '../succession.ts';

/** What needs somebody soonest comes first when a list is ordered by status. */
const BY_URGENCY: readonly ContractStatus[] = [
  'inNoticeWindow',
  'ending',
  'committed',
  'active',
  'pending',
  'cancelled',
  'expired',
];

const textsOf = (row: ContractRow) => [row.name, row.vendor, ...row.applicationNames];

/** Money is compared in the reporting currency; what has no rate cannot be compared. */
function sortValue(row: ContractRow, sort: string): SortValue {
  if (sort === 'status') return BY_URGENCY.indexOf(row.status);
  if (sort === 'annual') return row.annualConverted && Number(row.annualConverted.amount);
  return row[sort as 'name'];
}

function patched(before: ContractState, patch: ContractPatch): ContractState {
  const all = Object.entries({ ...before, ...patch }).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return Object.fromEntries(all) as unknown as ContractState;
}

const noLicense = (line: number) =>
  refuse('invalid', 'There is no such license', { field: `lines.${line}.licenseId` });

/** @returns the refusal of a payment method that does not exist */
async function noMethod(table: Table, id: string | null | undefined) {
  const isKnown = id == null || (await loadPaymentMethod(table, id)) !== undefined;
  return isKnown
    ? undefined
    : refuse('invalid', 'There is no such payment method', { field: 'paymentMethodId' });
}

const owned = { ownersOf: contractOwners };

export const contractEndpoints = [
  endpoint(routes.listContracts, async ({ table }, { query, at }) => {
    const contracts = await viewContracts(table, at);
    const rows = contracts.rows
      .filter((row) => query.status === undefined || row.status === query.status)
      .filter((row) => query.kind === undefined || row.kind === query.kind)
      .filter((row) => query.applicationId === undefined || row.applicationIds.includes(query.applicationId));
    const page = pageOfRows(rows, query, {
      list: 'contracts',
      id: (row) => row.id,
      text: textsOf,
      value: sortValue,
      sort: 'renewalDeadline',
    });
    if (!page.ok) return page;
    return done({ ...page.value, totalAnnual: contracts.totalOf(rowsWithText(rows, query.text, textsOf)) });
  }),

  endpoint(routes.createContract, async (context, { body, actor, at }) => {
    const typed = cardNumberTyped('contract', body);
    if (typed) return typed;
    const [missing] = await missingApplications(context.table, body.applicationIds);
    if (missing !== undefined)
      return refuse('invalid', 'There is no such application', { field: 'applicationIds' });
    const [nameless] = await linesWithoutLicense(context.table, body.lines);
    if (nameless !== undefined) return noLicense(nameless);
    const unpaid = await noMethod(context.table, body.paymentMethodId);
    if (unpaid) return unpaid;
    const state: ContractState = { ...body, id: crypto.randomUUID(), confirmed: [] };
    const problem = contractProblem(state);
    if (problem) return { ok: false, refusal: problem };
    const outcome = await following(context.table, state.id, state.predecessorId, at, () =>
      createContract(context, state, { actor, at }),
    );
    return outcome.ok ? done(await viewContract(context.table, outcome.value, at)) : outcome;
  }),

  endpoint(routes.getContract, async ({ table }, { params, at }) => {
    const stored = await loadContract(table, params.id);
    return stored
      ? done(await viewContract(table, stored, at))
      : refuse('notFound', 'There is no such contract');
  }),

  endpoint(routes.getContractCosts, async ({ table }, { params, query, at }) => {
    const [stored, settings] = await Promise.all([loadContract(table, params.id), settingsOf(table)]);
    if (!stored) return refuse('notFound', 'There is no such contract');
    const { firstMonthOfFinancialYear, timeZone } = settings;
    const first =
      query.from === undefined
        ? financialYearOf(civilDayOf(at, timeZone), firstMonthOfFinancialYear)
        : `${query.from}-01`;
    const { months, recognition } = query;
    const asked = { first, months, recognition, firstMonthOfFinancialYear };
    const items = contractMonths(stored.state, asked);
    return done({ currency: stored.state.currency ?? null, items, next: null, total: items.length });
  }),

  endpoint(
    routes.updateContract,
    async (context, { params, body, actor, at }) => {
      const { version: seen, ...patch } = body;
      const typed = cardNumberTyped('contract', patch);
      if (typed) return typed;
      const [missing, nameless, stored, unpaid] = await Promise.all([
        missingApplications(context.table, patch.applicationIds ?? []),
        linesWithoutLicense(context.table, patch.lines ?? []),
        loadContract(context.table, params.id),
        noMethod(context.table, patch.paymentMethodId),
      ]);
      const followed = stored?.state.predecessorId;
      const next = patch.predecessorId === followed ? undefined : patch.predecessorId;
      const change = () =>
        changeContract(context, params.id, { seen, actor, at }, (before) => {
          if (missing.some((id) => !before.applicationIds.includes(id)))
            return refuse('invalid', 'There is no such application', { field: 'applicationIds' });
          if (unpaid && patch.paymentMethodId !== before.paymentMethodId) return unpaid;
          const kept = new Set(before.lines.map(({ licenseId }) => licenseId));
          const unknown = nameless.find((index) => !kept.has(patch.lines?.[index]?.licenseId));
          if (unknown !== undefined) return noLicense(unknown);
          const state = edited(before, patched(before, patch));
          const problem = contractProblem(state);
          if (problem) return { ok: false, refusal: problem };
          return done({ state, deed: 'changed', changes: contractChanges(before, state) });
        });
      const outcome = await following(context.table, params.id, next, at, change);
      // What it followed on may be followed by another one at once.
      if (outcome.ok && next !== undefined && followed !== undefined)
        await releaseSuccession(context.table, followed, params.id);
      return outcome;
    },
    owned,
  ),

  endpoint(routes.deleteContract, async (context, { params, actor, at }) => {
    const outcome = await deleteContract(context, params.id, { actor, at });
    if (!outcome.ok) return outcome;
    const { predecessorId } = outcome.value.state;
    if (predecessorId !== undefined) await releaseSuccession(context.table, predecessorId, params.id);
    return done(undefined);
  }),

  endpoint(
    routes.recordNotice,
    async (context, { params, body, actor, at }) =>
      changeContract(context, params.id, { seen: body.version, actor, at }, (before, today) => {
        const { version: _, note, ...notice } = body;
        return recorded(before, noticed(before, notice, { today, at }), 'noticeSent', note);
      }),
    owned,
  ),

  endpoint(
    routes.withdrawNotice,
    async (context, { params, query, actor, at }) =>
      changeContract(context, params.id, { seen: query.version, actor, at }, (before) =>
        recorded(before, noticeTakenBack(before), 'changed'),
      ),
    owned,
  ),
];
