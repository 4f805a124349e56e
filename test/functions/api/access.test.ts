// Who gets in: every route for every role, and with no token at all.
import { beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS, nounOf } from '#functions/api/endpoints.ts';
import { ROUTES } from '#shared/api/routes.ts';
import { Role } from '#shared/domain/access/role.ts';
import { type LedgerEntry, SubjectKind } from '#shared/domain/ledger/entry.ts';
import { openApi, type TestApi } from './request.ts';

/** a admin, t IT manager, f finance, p procurement, r account manager of a reseller, v viewer; * needs no sign-in; m is for machine clients alone. */
const LETTERS: Readonly<Record<Role, string>> = {
  admin: 'a',
  itManager: 't',
  finance: 'f',
  procurement: 'p',
  accountManager: 'r',
  viewer: 'v',
};

/** Written from what each role is for, not from the routes: a route that opens itself to others is found here. */
const ADMITTED: Readonly<Record<string, string>> = {
  getHealth: '*',
  getOpenApi: '*',
  getReference: '*',
  getSession: 'atfprv',
  getOverview: 'atfp v',

  listLicenses: 'atfprv',
  getLicense: 'atfprv',
  getLicenseHistory: 'atfprv',
  createLicense: 'at p  ',
  updateLicense: 'atfp  ',
  linkLicense: 'at    ',
  deleteLicense: 'at    ',
  listLicensePeople: 'at    ',
  listApplicationPeople: 'atfp v',
  listAssignments: 'atfp v',
  putAssignment: 'at    ',
  removeAssignment: 'at    ',

  previewActions: 'at    ',
  askForActions: 'at    ',
  listActions: 'at    ',
  getAction: 'at    ',
  answerAction: 'at    ',
  cancelAction: 'at    ',
  retryAction: 'at    ',
  closeAction: 'at    ',
  restoreAction: 'at    ',

  listApplications: 'atfp v',
  getApplication: 'atfp v',
  createApplication: 'at p  ',
  updateApplication: 'at p  ',
  deleteApplication: 'a     ',

  listPeople: 'atfp v',
  listFindings: 'atfp v',
  getPerson: 'atfp v',
  decidePerson: 'at    ',

  listContracts: 'atfp v',
  getContract: 'atfp v',
  getContractCosts: 'atfp v',
  reportAnnualCost: 'atfp v',
  reportPayments: 'atfp v',
  reportRenewals: 'atfp v',
  reportPriceChanges: 'atfp v',
  createContract: 'a f   ',
  updateContract: 'a f   ',
  deleteContract: 'a f   ',
  recordNotice: 'a fp  ',
  withdrawNotice: 'a fp  ',

  listRenewals: 'atfp v',
  getRenewal: 'atfp v',
  reviewRenewal: 'a fp  ',
  decideRenewal: 'a fp  ',
  withdrawRenewalDecision: 'a fp  ',
  answerRenewal: 'atfp v',
  previewCoTerm: 'a fp  ',
  coTerm: 'a fp  ',
  listPolicies: 'atfp v',
  savePolicies: 'a fp  ',

  listBudgets: 'atfp v',
  getBudget: 'atfp v',
  getBudgetParts: 'atfp v',
  previewBudget: 'atfp v',
  createBudget: 'a f   ',
  updateBudget: 'a f   ',
  deleteBudget: 'a f   ',

  listRates: 'atfp v',
  setRates: 'a f   ',
  deleteRate: 'a f   ',

  listPaymentMethods: 'atfp v',
  createPaymentMethod: 'a f   ',
  updatePaymentMethod: 'a f   ',
  deletePaymentMethod: 'a f   ',

  listSpend: 'atfp v',
  getSpendRules: 'atfp v',
  getSpendMonths: 'atfp v',
  getSpendVariance: 'atfp v',
  getSpendPresets: 'atfp v',
  putSpendPresets: 'a f   ',
  listSpendImports: 'atfp v',
  decideSpend: 'a f   ',
  putSpendRules: 'a f   ',
  beginSpendImport: 'a f   ',
  putSpendPage: 'a f   ',
  finishSpendImport: 'a f   ',
  abandonSpendImport: 'a f   ',
  undoSpendImport: 'a f   ',

  listConnectors: 'atfp v',
  listTaskChart: 'atfp v',
  listConnections: 'atfp v',
  getConnection: 'atfp v',
  listConnectionRuns: 'atfp v',
  testNewConnection: 'at    ',
  createConnection: 'at    ',
  updateConnection: 'at    ',
  switchTasks: 'at    ',
  syncConnection: 'at    ',
  testStoredConnection: 'at    ',
  decideHeldRead: 'at    ',
  deleteConnection: 'at    ',

  beginImport: 'at    ',
  putImportPage: 'at    ',
  finishImport: 'at    ',
  abandonImport: 'at    ',
  listImports: 'at    ',

  listMachineClients: 'at    ',
  createMachineClient: 'a     ',
  revokeMachineClient: 'at    ',
  giveClientToken: '*',
  beginPush: 'm',
  putPushPage: 'm',
  finishPush: 'm',
  abandonPush: 'm',
  listPushes: 'm',

  listLedger: 'atfp v',
  getSettings: 'atfp v',
  updateSettings: 'atf   ',

  getPreferences: 'atfp v',
  updatePreferences: 'atfp v',
  sendTestMail: 'atfp v',
  listMessages: 'atfp v',
  getMessage: 'atfp v',
  listAddresses: 'at    ',
  addAddress: 'at    ',
  updateAddress: 'at    ',
  removeAddress: 'at    ',
  resumeAddress: 'at    ',
  confirmAgain: 'at    ',
  getMyFeed: 'atfp v',
  createMyFeed: 'atfp v',
  revokeMyFeed: 'atfp v',
  listFeeds: 'at    ',
  revokeFeed: 'at    ',
  getCalendar: '*',
  askUnsubscribe: '*',
  unsubscribe: '*',
  askConfirm: '*',
  confirm: '*',
};

