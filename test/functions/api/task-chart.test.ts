// The chart of tasks: what each vendor offers, what each connection does, and why not the rest.
import { beforeEach, describe, expect, it } from 'vitest';
import { tasksOf } from '#functions/api/task-chart.ts';
import { CONNECTORS } from '#shared/connectors/registry.ts';
import { ACTION_TASKS, Task } from '#shared/domain/connections/task.ts';
import { town } from '#test/functions/utilization/town.ts';
import { openApi, type TestApi } from './request.ts';

let api: TestApi;
const chart = async (query: Record<string, string> = {}) =>
  (await api.call({ method: 'GET', path: '/api/connectors/tasks', query, roles: ['viewer'] })).json;

beforeEach(async () => {
  api = await openApi();
  return () => api.table.drop();
});

describe('The chart of tasks', () => {
  it('has a row for each vendor of which nothing is connected, with all that its connector declares', async () => {
    const { items } = await chart({ limit: '1000' });
    const offered = CONNECTORS.filter(({ byHand }) => !byHand);
    expect(items.map(({ vendor }: { vendor: string }) => vendor).sort()).toEqual(
      offered.map(({ name }) => name).sort(),
    );
    for (const { name, offers } of offered) {
      const { tasks } = items.find(({ vendor }: { vendor: string }) => vendor === name);
      for (const task of Task.options)
        expect(tasks[task].state).toBe(offers.some((one) => one.task === task) ? 'offered' : 'none');
    }
  });

  it('names of a connection what is on, off and missing, with the reason and what mends it', async () => {
    await town(api.table).connect('crm.one', 'salesforce', {
      name: 'Production',
      tasks: { licenses: true, accounts: true, activity: true },
      capabilities: [
        { task: 'licenses', available: true },
        { task: 'activity', available: false, reason: 'No access to logins', remedy: 'Grant Manage Users' },
      ],
    });
    const { items } = await chart({ text: 'production' });
    expect(items).toMatchObject([
      {
        vendor: 'Salesforce',
        connectionId: 'crm.one',
        tasks: {
          licenses: { state: 'on' },
          accounts: { state: 'on' },
          activity: { state: 'missing', reason: 'No access to logins', remedy: 'Grant Manage Users' },
          addSeats: { state: 'none' },
        },
      },
    ]);
    expect((await chart({ state: 'missing', task: 'activity' })).total).toBe(1);
    expect((await chart({ state: 'missing', task: 'licenses' })).total).toBe(0);
    const csv = await api.call({
      method: 'GET',
      path: '/api/connectors/tasks',
      query: { text: 'production' },
      roles: ['viewer'],
      accept: 'text/csv',
    });
    expect(csv.text).toContain('missing: No access to logins');
  });

  it('shows an action as off until somebody allows it', () => {
    const offers = ACTION_TASKS.map((task) => ({ task, endpoint: task }));
    const tasks = tasksOf({ offers }, { tasks: { reclaim: true }, capabilities: [] });
    expect(ACTION_TASKS.map((task) => tasks[task].state)).toEqual(['on', 'off', 'off', 'off']);
  });
});
