// Changing the inactivity period changes what everybody sees at once, from counters that are there already.
import { beforeAll, expect, it } from 'vitest';
import { INACTIVITY_PERIODS } from '#shared/domain/utilization/inactivity.ts';
import { forgetAll } from '#shared/snapshots/chunk-cache.ts';
import { sku, town, user } from '#test/functions/utilization/town.ts';
import { openApi, type TestApi } from './request.ts';

const TODAY = '2026-04-16T08:00:00.000Z';
const PRO = 'crm.pro';
const DAY_MS = 86_400_000;

/** Days since each of the people was last active. */
const IDLE = [0, 14, 15, 16, 30, 31, 45, 59, 60, 61, 90, 91, 120, 150, 180, 181, 400];
let api: TestApi;

beforeAll(async () => {
  api = await openApi();
  const place = town(api.table);
  await place.connect('crm.one', 'salesforce');
  await place.license(PRO, 'crm.one', sku('pro'), TODAY);
  const staff = IDLE.map((days, n) =>
    user(`u${n}`, { lastActiveAt: new Date(Date.parse(TODAY) - days * DAY_MS).toISOString() }),
  );
  await place.publish('crm.one', staff, TODAY);
});

it('every period counts by its own days, and no account is read for it', async () => {
  forgetAll();
  const read: string[] = [];
  api.table.dynamo.middlewareStack.add(
    (next) => (args) => {
      read.push(JSON.stringify(args.input));
      return next(args);
    },
    { step: 'initialize' },
  );
  const admin = { roles: ['admin'], at: TODAY } as const;
  for (const days of INACTIVITY_PERIODS) {
    const { json: settings } = await api.call({ ...admin, method: 'GET', path: '/api/settings' });
    const body = { version: settings.version, inactivityPeriodDays: days };
    expect((await api.call({ ...admin, method: 'PATCH', path: '/api/settings', body })).status).toBe(200);
    const { json } = await api.call({ ...admin, method: 'GET', path: '/api/licenses' });
    const active = IDLE.filter((idle) => idle <= days).length;
    expect(json.items[0]).toMatchObject({
      periodDays: days,
      states: { active, inactive: IDLE.length - active },
    });
  }
  expect(read.length).toBeGreaterThan(INACTIVITY_PERIODS.length);
  expect(read.filter((input) => input.includes('SNAP#'))).toEqual([]);
});
