// Whatever day the demo is started on, its statements are applied row for row and say something worth looking at.
import { expect, test } from 'vitest';
import { APPLICATIONS } from '#infra/local/demo/applications.ts';
import { demoContracts } from '#infra/local/demo/contracts.ts';
import type { Door } from '#infra/local/demo/door.ts';
import { UNKNOWN } from '#infra/local/demo/merchants.ts';
import { makeSpend } from '#infra/local/demo/spend.ts';
import { addMonths } from '#shared/domain/calendar/civil-day.ts';
import { openApi, type TestApi } from '#test/functions/api/request.ts';

function doorOf(api: TestApi, now: Date): Door {
  return {
    now,
    async ask(method, path, body, as = 'admin') {
      const { pathname, searchParams } = new URL(path, 'http://localhost');
      const query = Object.fromEntries(searchParams);
      const request = { method, path: pathname, query, body, roles: [as], at: now.toISOString() };
      const { status, json, text } = await api.call(request);
      if (status >= 300) throw new Error(`${method} ${path} was answered ${status}: ${text}`);
      return json;
    },
    close: async () => undefined,
  };
}

test.each(['2026-01-01', '2026-03-31', '2026-11-27', '2028-02-29'])(
  'on %s the demo has vendors, a refund, a pair of equal charges and two merchants nobody knows',
  async (today) => {
    const api = await openApi();
    const door = doorOf(api, new Date(`${today}T09:00:00.000Z`));
    const applications = new Map<string, string>();
    for (const application of APPLICATIONS) {
      const { id } = await door.ask<{ id: string }>('POST', '/api/applications', application);
      applications.set(application.name, id);
    }
    for (const { of, input } of demoContracts(today)) {
      const applicationIds = of.flatMap((name) => applications.get(name) ?? []);
      await door.ask('POST', '/api/contracts', { ...input, applicationIds }, 'finance');
    }
    await makeSpend(door, applications, today);
    const imports = await door.ask<List<{ state: string; refused: number; result: { known: number } }>>(
      'GET',
      '/api/spend/imports?limit=100',
    );
    expect(imports.items.map(({ state, refused }) => [state, refused])).toEqual(
      Array.from({ length: 3 }, () => ['finished', 0]),
    );
    expect(imports.items.some(({ result }) => result.known > 0)).toBe(true);

    const from = addMonths(today, -14).slice(0, 7);
    const path = `/api/spend/transactions?limit=1000&from=${from}&to=${today.slice(0, 7)}`;
    const { items } = await door.ask<List<Transaction>>('GET', path);
    const unknown = items.filter(({ state }) => state === 'unrecognised');
    expect([...new Set(unknown.map(({ text }) => text))].sort()).toEqual(
      UNKNOWN.map(({ text }) => text).sort(),
    );
    expect(items.filter(({ amount }) => amount.startsWith('-'))).toHaveLength(1);
    expect(items.filter(({ text }) => text === 'FIGMA INC EXTRA SEAT')).toHaveLength(2);
    expect(new Set(items.map(({ application }) => application?.name)).size).toBeGreaterThan(10);

    await makeSpend(door, applications, today);
    expect((await door.ask<List<unknown>>('GET', '/api/spend/imports?limit=100')).items).toHaveLength(3);
    await api.table.drop();
  },
);

interface List<T> {
  readonly items: readonly T[];
}

interface Transaction {
  readonly text: string;
  readonly amount: string;
  readonly state: string;
  readonly application: { readonly name: string } | null;
}
