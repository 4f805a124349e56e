// GitHub's license consumers, members and Copilot seats become our facts; nothing here calls anything.
import type { AccountFacts } from '#shared/domain/accounts/account.ts';
import { foldMail } from '#shared/domain/accounts/fold-mail.ts';
import type { SkuFacts } from '#shared/domain/licenses/sku.ts';
import type { Fact } from '../connector.ts';
import { instantOf } from '../instant.ts';
import { COPILOT, ENTERPRISE, SEAT, SERVER_ONLY } from './asked.ts';
import type { Consumer, CopilotSeat } from './wire.ts';

interface Counts {
  readonly purchased?: number | null | undefined;
  readonly used?: number | null | undefined;
}

const NAMES: Readonly<Record<string, string>> = {
  [ENTERPRISE]: 'GitHub Enterprise Cloud',
  [SEAT]: 'GitHub organization seat',
  [COPILOT]: 'GitHub Copilot',
};

/** @param plan Copilot's: `business` or `enterprise` */
export function sku(vendorId: string, { purchased, used }: Counts, plan?: string | null): Fact {
  const facts: SkuFacts = {
    vendorId,
    name: [NAMES[vendorId] ?? vendorId, plan && plan[0]?.toUpperCase() + plan.slice(1)]
      .filter(Boolean)
      .join(' '),
    key: vendorId,
    type: vendorId === COPILOT ? 'Copilot' : 'GitHub',
    kind: 'user',
    status: 'active',
    ...(purchased != null && { purchased }),
    ...(used != null && { vendorUsed: used }),
  };
  return { of: 'sku', sku: facts };
}

/** Logins are the only name that all of GitHub's lists share; a renamed account is another one for us. */
export function loginId(login: string): string {
  return login.toLowerCase();
}

/** @returns undefined for a row that names nobody */
export function consumer(user: Consumer): Fact | undefined {
  const mails = mailsOf(user);
  const server = user.enterprise_server_user_ids?.[0];
  const id = user.github_com_login
    ? loginId(user.github_com_login)
    : server || mails[0]
      ? `${SERVER_ONLY}${server || mails[0]}`
      : undefined;
  if (id === undefined) return undefined;
  // A Visual Studio subscription brings its license along: it is not one of those that were bought here.
  const own = user.visual_studio_subscription_user !== true;
  const account: AccountFacts = {
    id,
    name: user.github_com_name || user.github_com_login || mails[0] || id,
    mails,
    status: 'active',
    kind: 'person',
    holds: [{ sku: ENTERPRISE, ...(!own && { via: 'a Visual Studio subscription' }) }],
  };
  return { of: 'account', account };
}

/** A SAML name is an address at most organizations and a number at some. */
function mailsOf(user: Consumer): string[] {
  const all = [
    ...(user.github_com_verified_domain_emails ?? []),
    user.github_com_saml_name_id ?? '',
    ...(user.enterprise_server_emails ?? []),
    user.visual_studio_subscription_email ?? '',
  ];
  return [...new Set(all.map(foldMail))].filter((mail) => mail.includes('@'));
}

/** @param license whether being a member is a license of its own, where no enterprise counts them */
export function member(login: string, license: boolean): Fact {
  const account: AccountFacts = {
    id: loginId(login),
    name: login,
    mails: [],
    status: 'active',
    kind: 'person',
    holds: license ? [{ sku: SEAT }] : [],
  };
  return { of: 'account', account };
}

/**
 * A person with seats in several organizations is told several times and billed once. @param activity whether activity was
 * asked for; it is of Copilot alone, so it stands at the license
 */
export function copilotFact(seat: CopilotSeat, activity: boolean): Fact | undefined {
  if (!seat.assignee) return undefined;
  const since = instantOf(seat.created_at)?.slice(0, 10);
  const team = seat.assigning_team && (seat.assigning_team.name || seat.assigning_team.slug || 'a team');
  return {
    of: 'holding',
    account: { id: loginId(seat.assignee.login) },
    holding: {
      sku: COPILOT,
      ...(since && { since }),
      ...(team && { via: team }),
      ...(activity && { lastActiveAt: instantOf(seat.last_activity_at) ?? null }),
    },
  };
}
