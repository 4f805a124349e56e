// The tenant's resources as Graph sends them, and the truth that they tell.
import { civil, momentOf } from '../organisation/days.ts';
import { createdAt, lastSeen, type Member } from '../organisation/members.ts';
import { departmentOf, managerMailOf, type Organisation, titleOf } from '../organisation/organisation.ts';
import { TOPIC } from '../organisation/random.ts';
import type { TruthAccount, VendorTruth } from '../truth.ts';
import { GROUP, GROUPS, SKUS } from './catalogue.ts';
import type { Held, MicrosoftUser, MicrosoftView, Other } from './view.ts';

/** How Graph says that something never was. */
const NEVER = '0001-01-01T00:00:00Z';
/** Graph writes seconds, or seven digits behind them. */
const seconds = (instant: string) => instant.replace(/\.\d+Z$/, 'Z');
const sevenDigits = (instant: string) => instant.replace(/\.\d+Z$/, '.0000000Z');
const TENANT_DOMAIN = 'meridian.onmicrosoft.example';

export interface Telling {
  readonly org: Organisation;
  readonly day: number;
  /** Whether IDs of licenses and groups come in upper case where assignments are told. */
  readonly upperCase: boolean;
}

export function userResource(telling: Telling, user: MicrosoftUser): Record<string, unknown> {
  const { owner, holds } = user;
  return {
    ...(owner.is === 'agent' ? { '@odata.type': '#microsoft.graph.agentUser' } : {}),
    id: user.id,
    ...(owner.is === 'member' ? memberFields(telling, owner.member) : otherFields(owner)),
    accountEnabled: user.enabled,
    createdDateTime: seconds(createdOf(telling.org, user)),
    assignedLicenses: holds.map(({ sku, off }) => ({ disabledPlans: off, skuId: SKUS[sku]?.id })),
    licenseAssignmentStates: statesOf(telling, user),
    ...signInsOf(telling, user),
  };
}

function memberFields({ org, day }: Telling, { naming, mail, life, number }: Member): object {
  const manager = managerMailOf(org, life, day);
  return {
    displayName: naming.full,
    // Who has no mailbox has no mail, and is known by the name to sign in with.
    mail: number % 13 === 0 ? null : mail,
    userPrincipalName: mail,
    proxyAddresses: [
      `SMTP:${mail}`,
      ...aliasesOf(naming).map((alias) => `smtp:${alias}`),
      `SIP:${mail}`,
      `X500:/o=Meridian/ou=Exchange/cn=Recipients/cn=${naming.local}`,
    ],
    otherMails: number % 3 === 0 ? [`${naming.local}@home.example`] : [],
    userType: 'Member',
    department: departmentOf(org, life, day),
    jobTitle: titleOf(org, life, day),
    ...(manager
      ? { manager: { '@odata.type': '#microsoft.graph.user', mail: manager, userPrincipalName: manager } }
      : {}),
  };
}

const aliasesOf = ({ local, formerLocal }: Member['naming']): string[] => [
  `${local}@${TENANT_DOMAIN}`,
  ...(formerLocal === undefined ? [] : [`${formerLocal}@meridian.example`]),
];

function otherFields({ is, name, mail }: Other): object {
  const guest = is === 'guest';
  return {
    displayName: name,
    mail,
    userPrincipalName: guest ? `${mail.replace('@', '_')}#EXT#@${TENANT_DOMAIN}` : mail,
    proxyAddresses: [`SMTP:${mail}`],
    otherMails: guest ? [mail] : [],
    userType: guest ? 'Guest' : 'Member',
    department: null,
    jobTitle: null,
  };
}

function createdOf(org: Organisation, { owner, created }: MicrosoftUser): string {
  return owner.is === 'member' ? createdAt(org, owner.member) : momentOf(created, 0.25);
}

/** A license shows once for every way by which somebody comes to it. */
function statesOf({ org, upperCase }: Telling, user: MicrosoftUser): object[] {
  const written = (id: string | undefined) => (upperCase ? id?.toUpperCase() : id);
  const lastUpdatedDateTime = sevenDigits(createdOf(org, user));
  const state = (sku: number, group: number | undefined, more: object) => ({
    skuId: written(SKUS[sku]?.id),
    assignedByGroup: group === undefined ? null : written(GROUPS[group]?.id),
    disabledPlans: [],
    state: 'Active',
    error: 'None',
    lastUpdatedDateTime,
    ...more,
  });
  const held = user.holds.flatMap(({ sku, direct, groups, off }: Held) => [
    ...(direct ? [state(sku, undefined, { disabledPlans: off })] : []),
    ...groups.map((group) => state(sku, group, {})),
  ]);
  return user.inVain === undefined
    ? held
    : [...held, state(user.inVain, GROUP.planners, { state: 'Error', error: 'CountViolation' })];
}

