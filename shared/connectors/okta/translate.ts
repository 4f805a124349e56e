// Okta's users, applications and their assignments become our facts; nothing here calls anything.
import type { AccountFacts, AccountStatus } from '#shared/domain/accounts/account.ts';
import { foldMail } from '#shared/domain/accounts/fold-mail.ts';
import type { Fact } from '../connector.ts';
import { instantOf } from '../instant.ts';
import { GROUP, SEAT } from './asked.ts';
import type { App, AppUser, User } from './wire.ts';

/** Every user who was not deactivated counts for Okta's own bill, whatever they may open through it. */
export const SEAT_FACT: Fact = {
  of: 'sku',
  sku: { vendorId: SEAT, name: 'Okta user', key: SEAT, type: 'Okta', kind: 'user', status: 'active' },
};

/** @param activity whether activity was asked for; else it stays untold */
export function account(user: User, activity: boolean): Fact {
  const { profile } = user;
  // `secondEmail` is for recovery and mostly private.
  const mails = [...new Set([profile.email, profile.login].map((mail) => foldMail(mail ?? '')))].filter(
    isMail,
  );
  const createdAt = instantOf(user.created);
  const name = profile.displayName || [profile.firstName, profile.lastName].filter(Boolean).join(' ');
  const facts: AccountFacts = {
    id: user.id,
    name: name || mails[0] || user.id,
    mails,
    status: statusOf(user.status),
    kind: 'person',
    ...(createdAt && { createdAt }),
    ...(activity && { lastActiveAt: instantOf(user.lastLogin) ?? null }),
    holds: user.status === 'DEPROVISIONED' ? [] : [{ sku: SEAT }],
    ...(profile.department && { department: profile.department }),
    ...(profile.title && { title: profile.title }),
    ...(isMail(profile.managerId ?? '') && { managerMail: foldMail(profile.managerId ?? '') }),
  };
  return { of: 'account', account: facts };
}

function isMail(text: string): boolean {
  return text.includes('@');
}

function statusOf(status: string): AccountStatus {
  if (status === 'DEPROVISIONED') return 'disabled';
  return status === 'SUSPENDED' ? 'suspended' : 'active';
}

/** An assignment costs nothing at Okta: it is managed where somebody says that the application is paid by it. */
export function appFact(app: App): Fact {
  return {
    of: 'sku',
    sku: {
      vendorId: app.id,
      name: app.label || app.name || app.id,
      ...(app.name && { key: app.name }),
      type: 'Assigned application',
      kind: 'user',
      status: app.status === 'ACTIVE' ? 'active' : 'inactive',
      free: true,
    },
  };
}

export function holdingFact(app: string, user: AppUser): Fact {
  const since = instantOf(user.created)?.slice(0, 10);
  return {
    of: 'holding',
    account: { id: user.id },
    holding: { sku: app, ...(since && { since }), ...(user.scope === 'GROUP' && { via: GROUP }) },
  };
}
