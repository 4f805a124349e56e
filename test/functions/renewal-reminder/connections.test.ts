// A broken connection is told once per spell, and its recovery only to an organisation that heard it was broken.
import { beforeEach, describe, expect, it } from 'vitest';
import type { HealthState } from '#shared/domain/connections/connection.ts';
import { connectionChanged } from '#shared/events/connection-changed.ts';
import { eventEntry } from '#shared/events/event.ts';
import { changeItem } from '#shared/table/commit.ts';
import { connectionEntity } from '#shared/table/connection-store.ts';
import { keys } from '#shared/table/keys.ts';
import {
  ACTOR,
  addApplication,
  addConnection,
  openPostOffice,
  type PostOffice,
  setUp,
} from './post-office.ts';

let office: PostOffice;
beforeEach(async () => {
  office = await openPostOffice();
  await setUp(office, 'UTC', [{ mail: 'ivo@example.com', roles: ['itManager'] }]);
  await addApplication(office, 'app', { it: 'ida@example.com', business: 'olga@example.com' });
  await addConnection(office, { state: 'healthy', since: '2026-03-01T00:00:00.000Z' });
  return () => office.close();
});

const turn = (state: HealthState, since: string) =>
  changeItem(office.table, connectionEntity, keys.connection('app.1'), since, (current) => ({
    state: { ...current.state, health: { state, since } },
    line: { actor: ACTOR, deed: 'broke' },
  }));
const told = () =>
  office.server.taken
    .splice(0)
    .map(({ to, raw }) => `${to}: ${/^Subject: (.*)$/m.exec(raw)?.[1]}`)
    .sort();

describe('A connection', () => {
  it('that breaks is told at once to IT and the IT owner, and once while it stays broken', async () => {
    await office.tick('2026-03-02T09:05:00.000Z');
    expect(told()).toEqual([]);
    await turn('credentialsRevoked', '2026-03-02T15:00:00.000Z');
    const event = { connectionId: 'app.1', from: 'healthy', to: 'credentialsRevoked' } as const;
    await office.deliver(eventEntry(connectionChanged, event, '2026-03-02T15:00:00.000Z'));
    expect(told()).toEqual([
      'ida@example.com: Salesforce production no longer reads',
      'ivo@example.com: Salesforce production no longer reads',
    ]);
    await turn('unreachable', '2026-03-02T16:00:00.000Z');
    await office.tick('2026-03-02T16:05:00.000Z');
    expect(told()).toEqual([]);
  });

  it('that recovers is told with the next digest, also when the event was lost', async () => {
    await turn('credentialsRevoked', '2026-03-02T15:00:00.000Z');
    await office.tick('2026-03-02T15:05:00.000Z');
    expect(told()).toHaveLength(2);
    await turn('healthy', '2026-03-02T18:00:00.000Z');
    await office.tick('2026-03-02T18:05:00.000Z');
    expect(told()).toEqual([]);
    await office.tick('2026-03-03T08:05:00.000Z');
    expect(told()).toEqual([
      'ida@example.com: Salesforce production reads again',
      'ivo@example.com: Salesforce production reads again',
    ]);
    await turn('misconfigured', '2026-03-03T10:00:00.000Z');
    await office.tick('2026-03-03T10:05:00.000Z');
    expect(told()).toHaveLength(2);
  });
});
