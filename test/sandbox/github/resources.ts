// GitHub's resources as they are sent, and the truth that they tell.
import { civil } from '../organisation/days.ts';
import { createdAt, lastSeen } from '../organisation/members.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { TruthAccount, VendorTruth } from '../truth.ts';
import { cycleEndDay, type GithubUser, type GithubView } from './view.ts';

export function consumerResource({ login, member, visualStudio }: GithubUser): object {
  // Single sign-on names some by their address; others have verified it with GitHub themselves.
  const byName = member.number % 3 !== 0;
  return {
    github_com_login: login,
    github_com_name: member.naming.full,
    enterprise_server_user_ids: [],
    github_com_user: true,
    enterprise_server_user: false,
    visual_studio_subscription_user: visualStudio,
    license_type: 'enterprise',
    github_com_profile: `https://github.com/${login}`,
    github_com_member_roles: ['meridian-dev:Member'],
    github_com_enterprise_roles: ['member'],
    github_com_verified_domain_emails: byName ? [] : [member.mail],
    github_com_saml_name_id: byName ? member.mail : null,
    github_com_orgs_with_pending_invites: [],
    github_com_two_factor_auth: true,
    enterprise_server_emails: [],
    visual_studio_license_status: visualStudio ? 'Matched' : '',
    visual_studio_subscription_email: visualStudio ? member.mail : '',
    total_user_accounts: 1,
  };
}

export function memberResource({ login, member }: GithubUser): object {
  return { login, id: member.number, type: 'User', site_admin: false };
}

export function seatResource(org: Organisation, user: GithubUser, day: number): object {
  const { login, member, copilot } = user;
  return {
    created_at: createdAt(org, member),
    updated_at: createdAt(org, member),
    pending_cancellation_date: copilot?.canceledOn ? cycleEndDay(copilot.canceledOn) : null,
    last_activity_at: lastSeen(org, member, day),
    last_activity_editor: 'vscode/1.99.0/copilot/1.300.0',
    plan_type: 'business',
    assignee: { login, id: member.number, type: 'User' },
    ...(copilot?.team ? { assigning_team: { id: 1, name: 'Platform', slug: 'platform' } } : {}),
  };
}

export function truthOfGithub(org: Organisation, { users, day, purchased }: GithubView): VendorTruth {
  const accounts = users.map(
    ({ login, member }): TruthAccount => ({
      id: login,
      name: member.naming.full,
      mails: [member.mail],
      status: 'active',
      kind: 'person',
      lastLoginAt: undefined,
      createdAt: undefined,
      heldSince: civil(member.created),
    }),
  );
  const seats = accounts
    .filter((_, at) => users[at]?.copilot !== undefined)
    .map((account) => {
      const user = users.find(({ login }) => login === account.id);
      return { ...account, lastLoginAt: user && lastSeen(org, user.member, day) };
    });
  return {
    accounts,
    licenses: [
      {
        sku: 'enterprise',
        name: 'GitHub Enterprise Cloud',
        type: 'GitHub',
        active: true,
        total: purchased,
        used: accounts.length,
        accounts,
      },
      {
        sku: 'copilot',
        name: 'GitHub Copilot Business',
        type: 'Copilot',
        active: true,
        total: undefined,
        used: seats.length,
        accounts: seats,
      },
    ],
  };
}
