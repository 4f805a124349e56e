// Salesforce's records become our facts; nothing here calls anything.
import type { AccountFacts, AccountKind, Holding } from '#shared/domain/accounts/account.ts';
import { foldMail } from '#shared/domain/accounts/fold-mail.ts';
import type { SkuFacts } from '#shared/domain/licenses/sku.ts';
import type { Fact } from '../connector.ts';
import { instantOf } from '../instant.ts';
import type {
  FeatureMetricRow,
  PermissionSetLicenseAssignRow,
  PermissionSetLicenseRow,
  UserLicenseRow,
  UserRow,
} from './wire.ts';

/** Boolean fields of User, without their prefix, that each use up one feature license (Object Reference, User; v66.0). */
const FEATURES: Readonly<Record<string, string>> = {
  MarketingUser: 'Marketing User',
  OfflineUser: 'Offline User',
  MobileUser: 'Apex Mobile User',
  SFContentUser: 'Salesforce CRM Content User',
  KnowledgeUser: 'Knowledge User',
  InteractionUser: 'Flow User',
  SupportUser: 'Service Cloud User',
  LiveAgentUser: 'Chat User',
  SiteforceContributorUser: 'Site.com Contributor User',
  SiteforcePublisherUser: 'Site.com Publisher User',
  JigsawProspectingUser: 'Data.com User',
  WorkDotComUserFeature: 'WDC User',
};
const PREFIX = /^UserPermissions/;

/** The label of a field of User that is a feature license; `undefined` for any other field. */
export function featureLabel(field: string): string | undefined {
  return PREFIX.test(field) ? FEATURES[field.replace(PREFIX, '')] : undefined;
}

/** User licenses that come with every organization or cost nothing (Salesforce help, User Licenses). */
const FREE =
  /^(chatter (free|external)|guest( user)?( license)?|.*integration( user)?|automated process|identity verification)$/i;

/** Users of these types belong to customers and partners. */
const EXTERNAL = /^((power)?(partner|customersuccess)|cspliteportal|selfservice|external|customerportal.*)$/i;
/** Behind these types there is no human: system users, integrations, guests of public sites. */
const SERVICE = /^(automatedprocess|cloudintegrationuser|guest|system|b2b.*)$/i;

export function userLicenseSku(row: UserLicenseRow): SkuFacts {
  const name = row.MasterLabel || row.Name || row.LicenseDefinitionKey || row.Id;
  return {
    ...base(row, name, 'user', row.LicenseDefinitionKey),
    ...vendorDay(row.UsedLicensesLastUpdated),
    ...(FREE.test(row.Name ?? name) && { free: true }),
  };
}

export function permissionSetLicenseSku(row: PermissionSetLicenseRow): SkuFacts {
  const name = row.MasterLabel || row.DeveloperName || row.PermissionSetLicenseKey || row.Id;
  const expires = row.ExpirationDate?.slice(0, 10);
  return {
    ...base(row, name, 'permissionSet', row.PermissionSetLicenseKey ?? row.DeveloperName),
    ...(expires && /^\d{4}-\d{2}-\d{2}$/.test(expires) ? { expiresOn: expires } : {}),
  };
}

function base(
  row: UserLicenseRow | PermissionSetLicenseRow,
  name: string,
  type: string,
  key: string | null | undefined,
): SkuFacts {
  return {
    vendorId: row.Id,
    name,
    ...(key && { key }),
    type,
    kind: 'user',
    ...(row.TotalLicenses == null
      ? {}
      : { purchased: row.TotalLicenses < 0 ? ('unlimited' as const) : row.TotalLicenses }),
    status: row.Status && row.Status !== 'Active' ? 'inactive' : 'active',
    ...(row.UsedLicenses == null || row.UsedLicenses < 0 ? {} : { vendorUsed: row.UsedLicenses }),
  };
}

function vendorDay(text: string | null | undefined): Pick<SkuFacts, 'vendorUsedAt'> {
  const at = instantOf(text);
  return at === undefined ? {} : { vendorUsedAt: at };
}

/** One SKU per feature field the organization has; its bought quantity is not told, people type it. */
export function featureSkus(fields: readonly string[], metrics: readonly FeatureMetricRow[]): SkuFacts[] {
  return fields.map((field) => {
    const latest = metrics
      .filter((row) => featureKey(row.FeatureType) === featureKey(field))
      .reduce<FeatureMetricRow | undefined>(
        (best, row) => (best && (best.MetricsDate ?? '') >= (row.MetricsDate ?? '') ? best : row),
        undefined,
      );
    return {
      vendorId: field,
      name: featureLabel(field) ?? field,
      key: field,
      type: 'feature',
      kind: 'user',
      status: 'active',
      ...(latest?.AssignedUserCount == null
        ? {}
        : { vendorUsed: latest.AssignedUserCount, ...vendorDay(latest.MetricsDate) }),
    };
  });
}

/** `MarketingUser`, `Marketing User` and `UserPermissionsMarketingUser` name the same feature. */
function featureKey(name: string): string {
  return name

    .replace(PREFIX, '')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
}

export interface UserReading {
  readonly features: readonly string[];
  readonly frozen: ReadonlySet<string>;
  /** Whether activity was asked for; else it stays untold. */
  readonly activity: boolean;
}

export function account(row: UserRow, reading: UserReading): AccountFacts {
  const createdAt = instantOf(row.CreatedDate);
  const mails = [row.Email, row.FederationIdentifier, row.Username].flatMap((mail) =>
    mail?.includes('@') ? foldMail(mail).replace(/\.invalid$/, '') : [],
  );
  return {
    id: row.Id,
    name: row.Name || row.Username || row.Id,
    mails: [...new Set(mails)],
    status: row.IsActive ? (reading.frozen.has(row.Id) ? 'suspended' : 'active') : 'disabled',
    kind: kindOf(row),
    ...(createdAt && { createdAt }),
    ...(reading.activity && { lastActiveAt: instantOf(row.LastLoginDate) ?? null }),
    holds: row.IsActive ? holdings(row, reading.features) : [],
    ...(row.Department && { department: row.Department }),
    ...(row.Title && { title: row.Title }),
  };
}

/** Deactivating a user frees the user license and the feature licenses with it; assignments of permission sets stay. */
function holdings(row: UserRow, features: readonly string[]): Holding[] {
  const license = row.Profile?.UserLicenseId;
  return [
    ...(license ? [{ sku: license }] : []),
    ...features.filter((field) => row[field] === true).map((field) => ({ sku: field })),
  ];
}

function kindOf(row: UserRow): AccountKind {
  const type = row.UserType ?? '';
  if (SERVICE.test(type) || /integration/i.test(row.Profile?.UserLicense?.Name ?? '')) return 'service';
  return EXTERNAL.test(type) ? 'external' : 'person';
}

export function permissionSetHolding(row: PermissionSetLicenseAssignRow): Fact {
  return { of: 'holding', account: { id: row.AssigneeId }, holding: permissionSetHeld(row) };
}

export function permissionSetHeld(row: PermissionSetLicenseAssignRow): Holding {
  return { sku: row.PermissionSetLicenseId, assignmentId: row.Id };
}
