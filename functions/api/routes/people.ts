// What is decided about a person lies over the directory and survives every sync.
import { decidePerson } from '#shared/api/people.ts';
import { fieldChanges } from '#shared/domain/applications/field-changes.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { changeItem, createItem } from '#shared/table/commit.ts';
import { keys } from '#shared/table/keys.ts';
import { personDecisionEntity } from '#shared/table/person-decision-store.ts';
import { endpoint } from '../endpoint.ts';

export const peopleEndpoints = [
  endpoint(decidePerson, async ({ table }, { params, body, actor, at }) => {
    const { version: seen, ...decision } = body;
    const state = { ...decision, personId: params.id };
    const key = keys.personDecision(params.id);
    const outcome =
      seen === 0
        ? await createItem(table, personDecisionEntity, at, { state, line: { actor, deed: 'decided' } })
        : await changeItem(
            table,
            personDecisionEntity,
            key,
            at,
            ({ state: before }) => {
              const changes = fieldChanges(before, state);
              return changes.length === 0
                ? 'unchanged'
                : { state, line: { actor, deed: 'decided', changes } };
            },
            { seen },
          );
    if (outcome.ok) return done({ ...outcome.value.state, version: outcome.value.version });
    if (outcome.refusal.code !== 'alreadyExists') return outcome;
    return refuse('conflict', 'Somebody decided about this person after you opened it; reload to see it', {
      field: 'version',
    });
  }),
];
