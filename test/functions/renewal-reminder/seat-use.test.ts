// The bar in a contract's mail says of its seats what the licenses page says of them.
import { beforeEach, describe, expect, it } from 'vitest';
import { seatUse } from '#functions/renewal-reminder/seat-use.ts';
import { applicationEntity } from '#shared/table/application-store.ts';
import { changeItem } from '#shared/table/commit.ts';
import { keys } from '#shared/table/keys.ts';
import { openApi, type TestApi } from '#test/functions/api/request.ts';
import { sku, town, user } from '#test/functions/utilization/town.ts';

const TODAY = '2026-04-16T08:00:00.000Z';
const actor = { kind: 'rule', id: 'test' } as const;
let api: TestApi;
let place: ReturnType<typeof town>;
let applicationId: string;

beforeEach(async () => {
  api = await openApi();
  place = town(api.table);
  const body = { name: 'CRM', owners: {} };
  const request = { method: 'POST', path: '/api/applications', roles: ['admin'] as const };
  applicationId = (await api.call({ ...request, body })).json.id;
  await place.connect(`${applicationId}.crm`, 'salesforce');
  await place.license(`${applicationId}.pro`, `${applicationId}.crm`, sku('pro'), TODAY);
  const staff = [user('busy'), user('away', { lastActiveAt: '2026-03-01T12:00:00.000Z' })];
  await place.publish(`${applicationId}.crm`, staff, TODAY);
});

const overridden = (inactivityPeriodDays: 30) =>
  changeItem(api.table, applicationEntity, keys.application(applicationId), TODAY, ({ state }) => ({
    state: { ...state, inactivityPeriodDays },
    line: { actor, deed: 'changed' },
  }));

describe('The seats behind a contract', () => {
  it('are judged under the period of the organization', async () => {
    expect(await seatUse(api.table, [applicationId], 60, new Map())).toEqual({
      purchased: 50,
      used: 2,
      idle: 0,
      otherwise: 0,
      unassigned: 48,
      over: 0,
      asOf: '2026-04-16',
    });
  });

  it('are judged under the period of their application where it has its own', async () => {
    await overridden(30);
    expect(await seatUse(api.table, [applicationId], 60, new Map())).toMatchObject({
      used: 1,
      idle: 1,
    });
  });

  it('are in use only where a person is: seats of disabled and service accounts are told apart', async () => {
    const staff = [
      user('busy'),
      user('gone', { status: 'disabled' }),
      user('robot', { kind: 'service' }),
      user('away', { lastActiveAt: '2025-03-01T12:00:00.000Z' }),
    ];
    await place.publish(`${applicationId}.crm`, staff, TODAY);
    expect(await seatUse(api.table, [applicationId], 60, new Map())).toMatchObject({
      used: 1,
      idle: 1,
      otherwise: 2,
      unassigned: 46,
    });
  });

  it('are all told where more are assigned than bought, and free seats of another license hide none', async () => {
    await place.license(`${applicationId}.one`, `${applicationId}.crm`, sku('one', { purchased: 1 }), TODAY);
    const both = [{ sku: 'pro' }, { sku: 'one' }];
    const staff = [user('busy', { holds: both }), user('keen', { holds: both })];
    await place.publish(`${applicationId}.crm`, staff, TODAY);
    expect(await seatUse(api.table, [applicationId], 60, new Map())).toMatchObject({
      purchased: 51,
      used: 4,
      unassigned: 48,
      over: 1,
    });
  });
});