/** When somebody last signed in, as the tenant knows it at the beginning of the day; `null` when never. */
function lastSignIn({ org, day }: Pick<Telling, 'org' | 'day'>, { owner, id }: MicrosoftUser): string | null {
  if (owner.is === 'member') return lastSeen(org, owner.member, day);
  return owner.is === 'agent' || id.endsWith('1') ? momentOf(day - 3, 0.5) : null;
}

/** Told in all the ways that are documented or seen: successes, attempts alone, clients that sign in, never. */
function signInsOf(telling: Telling, user: MicrosoftUser): { signInActivity?: object } {
  const at = lastSignIn(telling, user);
  const { owner, id } = user;
  const number = owner.is === 'member' ? owner.member.number : Number.parseInt(id.slice(-2), 16);
  const form = Math.floor(telling.org.draw(TOPIC.loginTime, number, 2) * 4);
  const told = (interactive: string, client: string, success: string) => ({
    signInActivity: {
      lastSignInDateTime: interactive,
      lastSignInRequestId: '',
      lastNonInteractiveSignInDateTime: client,
      lastNonInteractiveSignInRequestId: '',
      lastSuccessfulSignInDateTime: success,
      lastSuccessfulSignInRequestId: '',
    },
  });
  if (at === null) return form % 2 === 0 ? {} : told(NEVER, NEVER, '');
  const [last, before, after] = [0, -3_600_000, 7_200_000].map((ms) =>
    seconds(new Date(Date.parse(at) + ms).toISOString()),
  ) as [string, string, string];
  if (form === 0) return told(after, NEVER, last);
  if (form === 1) return told(last, before, '');
  return form === 2 ? told(NEVER, last, last) : told(last, last, last);
}

export function skuResource({ used, totals }: MicrosoftView, index: number, tenantId: string): object {
  const sku = SKUS[index];
  const seats = totals[index] ?? 10_000;
  const units = { enabled: 0, suspended: 0, warning: 0, lockedOut: 0 };
  const which = { Enabled: 'enabled', Warning: 'warning', Suspended: 'suspended' } as const;
  return {
    accountName: 'Meridian',
    accountId: tenantId,
    appliesTo: sku?.appliesTo,
    capabilityStatus: sku?.status,
    consumedUnits: used[index],
    id: `${tenantId}_${sku?.id}`,
    prepaidUnits: { ...units, [which[sku?.status ?? 'Enabled']]: seats },
    servicePlans: sku?.plans.map(({ id, name }) => ({
      servicePlanId: id,
      servicePlanName: name,
      provisioningStatus: 'Success',
      appliesTo: 'User',
    })),
    skuId: sku?.id,
    skuPartNumber: sku?.partNumber,
    subscriptionIds: [],
  };
}

export function groupResource({ id, name, gives }: (typeof GROUPS)[number]): Record<string, unknown> {
  const assignedLicenses = gives.map((sku) => ({ skuId: SKUS[sku]?.id, disabledPlans: [] }));
  return { id, displayName: name, assignedLicenses };
}

export function truthOfMicrosoft(org: Organisation, view: MicrosoftView): VendorTruth {
  const { users, day, used, totals } = view;
  const accounts = users.map((user): TruthAccount => {
    const { owner } = user;
    return {
      id: user.id,
      name: owner.is === 'member' ? owner.member.naming.full : owner.name,
      mails: owner.is === 'member' ? [owner.member.mail, ...aliasesOf(owner.member.naming)] : [owner.mail],
      status: user.enabled ? 'active' : 'disabled',
      kind: owner.is === 'agent' ? 'service' : owner.is === 'guest' ? 'external' : 'person',
      lastLoginAt: lastSignIn({ org, day }, user),
      createdAt: createdOf(org, user),
      heldSince: civil(user.created),
    };
  });
  return {
    accounts,
    licenses: SKUS.map(({ id, partNumber, status }, index) => ({
      sku: id,
      name: partNumber,
      type: 'Subscription',
      active: status !== 'Suspended',
      total: status === 'Suspended' ? 0 : totals[index],
      used: used[index] ?? 0,
      accounts: accounts.filter((_, at) => users[at]?.holds.some(({ sku }) => sku === index)),
    })),
  };
}
