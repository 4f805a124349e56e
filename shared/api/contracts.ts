// Contracts over HTTP: what was agreed, what follows from it today, and what was decided.
import * as z from 'zod';
import type { Role } from '#shared/domain/access/role.ts';
import { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import {
  Contract,
  ContractInput,
  ContractKind,
  ContractPatch,
  NoticeSent,
} from '#shared/domain/contracts/contract.ts';
import { ContractYearMonth } from '#shared/domain/contracts/contract-day.ts';
import { ContractCost, CostMonth, Recognition } from '#shared/domain/contracts/cost/cost-facts.ts';
import { ContractDates, ContractStatus } from '#shared/domain/contracts/date-facts.ts';
import { Currency } from '#shared/domain/money/currency.ts';
import { Total } from '#shared/domain/money/total.ts';
import { passage } from '#shared/domain/text.ts';
import { CONTRACT_COLUMNS } from './contract-columns.ts';
import { READERS } from './readers.ts';
import { Id, listQuery, pageOf, route, Seen } from './route.ts';

const EDITORS: readonly Role[] = ['admin', 'finance'];
const DECIDERS: readonly Role[] = ['admin', 'finance', 'procurement'];

/** A contract with what follows from it on the organisation's present day. */
const Named = z.object({ id: z.string(), name: z.string() });

export const ContractView = Contract.extend({
  applicationNames: z.array(z.string()),
  /** Of the licenses that its lines name, by id. */
  licenseNames: z.record(z.string(), z.string()),
  /** Of what it is paid by; absent where that was not said, or is gone. */
  paymentMethodName: z.string().optional(),
  /** Who hears of its payments. */
  paymentMethodOwner: z.string().optional(),
  /** What it follows, while that stands; and what follows it. */
  predecessor: Named.nullable(),
  successors: z.array(Named),
  dates: ContractDates,
  /** Null until it has prices. */
  cost: ContractCost.nullable(),
});
export type ContractView = z.infer<typeof ContractView>;

export const ContractRow = Contract.pick({
  id: true,
  name: true,
  kind: true,
  vendor: true,
  applicationIds: true,
  owners: true,
  start: true,
  currency: true,
  paymentFrequency: true,
  version: true,
}).extend({
  applicationNames: z.array(z.string()),
  status: ContractStatus,
  renewal: ContractDates.shape.renewal,
  end: CivilDay.nullable(),
  nextCancelBy: CivilDay.nullable(),
  renewalDeadline: CivilDay.nullable(),
  renewalDate: CivilDay.nullable(),
  nextPayment: CivilDay.nullable(),
  /** The run-rate of a year in the contract's currency; null until it has prices. */
  annual: z.string().nullable(),
  /** The same in the reporting currency by the newest rate today; null without prices or without a rate. */
  annualConverted: z
    .object({ amount: z.string(), currency: Currency, rate: z.string(), rateDay: CivilDay })
    .nullable(),
});
export type ContractRow = z.infer<typeof ContractRow>;

export const listContracts = route({
  id: 'listContracts',
  method: 'GET',
  path: '/api/contracts',
  noun: 'contracts',
  access: READERS.contracts,
  summary:
    'Contracts with their computed dates; without an order, the nearest deadline comes first; by annual cost, what has no rate comes last',
  query: listQuery(
    [
      'name',
      'vendor',
      'status',
      'start',
      'end',
      'nextCancelBy',
      'renewalDeadline',
      'renewalDate',
      'nextPayment',
      'annual',
    ],
    {
      status: ContractStatus.optional(),
      kind: ContractKind.optional(),
      applicationId: z.string().max(200).optional(),
    },
  ),
  response: pageOf(ContractRow).extend({
    /** Of all rows of the query, today, in the reporting currency. */
    totalAnnual: Total,
  }),
  csv: CONTRACT_COLUMNS,
});

export const createContract = route({
  id: 'createContract',
  method: 'POST',
  path: '/api/contracts',
  noun: 'contracts',
  access: { roles: EDITORS },
  summary: 'Add a contract',
  body: ContractInput,
  response: ContractView,
  status: 201,
});

export const getContract = route({
  id: 'getContract',
  method: 'GET',
  path: '/api/contracts/{id}',
  noun: 'contracts',
  access: READERS.contracts,
  summary: 'One contract with its computed dates',
  params: Id,
  response: ContractView,
});

export const getContractCosts = route({
  id: 'getContractCosts',
  method: 'GET',
  path: '/api/contracts/{id}/costs',
  noun: 'contracts',
  access: READERS.contracts,
  summary:
    'What a contract adds, costs and asks for by civil month; without a first month, the financial year',
  params: Id,
  query: z.object({
    from: ContractYearMonth.optional(),
    months: z.coerce.number().pipe(z.int().min(1).max(120)).default(12),
    recognition: Recognition.default('monthly'),
  }),
  response: z.object({
    currency: z.string().nullable(),
    items: z.array(CostMonth),
    next: z.null(),
    total: z.int(),
  }),
  csv: [
    { header: 'Month', value: (row) => row.month },
    { header: 'Added', value: (row) => row.added },
    { header: 'Changed', value: (row) => row.changed },
    { header: 'Cost', value: (row) => row.cost },
    { header: 'Of which one-time', value: (row) => row.oneTime },
    { header: 'Payment', value: (row) => row.payment },
  ],
});

export const updateContract = route({
  id: 'updateContract',
  method: 'PATCH',
  path: '/api/contracts/{id}',
  noun: 'contracts',
  access: { roles: EDITORS, owners: true },
  summary: 'Change what is named and leave the rest; null takes an optional value away',
  params: Id,
  body: ContractPatch.extend(Seen.shape),
  response: ContractView,
});

export const deleteContract = route({
  id: 'deleteContract',
  method: 'DELETE',
  path: '/api/contracts/{id}',
  noun: 'contracts',
  access: { roles: EDITORS },
  summary: 'Delete a contract; its log stays',
  params: Id,
});

const SeenInQuery = z.object({ version: z.coerce.number().pipe(z.int().min(0)) });

export const recordNotice = route({
  id: 'recordNotice',
  method: 'POST',
  path: '/api/contracts/{id}/notice',
  noun: 'contracts',
  access: { roles: DECIDERS, owners: true },
  summary: 'Record that notice was sent; the contract ends with the term that this notice still reaches',
  params: Id,
  body: NoticeSent.extend({ ...Seen.shape, note: passage(1_000).trim().optional() }),
  response: ContractView,
});

export const withdrawNotice = route({
  id: 'withdrawNotice',
  method: 'DELETE',
  path: '/api/contracts/{id}/notice',
  noun: 'contracts',
  access: { roles: DECIDERS, owners: true },
  summary: 'Take a recorded notice back; the contract goes on as agreed',
  params: Id,
  query: SeenInQuery,
  response: ContractView,
});

export const contractRoutes = [
  listContracts,
  createContract,
  getContract,
  getContractCosts,
  updateContract,
  deleteContract,
  recordNotice,
  withdrawNotice,
] as const;
