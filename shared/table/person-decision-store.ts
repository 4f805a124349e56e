// What people decided about persons: sparse items laid over the people snapshot, all read with one query.
import { PersonDecision } from '#shared/domain/people/person.ts';
import { read } from './commit.ts';
import type { Entity, Stored } from './entity.ts';
import { keys, partitions, prefixes } from './keys.ts';
import { queryList, type Table } from './table.ts';

export const PersonDecisionState = PersonDecision.omit({ version: true });
export type PersonDecisionState = Omit<PersonDecision, 'version'>;

export const personDecisionEntity: Entity<PersonDecisionState> = {
  kind: 'person',
  shape: 1,
  schema: PersonDecisionState,
  key: ({ personId }) => keys.personDecision(personId),
  index: () => ({}),
  subject: ({ personId }) => ({ id: personId, name: personId }),
};

/** The same for a person whose name is known: the log tells people by name. */
export function decisionOf(name: string | undefined): Entity<PersonDecisionState> {
  return {
    ...personDecisionEntity,
    subject: ({ personId }) => ({ id: personId, name: name || personId }),
  };
}

export async function listPersonDecisions(table: Table): Promise<Stored<PersonDecisionState>[]> {
  const items = await queryList(table, { partition: partitions.people, prefix: prefixes.decision });
  return items.filter((item) => item.tombstone === undefined).map((item) => read(personDecisionEntity, item));
}
