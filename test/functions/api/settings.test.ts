// The organisation's settings through the API: defaults, one change at a time, each role its part, all in the log.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '#shared/domain/access/role.ts';
import { openApi, type TestApi } from './request.ts';

let api: TestApi;
beforeEach(async () => {
  api = await openApi();
});

const get = async () => (await api.call({ method: 'GET', path: '/api/settings', roles: ['viewer'] })).json;
const patch = (body: object, role: Role = 'admin') =>
  api.call({ method: 'PATCH', path: '/api/settings', body, roles: [role] });
const log = async () => {
  const query = { kind: 'settings', subject: 'organisation' };
  return (await api.call({ method: 'GET', path: '/api/ledger', query, roles: ['viewer'] })).json.items;
};

describe('The settings', () => {
  it('are defaults until somebody sets something', async () => {
    expect(await get()).toMatchObject({
      version: 0,
      timeZone: 'UTC',
      inactivityPeriodDays: 60,
      mailHour: 8,
      reminders: { cancelBy: { on: true, leadDays: [60, 30, 15, 1] }, paymentDue: { leadDays: [7, 1] } },
    });
  });

  it('change where a change names them, reminder by reminder, and the log tells each', async () => {
    const first = await patch({ version: 0, timeZone: 'Europe/Vienna', mailHour: 6 });
    expect(first.json).toMatchObject({ version: 1, timeZone: 'Europe/Vienna', mailHour: 6 });
    const second = await patch({ version: 1, reminders: { cancelBy: { on: true, leadDays: [10, 90, 10] } } });
    expect(second.json).toMatchObject({
      version: 2,
      timeZone: 'Europe/Vienna',
      reminders: { cancelBy: { leadDays: [90, 10] }, renewalDue: { leadDays: [30, 15, 7] } },
    });
    expect(await get()).toEqual(second.json);
    expect((await log()).map((entry: { changes: unknown }) => entry.changes)).toEqual([
      [
        {
          field: 'reminders.cancelBy',
          before: { on: true, leadDays: [60, 30, 15, 1] },
          after: { on: true, leadDays: [90, 10] },
        },
      ],
      [
        { field: 'timeZone', before: 'UTC', after: 'Europe/Vienna' },
        { field: 'mailHour', before: 8, after: 6 },
      ],
    ]);
  });

  it('say how early the end of a payment method is told, and switched alone they keep those days', async () => {
    expect((await get()).reminders.paymentMethodExpiring).toEqual({ on: true, leadDays: [30] });
    const set = async (version: number, rule: object) =>
      (await patch({ version, reminders: { paymentMethodExpiring: rule } })).json.reminders
        .paymentMethodExpiring;
    expect(await set(0, { on: true, leadDays: [7, 60] })).toEqual({ on: true, leadDays: [60, 7] });
    expect(await set(1, { on: false })).toEqual({ on: false, leadDays: [60, 7] });
    const refused = await patch({
      version: 2,
      reminders: { paymentMethodExpiring: { on: true, leadDays: [] } },
    });
    expect([refused.status, refused.json.errors[0].field]).toEqual([
      400,
      'reminders.paymentMethodExpiring.leadDays',
    ]);
  });

  it('that change nothing leave no line in the log', async () => {
    expect((await patch({ version: 0, mailHour: 8 })).json.version).toBe(0);
    await patch({ version: 0, mailHour: 9 });
    expect((await patch({ version: 1, mailHour: 9 })).json.version).toBe(1);
    expect(await log()).toHaveLength(1);
  });

  it('keep the first of two people who opened the same version, the defaults too', async () => {
    expect((await patch({ version: 0, mailHour: 9 })).status).toBe(200);
    expect((await patch({ version: 0, mailHour: 10 })).json).toMatchObject({ status: 409, field: 'version' });
    expect((await patch({ version: 1, mailHour: 11 })).status).toBe(200);
    expect((await patch({ version: 1, mailHour: 12 })).json).toMatchObject({ status: 409, field: 'version' });
    expect((await get()).mailHour).toBe(11);
  });

  it('take money from finance, the inactivity period from IT, and the time zone from admins alone', async () => {
    expect((await patch({ version: 0, reportingCurrency: 'CHF' }, 'finance')).status).toBe(200);
    expect((await patch({ version: 1, inactivityPeriodDays: 90 }, 'itManager')).status).toBe(200);
    for (const [role, body] of [
      ['finance', { inactivityPeriodDays: 30 }],
      ['itManager', { reportingCurrency: 'USD' }],
      ['itManager', { timeZone: 'Asia/Tokyo' }],
    ] as const) {
      const { status, json } = await patch({ version: 2, ...body }, role);
      expect([status, json.field]).toEqual([403, Object.keys(body)[0]]);
    }
    expect((await patch({ version: 2, mailHour: 1 }, 'viewer')).status).toBe(403);
  });

  it.each([
    [{ timeZone: 'Mars/Base' }, 'timeZone'],
    [{ timeZone: '2026-01-01T00:00Z' }, 'timeZone'],
    [{ reportingCurrency: 'euro' }, 'reportingCurrency'],
    [{ firstMonthOfFinancialYear: 13 }, 'firstMonthOfFinancialYear'],
    [{ mailHour: 24 }, 'mailHour'],
    [{ firstWeekday: 0 }, 'firstWeekday'],
    [{ inactivityPeriodDays: 61 }, 'inactivityPeriodDays'],
    [{ reminders: { cancelBy: { on: true, leadDays: [] } } }, 'reminders.cancelBy.leadDays'],
    [{ reminders: { paymentDue: { leadDays: [1] } } }, 'reminders.paymentDue.on'],
  ])('refuse %j naming its field', async (body, field) => {
    expect((await patch({ version: 0, ...body })).json).toMatchObject({ status: 400, field });
  });

  it('turn the inactivity period of every license at once, except where its application has its own', async () => {
    const post = async (path: string, body: object) =>
      (await api.call({ method: 'POST', path, body, roles: ['admin'] })).json.id as string;
    const common = await post('/api/applications', { name: 'Common' });
    const own = await post('/api/applications', { name: 'Own', inactivityPeriodDays: 30 });
    for (const applicationId of [common, own])
      await post('/api/licenses', { applicationId, name: 'Seat', kind: 'user' });
    await patch({ version: 0, inactivityPeriodDays: 120 });
    const query = { sort: 'applicationName' };
    const { json } = await api.call({ method: 'GET', path: '/api/licenses', query, roles: ['viewer'] });
    expect(json.items.map(({ periodDays }: { periodDays: number }) => periodDays)).toEqual([120, 30]);
  });

  it('tell today by the organisation’s own clock', async () => {
    await patch({ version: 0, timeZone: 'Pacific/Auckland' });
    const request = { method: 'GET', path: '/api/session', at: '2026-04-16T13:00:00.000Z' };
    expect((await api.call({ ...request, roles: ['viewer'] })).json.today).toBe('2026-04-17');
  });
});
