// Contracts with everything decided about them in one item each, listed by name and by the next date that lies ahead.
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { Contract } from '#shared/domain/contracts/contract.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { loadItem, read, setFigures } from './commit.ts';
import type { Entity, Stored } from './entity.ts';
import { byName, type IndexKeys, indexes, keys } from './keys.ts';
import { queryAll, queryList, type Table } from './table.ts';

export const ContractState = Contract.omit({ version: true });
export type ContractState = Omit<Contract, 'version'>;

export const contractEntity: Entity<ContractState> = {
  kind: 'contract',
  shape: 1,
  schema: ContractState,
  key: ({ id }) => keys.contract(id),
  index: ({ id, name }) => ({ GSI1: [indexes.contracts, byName(name, id)] }),
  dueByFigure: true,
  subject: ({ id, name, applicationIds }) => ({
    id,
    name,
    ...(applicationIds[0] !== undefined && { applicationId: applicationIds[0] }),
  }),
};

/** Where contracts with nothing ahead stand in the index of dates: behind all others. */
const NEVER = '9999-12-31';

/** The contract as people see it. */
export function contractOf({ state, version }: Stored<ContractState>): Contract {
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

/** The nearest date ahead and its place in the index; every commit of a contract carries them. */
export function aheadOf(
  state: ContractState,
  today: CivilDay,
): { readonly figures: { readonly nextDate: CivilDay }; readonly index: IndexKeys } {
  const { renewalDeadline, targets } = contractDates(state, today, []);
  const days = [renewalDeadline, ...Object.values(targets).map((target) => target?.day)];
  const ahead = days.filter((day): day is CivilDay => typeof day === 'string' && day >= today).sort();
  const nextDate = ahead[0] ?? NEVER;
  return { figures: { nextDate }, index: { GSI2: [indexes.contractDeadlines, `${nextDate}#${state.id}`] } };
}

/** Contracts with a date from `today` to `until`, the nearest first as last known; what has passed is found anew on the way. */
export async function* contractsAhead(
  table: Table,
  today: CivilDay,
  until: CivilDay,
): AsyncGenerator<Stored<ContractState>> {
  const range = { index: 'GSI2', partition: indexes.contractDeadlines, to: `${until}~` } as const;
  for await (const item of queryAll(table, range)) {
    const stored = read(contractEntity, item);
    const { figures, index } = aheadOf(stored.state, today);
    const known = stored.figures.nextDate as CivilDay;
    if (figures.nextDate !== known) {
      // Guarded by the version: a change that came between has found its own next date.
      const guard = {
        expression: '#version = :seen',
        names: { '#version': 'version' },
        values: { ':seen': stored.version },
      };
      await setFigures(table, stored.key, figures, { guard, index });
    }
    if (figures.nextDate <= until) yield stored;
  }
}
