// Atlassian's workspaces, users and the groups that give them access become our facts; nothing here calls anything.
import type { AccountFacts, AccountKind, AccountStatus, Holding } from '#shared/domain/accounts/account.ts';
import { foldMail } from '#shared/domain/accounts/fold-mail.ts';
import type { Purchased } from '#shared/domain/licenses/sku.ts';
import type { Fact } from '../connector.ts';
import { instantOf } from '../instant.ts';
import { BILLED } from './asked.ts';
import type { Group, ProductAccess, RoleAssignment, User, Workspace } from './wire.ts';

/** A workspace is one product at one site, and what Atlassian counts users of. */
export function sku({ id, attributes }: Workspace): Fact {
  const { name, type, typeKey, usage, capacity, sandbox } = attributes;
  const product = type || typeKey || 'Atlassian';
  const purchased = purchasedOf(capacity);
  return {
    of: 'sku',
    sku: {
      vendorId: id,
      name: name ? `${product} (${name})` : product,
      ...(typeKey && { key: typeKey }),
      type: product,
      kind: 'user',
      status: isOnline(attributes) ? 'active' : 'inactive',
      ...(purchased !== undefined && { purchased }),
      ...(usage != null && usage >= 0 && { vendorUsed: Math.trunc(usage) }),
      ...(sandbox?.type === 'CHILD' && { free: true }),
    },
  };
}

/** Below zero is how Jira itself writes that nothing limits a license. */
function purchasedOf(capacity: number | null | undefined): Purchased | undefined {
  if (capacity == null) return undefined;
  return capacity < 0 || capacity > 1_000_000_000 ? 'unlimited' : Math.trunc(capacity);
}

export function isOnline({ status }: Workspace['attributes']): boolean {
  return status == null || status === 'online';
}

/** @param activity whether activity was asked for; else it stays untold */
export function account(user: User, activity: boolean, holds: readonly Holding[] = []): AccountFacts {
  const mail = foldMail(user.email ?? '');
  const createdAt = instantOf(user.addedToOrg);
  const last = activity ? lastUse(user.productAccess) : undefined;
  return {
    id: user.accountId,
    name: user.name || mail || user.accountId,
    mails: mail.includes('@') ? [mail] : [],
    status: statusOf(user),
    kind: kindOf(user.accountType),
    ...(createdAt && { createdAt }),
    ...(last !== undefined && { lastActiveAt: last }),
    holds: [...holds],
  };
}

function kindOf(type: User['accountType']): AccountKind {
  if (type === 'app') return 'service';
  return type === 'customer' ? 'external' : 'person';
}

function statusOf({ status, accountStatus }: User): AccountStatus {
  if (status === 'suspended') return 'suspended';
  const open =
    status !== 'deactivated' && status !== 'for_deletion' && (accountStatus ?? 'active') === 'active';
  return open ? 'active' : 'disabled';
}

/**
 * A product that was never used is left out; a list that is not there tells nothing. Some times are days, some have
 * nanoseconds.
 */
function lastUse(access: readonly ProductAccess[] | null | undefined): string | null | undefined {
  if (!access) return undefined;
  const times = access.flatMap(({ lastActiveTimestamp }) => instantOf(lastActiveTimestamp) ?? []);
  return times.sort().at(-1) ?? null;
}

/**
 * A user with a billed role in the workspace. @param groups those that give such a role, by id: without any of them the role
 * is the user's own
 */
export function holding(
  user: User,
  workspace: Workspace,
  groups: ReadonlyMap<string, Group>,
  activity: boolean,
): Fact {
  const through = (user.groups ?? []).flatMap(({ id }) => groups.get(id ?? '') ?? []);
  const last = activity ? lastUse(user.productAccess?.filter((one) => isOf(one, workspace.id))) : undefined;
  const assignmentId = assignmentOf(through);
  return {
    of: 'holding',
    account: { id: user.accountId },
    holding: {
      sku: workspace.id,
      ...(through.length > 0 && { via: through.map(({ id, name }) => name || id).join(', ') }),
      ...(assignmentId && { assignmentId }),
      ...(last !== undefined && { lastActiveAt: last }),
    },
  };
}

/** Whoever leaves the one group that gives this product alone loses nothing else; one that is synced cannot be left here. */
function assignmentOf([group, ...others]: readonly Group[]): string | undefined {
  const { id, directoryId, counts, externalSynced } = group ?? {};
  const free = others.length === 0 && counts?.resources === 1 && !externalSynced && directoryId;
  return free ? `${directoryId}/groups/${id}` : undefined;
}

/** The id may be the workspace's whole name or that of its site alone, which several products share. */
function isOf({ id, key }: ProductAccess, workspace: string): boolean {
  const product = key === 'jira' ? 'jira-software' : key;
  return id === workspace || workspace === `ari:cloud:${product}::site/${id}`;
}

/** The billed roles of a user, each with its workspace; what is not `direct` is `group_direct` or `inferred`. */
export function billedIn({ resourceId, roleAssignments }: RoleAssignment) {
  return (roleAssignments ?? []).flatMap(({ role, roleAssignmentMethods }) =>
    role && BILLED.includes(role)
      ? [{ sku: resourceId, role, direct: roleAssignmentMethods?.includes('direct') === true }]
      : [],
  );
}
