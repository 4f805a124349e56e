// People come from the directory; what is decided about one of them lies over it and survives every sync.
import { knownPeople } from '#functions/utilization/inputs.ts';
import { decidePerson, getPerson, listPeople } from '#shared/api/people.ts';
import { fieldChanges } from '#shared/domain/applications/field-changes.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { isExempt } from '#shared/domain/people/exemption.ts';
import type { PersonDecisionInput } from '#shared/domain/people/person.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { eventEntry } from '#shared/events/event.ts';
import { snapshotPublished } from '#shared/events/snapshot-published.ts';
import { peoplePointer } from '#shared/snapshots/people/read.ts';
import { changeItem, createItem } from '#shared/table/commit.ts';
import { loadConnection } from '#shared/table/connection-store.ts';
import { keys } from '#shared/table/keys.ts';
import { decisionOf, listPersonDecisions } from '#shared/table/person-decision-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { endpoint } from '../endpoint.ts';
import { pageOfRows } from '../list.ts';
import { accountNames, accountsOf } from '../person-accounts.ts';

type Accounts = PersonDecisionInput['accounts'];

/** Connections with an account whose verdict is another one than before. */
function moved(before: Accounts, after: Accounts): Set<string> {
  const accounts = [...Object.keys(before), ...Object.keys(after)];
  return new Set(
    accounts.filter((key) => before[key] !== after[key]).map((key) => key.split('/', 1)[0] ?? ''),
  );
}

const NOTHING_DECIDED: PersonDecisionInput = { note: '', accounts: {} };

/** A decision as the log tells it: with accounts named as people know them. */
async function inWords(table: Table, before: Accounts, after: Accounts) {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const differing = [...keys].filter((key) => before[key] !== after[key]);
  const names = await accountNames(table, differing);
  return (decision: PersonDecisionInput): PersonDecisionInput => ({
    ...decision,
    accounts: Object.fromEntries(
      Object.entries(decision.accounts).map(([key, verdict]) => [names.get(key) ?? key, verdict]),
    ),
  });
}

/** Whether both say of one account that it is theirs. */
function shareAccount(a: Accounts, b: Accounts): boolean {
  return Object.entries(a).some(([key, verdict]) => verdict === 'theirs' && b[key] === 'theirs');
}

export const peopleEndpoints = [
  endpoint(listPeople, async ({ table }, { query, at }) => {
    const [pointer, { timeZone }] = await Promise.all([peoplePointer(table), settingsOf(table)]);
    const { byId, decisions } = await knownPeople(table, pointer?.version ?? null);
    const today = civilDayOf(at, timeZone);
    const departments = new Set<string>();
    const rows = [];
    for (const person of byId.values()) {
      const { status, department } = person;
      if (department) departments.add(department);
      if (query.status !== undefined && status !== query.status) continue;
      if (query.department !== undefined && department !== query.department) continue;
      rows.push(person);
    }
    const page = pageOfRows(rows, query, {
      list: 'people',
      id: (row) => row.id,
      text: (row) => [row.name, ...row.mails, row.department, row.title],
      value: (row, sort) => (sort === 'mail' ? row.mails[0] : row[sort as 'name']),
      sort: 'name',
    });
    if (!page.ok) return page;
    return done({
      ...page.value,
      items: page.value.items.map((one) => ({ ...one, exempt: isExempt(decisions.get(one.id), today) })),
      departments: [...departments].sort(),
      ...(pointer && { asOf: pointer.day }),
    });
  }),

  endpoint(getPerson, async ({ table }, { params, caller, at }) => {
    const people = await knownPeople(table);
    const person = people.byId.get(params.id);
    if (!person) return refuse('notFound', 'There is no such person in the directory');
    const decision = people.decisions.get(person.id);
    const held = await accountsOf(table, person, people, { caller, at });
    return done({ ...person, ...(decision && { decision }), ...held });
  }),

  endpoint(decidePerson, async ({ table, send }, { params, body, actor, at }) => {
    const { version: seen, ...decision } = body;
    const decided = await listPersonDecisions(table);
    const claim = decided.find(
      ({ state }) => state.personId !== params.id && shareAccount(state.accounts, decision.accounts),
    );
    if (claim) {
      const { byId } = await knownPeople(table);
      const owner = byId.get(claim.state.personId)?.name ?? 'a person who is not in the directory any more';
      return refuse(
        'alreadyExists',
        `Somebody gave this account to ${owner}. Take it back on the page of that person first.`,
        { field: 'accounts' },
      );
    }
    const earlier = decided.find(({ state }) => state.personId === params.id);
    const { byId } = await knownPeople(table);
    // Somebody who has left the directory since may still be decided about.
    if (!earlier && !byId.has(params.id))
      return refuse('notFound', 'There is no such person in the directory');
    const state = { ...decision, personId: params.id };
    const entity = decisionOf(byId.get(params.id)?.name);
    const said = await inWords(table, earlier?.state.accounts ?? {}, decision.accounts);
    const changed = (before: PersonDecisionInput) => fieldChanges(said(before), said(state), ['personId']);
    const key = keys.personDecision(params.id);
    const outcome =
      seen === 0
        ? await createItem(table, entity, at, {
            state,
            line: { actor, deed: 'decided', changes: changed(NOTHING_DECIDED) },
          })
        : await changeItem(
            table,
            entity,
            key,
            at,
            ({ state: before }) => {
              const changes = changed(before);
              return changes.length === 0
                ? 'unchanged'
                : { state, line: { actor, deed: 'decided', changes } };
            },
            { seen },
          );
    if (outcome.ok) {
      const recounted = moved(earlier?.state.accounts ?? {}, decision.accounts);
      // A day's counts of who is exempt may be some hours old where nobody knows yet that a connection has them.
      if (JSON.stringify(earlier?.state.exempt) !== JSON.stringify(decision.exempt))
        for (const id of byId.get(params.id)?.connections ?? []) recounted.add(id);
      for (const connectionId of recounted) {
        const version = (await loadConnection(table, connectionId))?.state.published?.version;
        if (version) await send(eventEntry(snapshotPublished, { connectionId, version }, at));
      }
      return done({ ...outcome.value.state, version: outcome.value.version });
    }
    if (outcome.refusal.code !== 'alreadyExists') return outcome;
    return refuse('conflict', 'Somebody decided about this person after you opened it; reload to see it', {
      field: 'version',
    });
  }),
];
