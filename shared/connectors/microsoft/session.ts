// A conversation with one Entra tenant through Microsoft Graph: a token for all of it, its lists, and the one call that acts.
import * as z from 'zod';
import type { Capability, Task } from '#shared/domain/connections/task.ts';
import type { ActionRequest } from '../action.ts';
import { clientProof } from '../client-proof.ts';
import type { VendorList, VendorSession } from '../connector.ts';
import { atCursor } from '../cursor.ts';
import { VendorFailure } from '../failure.ts';
import type { VendorHttp } from '../http.ts';
import { signIn } from '../oauth.ts';
import { once } from '../once.ts';
import { orNothing } from '../or-nothing.ts';
import type { Pace } from '../pace.ts';
import { capability, type Missing, probe } from '../probe.ts';
import { rolesIn } from '../token-roles.ts';
import { SCOPES } from './asked.ts';
import type { Config, Credentials } from './connector.ts';
import * as translate from './translate.ts';
import * as wire from './wire.ts';

const GRAPH = 'https://graph.microsoft.com';

/** 5 in 10 seconds, under which lists of users fall when they tell sign-ins (docs-contrib #8653; read 2026-10). */
const PACE: Pace = { name: 'signIns', perSecond: 0.5, burst: 5 };

const SIGN_INS = 'signInActivity';
const USERS =
  'users?$expand=manager($select=mail,userPrincipalName)&$select=id,displayName,userPrincipalName,mail,proxyAddresses,otherMails,accountEnabled,userType,createdDateTime,department,jobTitle,assignedLicenses,licenseAssignmentStates';
/** 999 rows a page are the most, 500 with sign-ins (List users; read 2026-10). Longer lists of groups show the IDs of the rest. */
const ALL_USERS = `${USERS}&$top=999`;
const WITH_SIGN_INS = `${USERS},${SIGN_INS}&$top=`;
const GROUPS = 'groups?$filter=assignedLicenses/$count%20ne%200&$count=true&$select=id,displayName&$top=999';

/** Also said now and then by tenants that have a license, for some time after it changed (docs #14118; read 2026-10). */
const NOT_PREMIUM = 'Authentication_RequestFromNonPremiumTenantOrB2CTenant';

const REFUSED = new Set<number | undefined>([400, 403]);

const SkuList = wire.listOf(wire.SubscribedSku);
const UserList = wire.listOf(wire.User);
const GroupList = wire.listOf(wire.Group);

