// Findings are derived with the counters, listed with names and money, and written only where they changed.
import { beforeEach, describe, expect, it } from 'vitest';
import { forgetAll } from '#shared/snapshots/chunk-cache.ts';
import { writeFindings } from '#shared/snapshots/findings.ts';
import { connectionFigures, loadConnection } from '#shared/table/connection-store.ts';
import { type Crm, openCrm, STAFF, TODAY } from '#test/functions/utilization/crm.ts';
import { user } from '#test/functions/utilization/town.ts';

let crm: Crm;

const findings = (query: Record<string, string> = {}) => crm.get('/api/findings', query);
const shown = async (query: Record<string, string> = {}) =>
  (await findings(query)).items.map((row: { kind: string; mail: string }) => [row.kind, row.mail]);

beforeEach(async () => {
  forgetAll();
  crm = await openCrm();
  return () => crm.api.table.drop();
});

describe('Findings', () => {
  it('name accounts of nobody, of others and of machines, and the second seat of one person', async () => {
    await crm.directory();
    await crm.place.publish(crm.crm, STAFF, TODAY);
    const { items, counts, readAt } = await findings();
    expect(counts).toEqual({ left: 0, suspended: 0, duplicate: 1, unmatched: 0, external: 1, service: 1 });
    expect(readAt).toBe(TODAY);
    expect(
      items.map(({ kind, mail, personName }: Record<string, string>) => [kind, mail, personName]),
    ).toEqual([
      ['duplicate', 'a.ng@example.com', 'Ana Ng'],
      ['external', 'eve@elsewhere.test', undefined],
      ['service', '5@example.com', undefined],
    ]);
    expect(items[0]).toMatchObject({
      applicationName: 'CRM',
      department: 'Sales',
      licenses: [{ name: 'pro' }],
    });
    expect(await shown({ kind: 'service' })).toEqual([['service', '5@example.com']]);
    expect(await shown({ applicationId: 'other' })).toEqual([]);
    expect(await shown({ text: 'ana' })).toEqual([['duplicate', 'a.ng@example.com']]);
  });

  it('follow the directory: who leaves is found with the next read of it', async () => {
    await crm.directory();
    await crm.place.publish(crm.crm, [user('2', { mails: ['bo@example.com'] })], TODAY);
    expect(await shown()).toEqual([]);
    const left = user('g2', { name: 'Bo Li', mails: ['bo@example.com'], status: 'disabled', holds: [] });
    await crm.place.publish('google.one', [left], '2026-04-17T08:00:00.000Z');
    await crm.place.announceAll('2026-04-17T08:00:00.000Z');
    expect(await shown()).toEqual([['left', 'bo@example.com']]);
    const closed = user('2', { mails: ['bo@example.com'], status: 'disabled' });
    await crm.place.publish(crm.crm, [closed], '2026-04-18T08:00:00.000Z');
    expect(await shown()).toEqual([]);
  });

  it('of nobody are none while there is no directory to be missing in', async () => {
    await crm.place.publish(crm.crm, [user('9')], TODAY);
    expect(await shown()).toEqual([]);
    await crm.directory();
    await crm.place.announceAll(TODAY);
    expect(await shown()).toEqual([['unmatched', '9@example.com']]);
  });

  it('that are the same on a new day are not written again', async () => {
    await crm.directory();
    await crm.place.publish(crm.crm, STAFF, TODAY);
    const figure = async () => {
      const stored = await loadConnection(crm.api.table, crm.crm);
      return stored && connectionFigures(stored).findings;
    };
    const before = await figure();
    await crm.place.newDay('2026-04-17T05:00:00.000Z');
    expect(await figure()).toEqual(before);
  });

  it('of a judgement that comes too late replace neither the figure nor the rows of the later one', async () => {
    await crm.directory();
    await crm.place.publish(crm.crm, [user('9')], TODAY);
    const late = await loadConnection(crm.api.table, crm.crm);
    await crm.place.publish(crm.crm, STAFF, '2026-04-17T08:00:00.000Z');
    const before = await findings();
    if (!late) throw new Error('There is no connection');
    const { findings: seen } = connectionFigures(late);
    const other = {
      kind: 'unmatched',
      accountId: 'x',
      mail: 'x@example.com',
      name: 'X',
      skus: [] as string[],
    } as const;
    const basis = { snapshot: 'old', overlays: 0, readAt: TODAY };
    expect(seen?.readAt).toBe(TODAY);
    expect(await writeFindings(crm.api.table, late, [other], basis)).toBe(false);
    expect(await findings()).toEqual(before);
  });

  it('go where the accounts of a connection are no longer read', async () => {
    await crm.directory();
    await crm.place.publish(crm.crm, STAFF, TODAY);
    await crm.place.change(crm.crm, { tasks: { licenses: true, accounts: false } }, TODAY);
    expect(await shown()).toEqual([]);
    expect((await findings()).counts.external).toBe(0);
  });

  it('export as they are filtered', async () => {
    await crm.directory();
    await crm.place.publish(crm.crm, STAFF, TODAY);
    const { text } = await crm.api.call({
      method: 'GET',
      path: '/api/findings',
      query: { kind: 'duplicate' },
      roles: ['viewer'],
      accept: 'text/csv',
      at: TODAY,
    });
    expect(text.trim().split('\r\n')).toEqual([
      'Finding,Account,Person,Department,Application,Connection,Licenses,Cost a year',
      expect.stringMatching(/^duplicate,a\.ng@example\.com,Ana Ng,Sales,CRM,.*,pro,$/),
    ]);
  });
});