/** Whose log each role reads: nobody learns there what they are not shown elsewhere. */
const LOGGED: Readonly<Record<SubjectKind, string>> = {
  application: 'atfp v',
  connection: 'atfp v',
  license: 'atfp v',
  contract: 'atfp v',
  budget: 'atfp v',
  person: 'atfp v',
  settings: 'atfp v',
  address: 'at    ',
  feed: 'at    ',
  import: 'atfp v',
  spendRow: 'atfp v',
  spendRules: 'atfp v',
  renewalPolicies: 'atfp v',
  spendPresets: 'atfp v',
  paymentMethod: 'atfp v',
  machineClient: 'at    ',
  rate: 'atfp v',
  digest: 'at    ',
  action: 'at    ',
};

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
});

describe('The API', () => {
  it('serves every route it declares under its noun and no other', async () => {
    const loaded = await Promise.all(
      [...ENDPOINTS].map(async ([noun, load]) =>
        (await load()).filter(({ route }) => nounOf(route.path) === noun),
      ),
    );
    expect(
      loaded
        .flat()
        .map(({ route }) => route.id)
        .sort(),
    ).toEqual(ROUTES.map(({ id }) => id).sort());
  });

  it('has said of every route who gets in', () => {
    expect(Object.keys(ADMITTED).sort()).toEqual(ROUTES.map(({ id }) => id).sort());
  });

  for (const { id, method, path } of ROUTES) {
    const admitted = ADMITTED[id] ?? '';
    const request = { method, path: path.replaceAll(/\{\w+\}/g, 'none') };
    it(`asks for a sign-in before ${id}, unless it is public`, async () => {
      const { status } = await api.call(request);
      if (admitted === '*') expect([401, 403]).not.toContain(status);
      else expect(status).toBe(401);
    });

    it(`lets only the roles of ${id} in`, async () => {
      if (admitted === '*') return;
      // No role makes a person a machine client: what it is let in by is told below.
      if (admitted === 'm') {
        for (const role of Role.options)
          expect((await api.call({ ...request, roles: [role] })).status).toBe(401);
        return;
      }
      for (const role of Role.options) {
        const { status, headers } = await api.call({ ...request, roles: [role] });
        expect(headers['cache-control']).toBe('no-store');
        expect([role, status === 403]).toEqual([role, !admitted.includes(LETTERS[role])]);
        expect(status).not.toBe(401);
      }
      expect((await api.call({ ...request, roles: [] })).status).toBe(403);
    });
  }
});

describe('The log', () => {
  let full: TestApi;
  beforeAll(async () => {
    full = await openApi();
    const make = async (method: string, path: string, body: object) => {
      const { status, json } = await full.call({ method, path, body, roles: ['admin'] });
      expect([path, status < 300]).toEqual([path, true]);
      return json;
    };
    const { id: applicationId } = await make('POST', '/api/applications', { name: 'Acme' });
    await make('POST', '/api/connections', { applicationId, connector: 'csv', name: 'Files', config: {} });
    await make('POST', '/api/licenses', { applicationId, name: 'Team', kind: 'user' });
    await make('POST', '/api/contracts', {
      name: 'Deal',
      kind: 'contract',
      start: '2026-01-01',
      duration: { kind: 'months', months: 12 },
      renewal: { kind: 'none' },
    });
    await make('PATCH', '/api/settings', { version: 0, inactivityPeriodDays: 90 });
    await make('POST', '/api/notifications/addresses', {
      mail: 'desk@example.com',
      name: 'Desk',
      deliveries: {},
      follows: [],
    });
    return () => full.table.drop();
  });

  const read = (role: Role, query: Record<string, string> = {}) =>
    full.call({ method: 'GET', path: '/api/ledger', query, roles: [role] });

  for (const kind of SubjectKind.options) {
    it(`of any ${kind} is read by those who may read one, and by nobody else`, async () => {
      for (const role of Role.options) {
        const expected = [role, LOGGED[kind].includes(LETTERS[role]) ? 200 : 403];
        expect([role, (await read(role, { kind })).status]).toEqual(expected);
        expect([role, (await read(role, { kind, subject: 'desk@example.com' })).status]).toEqual(expected);
      }
    });
  }

  it('of a month leaves out what its reader may not read', async () => {
    const kindsOf = async (role: Role) => {
      const { json } = await read(role);
      const kinds: SubjectKind[] = json.items.map(({ subject }: LedgerEntry) => subject.kind);
      return [...new Set(kinds)].sort();
    };
    const all = ['address', 'application', 'connection', 'contract', 'license', 'settings'];
    for (const role of ['admin', 'itManager'] as const) expect(await kindsOf(role)).toEqual(all);
    for (const role of ['finance', 'procurement', 'viewer'] as const)
      expect(await kindsOf(role)).toEqual(all.filter((kind) => kind !== 'address'));
  });

  it('finds by its text nothing that its reader may not read', async () => {
    const found = async (role: Role) => (await read(role, { text: 'desk@example.com' })).json.items.length;
    expect(await found('admin')).toBe(1);
    expect(await found('finance')).toBe(0);
  });
});