export function open(http: VendorHttp, config: Config, credentials: Credentials): VendorSession {
  const host = config.apiBaseUrl?.replace(/\/+$/, '') ?? GRAPH;
  // Clouds of the US Government name both alike (Graph, national cloud deployments; read 2026-10); a test server is both.
  const signsIn = host.replace(/(dod-)?graph\.microsoft/, 'login.microsoftonline');
  const tokenUrl = `${signsIn}/${encodeURIComponent(config.tenantId)}/oauth2/v2.0/token`;
  const token = signIn(http, tokenUrl, async () => ({
    grant_type: 'client_credentials',
    scope: `${host}/.default`,
    client_id: credentials.clientId,
    ...(credentials.method === 'clientSecret'
      ? { client_secret: credentials.clientSecret }
      : await clientProof(
          http,
          tokenUrl,
          credentials.clientId,
          credentials.privateKey,
          credentials.certificate,
        )),
  }));
  let premium = true;
  let most = 500;

  const at = (path: string) => ({ url: `${host}/v1.0/${path}`, token });

  /** Those that give licenses to their members. */
  const groups = once(async (): Promise<ReadonlyMap<string, string>> => {
    try {
      const request = { ...at(GROUPS), headers: { consistencylevel: 'eventual' } };
      const { value } = await http.json(request, GroupList);
      return new Map(value.flatMap(({ id, displayName }) => (displayName ? [[id, displayName]] : [])));
    } catch (error) {
      // Not allowed to be read, or not in this way.
      if (error instanceof VendorFailure && REFUSED.has(error.status)) return new Map();
      throw error;
    }
  });

  /** @param wanted whether sign-ins are; whether they are told follows from the page that was asked for */
  async function users(wanted: boolean, cursor?: string) {
    const url = cursor ?? at(wanted && premium ? WITH_SIGN_INS + most : ALL_USERS).url;
    const told = url.includes(SIGN_INS);
    try {
      const request = { url, token, ...(told && { pace: PACE }) };
      return { ...(await atCursor(cursor, () => http.json(request, UserList))), told };
    } catch (error) {
      if (!told || !(error instanceof VendorFailure)) throw error;
      if (error.code === NOT_PREMIUM) premium = false;
      // More than 120 were refused until 2025 (PowerShell SDK #1898; read 2026-10).
      else if (error.kind === 'misconfigured' && error.status === 400 && most > 120) most = 120;
      else throw error;
      if (cursor !== undefined) throw new VendorFailure('cursorRefused', error.message);
      return users(wanted);
    }
  }

  async function accountOf(user: wire.User, told: boolean) {
    const through = user.licenseAssignmentStates?.some((state) => state.assignedByGroup);
    return translate.account(user, told, through ? await groups() : new Map());
  }

  async function lists(tasks: readonly Task[]): Promise<VendorList[]> {
    const bought: VendorList = {
      id: 'subscribedSkus',
      tasks: ['licenses'],
      async read() {
        const { value } = await http.json(at('subscribedSkus'), SkuList);
        return { facts: value.map(translate.skuFact), rows: value.length };
      },
    };
    const people: VendorList = {
      id: 'users',
      tasks: ['accounts', 'activity'],
      async read(cursor) {
        const { value, told, '@odata.nextLink': next } = await users(tasks.includes('activity'), cursor);
        const facts = await Promise.all(
          value.map(async (user) => ({ of: 'account', account: await accountOf(user, told) }) as const),
        );
        return { facts, rows: facts.length, ...(next && { next }) };
      },
    };
    return [bought, people].filter((list) => list.tasks.some((task) => tasks.includes(task)));
  }

  async function capabilities(): Promise<Capability[]> {
    let premiumMissing: Missing | undefined;
    const may = (scope: string, path: string) =>
      probe([() => http.json(at(path), z.unknown())], remedyOf(scope), ({ kind, code }) => {
        if (code === NOT_PREMIUM) premiumMissing = NO_PREMIUM;
        return kind === 'permissionMissing';
      });
    const bought = await may(SCOPES.organization, 'subscribedSkus?$select=skuId');
    const people = await may(SCOPES.users, 'users?$select=id&$top=1');
    const signIns = people ?? (await may(SCOPES.signIns, `users?$select=id,${SIGN_INS}&$top=1`));
    const assigning = people ?? assigningMissing(await token.get());
    return [
      capability('licenses', bought),
      capability('accounts', people),
      capability('activity', premiumMissing ?? signIns),
      capability('reclaim', assigning),
      capability('downgrade', bought ?? assigning),
      capability('restore', assigning),
    ];
  }

  /** Without sign-ins: asked for one by one they are throttled to a few a minute. */
  const one = (id: string) => http.json(at(USERS.replace('?', `/${encodeURIComponent(id)}?`)), wire.User);

  const account = (id: string) => orNothing(async () => accountOf(await one(id), false));

  /** Loaded when somebody acts, which a read never does. */
  const act = async (request: ActionRequest) => (await import('./act.ts')).act({ http, at, one }, request);

  return { capabilities, lists, account, act };
}

const NO_PREMIUM: Missing = {
  reason: 'Microsoft tells sign-ins only to tenants with Entra ID P1 or P2',
  remedy: 'Buy Entra ID P1, or connect another source of activity',
};

/** Any of them lets licenses be assigned (assignLicense, permissions; read 2026-10). */
const MAY_ASSIGN = /^(LicenseAssignment|User|Directory).ReadWrite.All$/;

/** A token that cannot be read is tried. */
function assigningMissing(token: string): Missing | undefined {
  return (rolesIn(token)?.some((role) => MAY_ASSIGN.test(role)) ?? true)
    ? undefined
    : { reason: `The app has no permission ${SCOPES.assign}`, remedy: remedyOf(SCOPES.assign) };
}

function remedyOf(scope: string): string {
  return `Entra admin center → App registrations → your app → API permissions: add ${scope}, and grant admin consent`;
}
