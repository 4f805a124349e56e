// Contracts with everything decided about them in one item each, listed by name; their dates are computed from all of them.
import * as z from 'zod';
import { Contract } from '#shared/domain/contracts/contract.ts';
import { MOST_PRICE_NEWS, PriceNews } from '#shared/domain/contracts/price-news.ts';
import { loadItem, read } from './commit.ts';
import type { Entity, Stored } from './entity.ts';
import { byName, indexes, keys } from './keys.ts';
import { queryList, type Table } from './table.ts';

/** Bookkeeping of what is to be told, which neither people nor the log see: they have the lines themselves. */
const Kept = { priceNews: z.array(PriceNews).max(MOST_PRICE_NEWS).optional() };

export const ContractState = Contract.omit({ version: true }).extend(Kept);
export type ContractState = z.infer<typeof ContractState>;

export const contractEntity: Entity<ContractState> = {
  kind: 'contract',
  shape: 1,
  schema: ContractState,
  key: ({ id }) => keys.contract(id),
  index: ({ id, name, predecessorId }) => ({
    GSI1: [indexes.contracts, byName(name, id)],
    ...(predecessorId !== undefined && { GSI2: [indexes.successorsOf(predecessorId), id] }),
  }),
  subject: ({ id, name, applicationIds }) => ({
    id,
    name,
    ...(applicationIds[0] !== undefined && { applicationId: applicationIds[0] }),
  }),
};

/** The contract as people see it, with what is kept about it. */
export function contractOf({ state, version }: Stored<ContractState>): ContractState & Contract {
  return { ...state, version };
}

export function loadContract(table: Table, id: string): Promise<Stored<ContractState> | undefined> {
  return loadItem(table, contractEntity, keys.contract(id));
}

/** All contracts in the order of their names. */
export async function listContracts(table: Table): Promise<Stored<ContractState>[]> {
  const items = await queryList(table, { index: 'GSI1', partition: indexes.contracts });
  return items.map((item) => read(contractEntity, item));
}

/** The contracts that follow on one. */
export async function successorsOf(table: Table, id: string): Promise<Stored<ContractState>[]> {
  const items = await queryList(table, { index: 'GSI2', partition: indexes.successorsOf(id) });
  return items.map((item) => read(contractEntity, item));
}
