// An organisation's spend through the API: statements sent as a client sends them, an hour after each other.
import type { SpendTransaction } from '#shared/api/spend.ts';
import { openApi, type TestApi } from './request.ts';

type Row = Record<string, string>;

export const coffee = (more: Row = {}): Row => ({
  day: '2026-03-05',
  amount: '3.20',
  currency: 'EUR',
  text: 'Coffee to go',
  ...more,
});
export const figma = (more: Row = {}): Row => coffee({ text: 'FIGMA INC', amount: '120.00', ...more });

export const containing = (id: string, text: string, applicationId: string) => ({
  id,
  match: 'contains',
  text,
  applicationId,
});

export type Spending = Awaited<ReturnType<typeof openSpending>>;

export async function openSpending() {
  const api: TestApi = await openApi();
  let hour = 0;
  const at = () => new Date(Date.parse('2026-04-16T08:00:00.000Z') + 3_600_000 * hour++).toISOString();
  const call = (method: string, path: string, body?: unknown, query?: Record<string, string>) =>
    api.call({
      method,
      path: `/api/spend${path}`,
      body,
      roles: ['finance'],
      at: at(),
      ...(query && { query }),
    });
  const begin = async (fileName = 'march.csv'): Promise<string> =>
    (await call('POST', '/imports', { fileName })).json.id;
  const send = (id: string, page: number, rows: readonly Row[], more: object = {}) =>
    call('PUT', `/imports/${id}/pages/${page}`, { firstRow: 1, rows, ...more });
  const finish = (id: string, pages: number) => call('POST', `/imports/${id}/finish`, { pages });
  const listed = async (query: Record<string, string> = {}): Promise<SpendTransaction[]> => {
    const year = { limit: '1000', from: '2026-01', to: '2026-12' };
    return (await call('GET', '/transactions', undefined, { ...year, ...query })).json.items;
  };
  return {
    api,
    at,
    call,
    begin,
    send,
    finish,
    listed,
    pass(hours: number) {
      hour += hours;
    },
    async upload(...pages: readonly (readonly Row[])[]) {
      const id = await begin();
      for (const [index, rows] of pages.entries()) await send(id, index + 1, rows);
      return (await finish(id, pages.length)).json;
    },
    texts: async (query?: Record<string, string>) => (await listed(query)).map(({ text }) => text).sort(),
    async application(name: string): Promise<string> {
      const request = { method: 'POST', path: '/api/applications', body: { name }, at: at() };
      return (await api.call({ ...request, roles: ['admin'] })).json.id;
    },
    setRules: (rules: readonly object[], version = 0) => call('PUT', '/rules', { version, rules }),
  };
}
