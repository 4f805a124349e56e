// A CRM with one license of fifty seats, on a table behind the API, and the directory of its people.
import { openApi } from '#test/functions/api/request.ts';
import { sku, town, user } from './town.ts';

export const TODAY = '2026-04-16T08:00:00.000Z';
export const as = { roles: ['itManager'] as const };

export const STAFF = [
  user('1', { mails: ['ana@example.com'], lastActiveAt: '2025-01-01T00:00:00.000Z' }),
  user('2', { mails: ['a.ng@example.com'] }),
  user('3', { mails: ['bo@example.com'], lastActiveAt: null }),
  user('4', { mails: ['eve@elsewhere.test'], kind: 'external', lastActiveAt: '2026-02-20T00:00:00.000Z' }),
  user('5', { kind: 'service' }),
  user('6', { status: 'disabled' }),
];

export type Crm = Awaited<ReturnType<typeof openCrm>>;

export async function openCrm() {
  const api = await openApi();
  const place = town(api.table);
  const created = await api.call({
    ...as,
    method: 'POST',
    path: '/api/applications',
    body: { name: 'CRM', owners: { it: 'kim@example.com' } },
  });
  const applicationId: string = created.json.id;
  const crm = `${applicationId}.crm`;
  const pro = `${applicationId}.pro`;
  await place.connect(crm, 'salesforce');
  await place.license(pro, crm, sku('pro'), TODAY);

  const get = async (path: string, query: Record<string, string> = {}, at = TODAY) =>
    (await api.call({ ...as, method: 'GET', path, query, at })).json;

  async function directory() {
    await place.connect('google.one', 'google');
    await place.publish(
      'google.one',
      [
        user('g1', {
          name: 'Ana Ng',
          mails: ['ana@example.com', 'a.ng@example.com'],
          department: 'Sales',
          holds: [],
        }),
        user('g2', { name: 'Bo Li', mails: ['bo@example.com'], department: 'Legal', holds: [] }),
        user('robot', { kind: 'service', holds: [] }),
      ],
      TODAY,
    );
  }

  return {
    api,
    place,
    applicationId,
    crm,
    pro,
    get,
    row: () => get(`/api/licenses/${pro}`),
    people: (query: Record<string, string> = {}) => get(`/api/licenses/${pro}/people`, query),
    directory,
  };
}
