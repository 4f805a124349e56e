// Whatever an event should have judged and did not is found as open work, and judged.
import { beforeEach, describe, expect, it } from 'vitest';
import { judgeAll } from '#functions/utilization/judge-all.ts';
import { outdatedConnections } from '#functions/utilization/outdated.ts';
import { isPublished } from '#shared/connectors/freshness.ts';
import { peoplePointer } from '#shared/snapshots/people/read.ts';
import { connectionOf, listConnections } from '#shared/table/connection-store.ts';
import { loadLicense } from '#shared/table/license-store.ts';
import { as, type Crm, openCrm, STAFF, TODAY } from './crm.ts';
import { sku, user } from './town.ts';

let api: Crm['api'];
let place: Crm['place'];
let crm: Crm['crm'];
let get: Crm['get'];
let directory: Crm['directory'];

beforeEach(async () => {
  ({ api, place, crm, get, directory } = await openCrm());
});

describe('Many connections', () => {
  const many = async () => {
    for (const name of ['a', 'b', 'c']) {
      await place.connect(`${name}.one`, 'salesforce');
      await place.license(`${name}.pro`, `${name}.one`, sku('pro'), TODAY);
      await place.publishUnheard(`${name}.one`, [user('1')], TODAY);
    }
    const all = (await listConnections(api.table)).map(connectionOf).filter(isPublished);
    return all.filter(({ id }) => id !== crm);
  };
  const counted = async () =>
    (await Promise.all(['a', 'b', 'c'].map((name) => loadLicense(api.table, `${name}.pro`)))).filter(
      (license) => license?.figures.counters !== undefined,
    ).length;

  it('are judged as far as the time goes, and the rest is announced', async () => {
    const all = await many();
    const times = [900_000, 900_000, 10_000];
    await judgeAll(place.context, all, TODAY, () => times.shift() ?? 0);
    expect(await counted()).toBe(2);
    await place.settle();
    expect(await counted()).toBe(3);
  });

  it('are all judged but the one that cannot be, and that one is told', async () => {
    const [first, ...rest] = await many();
    if (!first) throw new Error('Nothing was published');
    const { published } = first;
    await place.change(first.id, { published: { ...published, version: 'lost' } }, TODAY);
    await expect(judgeAll(place.context, [first, ...rest], TODAY, () => 900_000)).rejects.toThrow(
      'Some connections',
    );
    expect(await counted()).toBe(2);
  });
});

describe('Figures that rest on something newer', () => {
  const open = async (at: string) => (await outdatedConnections(api.table, at)).map(({ id }) => id);

  it('are found without their event: a new read, a verdict, other people, a new day', async () => {
    await directory();
    await place.publish(crm, STAFF, TODAY);
    expect(await open(TODAY)).toEqual([]);
    await place.publishUnheard(crm, STAFF.slice(1), '2026-04-16T09:00:00.000Z');
    expect(await open(TODAY)).toEqual([crm]);
    await place.announceAll(TODAY);
    expect(await open(TODAY)).toEqual([]);
    await place.publishUnheard('google.one', [user('g9', { holds: [] })], '2026-04-16T09:30:00.000Z');
    expect(await open(TODAY)).toEqual(['google.one']);
    await place.announceAll(TODAY);
    expect(await open(TODAY)).toEqual([]);
    const [person] = (await get('/api/people')).items;
    const body = { version: 0, note: '', accounts: { [`${crm}/4`]: 'theirs' } };
    await api.call({ ...as, method: 'PUT', path: `/api/people/${person.id}/decision`, body, at: TODAY });
    expect(await open(TODAY)).toEqual([crm]);
    await place.announceAll(TODAY);
    expect(await open(TODAY)).toEqual([]);
    expect(await open('2026-04-17T00:30:00.000Z')).toEqual([crm]);
  });

  it('are not open work for a directory that said nothing new of anybody', async () => {
    await directory();
    const again = [
      user('g1', {
        name: 'Ana Ng',
        mails: ['ana@example.com', 'a.ng@example.com'],
        department: 'Sales',
        holds: [],
        lastActiveAt: TODAY,
      }),
    ];
    await place.publishUnheard('google.one', again, '2026-04-16T09:00:00.000Z');
    await place.announceAll(TODAY);
    const version = (await peoplePointer(api.table))?.version;
    await place.publishUnheard(
      'google.one',
      again.map((one) => ({ ...one, lastActiveAt: '2026-04-16T09:00:00.000Z' })),
      '2026-04-16T10:00:00.000Z',
    );
    expect(await open(TODAY)).toEqual(['google.one']);
    await place.announceAll(TODAY);
    expect(await open(TODAY)).toEqual([]);
    expect((await peoplePointer(api.table))?.version).toBe(version);
  });
});
