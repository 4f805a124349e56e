// The people come from the directories, keep their ids, and are counted once whatever their accounts are called.
import { beforeEach, describe, expect, it } from 'vitest';
import { as, type Crm, openCrm, STAFF, TODAY } from './crm.ts';
import { user } from './town.ts';

let api: Crm['api'];
let place: Crm['place'];
let crm: Crm['crm'];
let pro: Crm['pro'];
let get: Crm['get'];
let row: Crm['row'];
let people: Crm['people'];
let directory: Crm['directory'];

beforeEach(async () => {
  ({ api, place, crm, pro, get, row, people, directory } = await openCrm());
});

describe('The people', () => {
  it('of a directory are listed with their departments, and each with everything they hold', async () => {
    await directory();
    await place.publish(crm, STAFF, TODAY);
    const list = await get('/api/people', { sort: 'department' });
    expect(list).toMatchObject({ total: 2, departments: ['Legal', 'Sales'], asOf: '2026-04-16' });
    const ana = list.items.find((one: { name: string }) => one.name === 'Ana Ng');
    expect(ana.connections.toSorted()).toEqual([crm, 'google.one'].sort());
    const person = await get(`/api/people/${ana.id}`);
    expect(person.accounts).toMatchObject([
      {
        accountId: '1',
        matchedBy: 'mail',
        lastActiveOn: '2025-01-01',
        licenses: [{ id: pro, since: '2025-01-01' }],
      },
      { accountId: '2', matchedBy: 'alias', lastActiveOn: '2026-04-15' },
    ]);
  });

  it('show their activity to administrators and owners, to others only what they hold', async () => {
    await directory();
    await place.publish(crm, STAFF, TODAY);
    const [ana] = (await get('/api/people', { text: 'ana' })).items;
    const path = `/api/people/${ana.id}`;
    const seen = async (mail: string) =>
      (await api.call({ roles: ['viewer'], mail, method: 'GET', path })).json.accounts[0];
    expect(await seen('eve@example.com')).not.toHaveProperty('lastActiveOn');
    expect(await seen('kim@example.com')).toHaveProperty('lastActiveOn', '2025-01-01');
  });

  it('come from a file of people as well, and never from the file of one application’s accounts', async () => {
    await directory();
    await place.connect('hr.file', 'csv');
    await place.publish('hr.file', [user('h1', { mails: ['cy@example.com'], holds: [] })], TODAY);
    expect((await get('/api/people')).total).toBe(2);
    const said = [
      user('h1', { mails: ['cy@example.com'], holds: [] }),
      user('h2', { mails: ['bo@example.com'], title: 'Counsel', department: 'Courts', holds: [] }),
    ];
    await place.publish('hr.file', said, '2026-04-16T09:00:00.000Z', { people: 'i1' });
    const { items } = await get('/api/people');
    expect(
      items.map(({ name, department, title }: Record<string, string>) => [name, department, title]),
    ).toEqual([
      ['Ana Ng', 'Sales', undefined],
      ['Bo Li', 'Legal', 'Counsel'],
      ['h1', undefined, undefined],
    ]);
  });

  it('keep their id, and with it what was decided, when they are renamed', async () => {
    await directory();
    const before = await get('/api/people', { text: 'ana' });
    await place.publish(
      'google.one',
      [user('g1', { name: 'Ana Ruiz', mails: ['ana.ruiz@example.com'], holds: [] })],
      '2026-04-17T08:00:00.000Z',
    );
    const after = await get('/api/people', { text: 'ruiz' });
    expect(after.items[0].id).toBe(before.items[0].id);
    expect((await get('/api/people')).total).toBe(1);
  });

  it('of a directory that comes later join what was counted before as two', async () => {
    await place.publish(crm, STAFF, TODAY);
    expect((await row()).people).toBe(4);
    await directory();
    expect((await row()).people).toBe(3);
    expect((await people()).total).toBe(3);
  });

  it('take an account that somebody gave them, and the counts follow', async () => {
    await directory();
    await place.publish(crm, STAFF, TODAY);
    const [ana] = (await get('/api/people', { text: 'ana' })).items;
    const body = { version: 0, note: '', accounts: { [`${crm}/4`]: 'theirs' } };
    await api.call({ ...as, method: 'PUT', path: `/api/people/${ana.id}/decision`, body, at: TODAY });
    await place.settle(await api.sent());
    expect(await row()).toMatchObject({ people: 2, seats: 6 });
    expect((await people()).items[0].accounts.map(({ id }: { id: string }) => id)).toEqual(['2', '4', '1']);
    const [bo] = (await get('/api/people', { text: 'bo@' })).items;
    const refused = await api.call({ ...as, method: 'PUT', path: `/api/people/${bo.id}/decision`, body });
    expect(refused.json).toMatchObject({ status: 409, field: 'accounts' });
    expect(refused.json.detail).toContain('to Ana Ng');
    const person = await get(`/api/people/${ana.id}`);
    expect(person.accounts.at(-1)).toMatchObject({ accountId: '4', matchedBy: 'verdict' });
  });

  it('are no candidates on Home while they are exempt, up to the last day of that, and no account is read for it', async () => {
    await directory();
    await place.publish(crm, STAFF, TODAY);
    const home = async (at = TODAY) => {
      const { attention, totals } = await get('/api/overview', {}, at);
      const unused = attention
        .filter(({ kind }: { kind: string }) => kind === 'unused')
        .map((one: { unused: number }) => one.unused);
      return { unused, exempt: totals.exempt, neverActive: totals.states.neverActive };
    };
    expect(await home()).toEqual({ unused: [1], exempt: 0, neverActive: 1 });
    const [bo] = (await get('/api/people', { text: 'bo@' })).items;
    const decide = async (version: number, more: object, at = TODAY) => {
      const body = { version, note: '', accounts: {}, ...more };
      await api.call({ ...as, method: 'PUT', path: `/api/people/${bo.id}/decision`, body, at });
      await place.settle(await api.sent());
    };
    await decide(0, { exempt: { reason: 'Parental leave', until: '2026-04-16' } });
    const read: string[] = [];
    api.table.dynamo.middlewareStack.add(
      (next) => (args) => {
        read.push(JSON.stringify(args.input));
        return next(args);
      },
      { step: 'initialize', name: 'reads' },
    );
    expect(await home()).toEqual({ unused: [], exempt: 1, neverActive: 1 });
    api.table.dynamo.middlewareStack.remove('reads');
    expect(read.filter((input) => input.includes('"SK":"C#'))).toEqual([]);
    expect(await row()).toMatchObject({ exempt: 1, states: { neverActive: 1 } });
    await place.newDay('2026-04-17T00:20:00.000Z');
    await place.announceAll('2026-04-17T00:30:00.000Z');
    const next = '2026-04-17T08:00:00.000Z';
    expect((await home(next)).unused).toEqual([1]);
    await decide(1, { exempt: { reason: 'Board' } }, next);
    expect((await home(next)).unused).toEqual([]);
    await decide(2, {}, next);
    expect((await home(next)).unused).toEqual([1]);
  });

  it('lose an account that somebody said is not theirs, see it named, and get it back when the word is', async () => {
    await directory();
    await place.publish(crm, STAFF, TODAY);
    const [ana] = (await get('/api/people', { text: 'ana' })).items;
    const path = `/api/people/${ana.id}`;
    const decide = async (version: number, accounts: Record<string, string>) => {
      await api.call({
        ...as,
        method: 'PUT',
        path: `${path}/decision`,
        body: { version, accounts },
        at: TODAY,
      });
      await place.settle(await api.sent());
      const { accounts: theirs, denied } = await get(path);
      const ids = (list: { accountId: string }[]) => list.map(({ accountId }) => accountId);
      return { theirs: ids(theirs), denied: ids(denied), people: (await row()).people };
    };
    expect(await decide(0, { [`${crm}/1`]: 'notTheirs' })).toEqual({
      theirs: ['2'],
      denied: ['1'],
      people: 4,
    });
    const [line] = (await get('/api/ledger', { kind: 'person', subject: ana.id })).items;
    expect([line.subject.name, line.changes]).toEqual([
      'Ana Ng',
      [
        {
          field: 'accounts',
          before: {},
          after: { [`ana@example.com at ${(await get(`/api/connections/${crm}`)).name}`]: 'notTheirs' },
        },
      ],
    ]);
    expect(await decide(1, {})).toEqual({ theirs: ['1', '2'], denied: [], people: 3 });
  });

  it('go the day after their only directory was deleted, and with them what was counted by them', async () => {
    await directory();
    await place.publish(crm, STAFF, TODAY);
    expect((await row()).people).toBe(3);
    const path = '/api/connections/google.one';
    expect((await api.call({ roles: ['admin'], method: 'DELETE', path })).status).toBe(204);
    await place.newDay('2026-04-17T00:20:00.000Z');
    expect(await get('/api/people')).toMatchObject({ total: 0, items: [], departments: [] });
    expect(await get('/api/people')).not.toHaveProperty('asOf');
    expect((await get('/api/overview')).totals.people).toBeNull();
    expect((await row()).people).toBe(4);
    await place.connect('google.two', 'google');
    await place.publish('google.two', [user('g1', { mails: ['ana@example.com'], holds: [] })], TODAY);
    expect((await get('/api/people')).total).toBe(1);
  });

  it('stay while their directory is only switched off', async () => {
    await directory();
    await place.change('google.one', { tasks: { accounts: false } }, TODAY);
    await place.newDay('2026-04-17T00:20:00.000Z');
    expect((await get('/api/people')).total).toBe(2);
  });

  it('are refused thousands of accounts, which no person has, naming the field', async () => {
    await directory();
    const [ana] = (await get('/api/people', { text: 'ana' })).items;
    const decide = async (accounts: readonly string[]) => {
      const body = { version: 0, accounts: Object.fromEntries(accounts.map((key) => [key, 'theirs'])) };
      return api.call({ ...as, method: 'PUT', path: `/api/people/${ana.id}/decision`, body });
    };
    const many = Array.from({ length: 6_000 }, (_, n) => `${crm}/${'a'.repeat(80)}${n}`);
    expect((await decide(many)).json).toMatchObject({ status: 400, field: 'accounts' });
    expect((await decide([`${crm}/${'a'.repeat(1_000)}`])).json).toMatchObject({ status: 400 });
    const most = Array.from({ length: 200 }, (_, n) => `${crm}/${n}`.padEnd(400, '界'));
    expect((await decide(most)).status).toBe(200);
  });

  it('are decided about only where the directory knows them, so that no decision waits for nobody', async () => {
    await directory();
    const body = { version: 0, note: 'a typing mistake', accounts: {} };
    const { status } = await api.call({ ...as, method: 'PUT', path: '/api/people/nobody/decision', body });
    expect(status).toBe(404);
  });
});
