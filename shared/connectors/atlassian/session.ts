// A conversation with one Atlassian organization: its workspaces, its users, and who has a billed role in each.
import type { AccountFacts } from '#shared/domain/accounts/account.ts';
import type { Capability, Task } from '#shared/domain/connections/task.ts';
import type { ActionRequest, Performed } from '../action.ts';
import type { VendorList, VendorSession } from '../connector.ts';
import { VendorFailure } from '../failure.ts';
import type { VendorHttp } from '../http.ts';
import { once } from '../once.ts';
import { capability, probe } from '../probe.ts';
import { BILLED, SCOPES, USER } from './asked.ts';
import { callsOf, everything, nextOf } from './calls.ts';
import type { Config, Credentials } from './connector.ts';
import * as translate from './translate.ts';
import type * as wire from './wire.ts';

export function open(http: VendorHttp, config: Config, { key }: Credentials): VendorSession {
  const calls = callsOf(http, config, key);
  const everyWorkspace = once(() => everything((cursor) => calls.workspaces(cursor)));

  async function lists(tasks: readonly Task[]): Promise<VendorList[]> {
    const activity = tasks.includes('activity');
    const products: VendorList = {
      id: 'workspaces',
      tasks: ['licenses'],
      async read() {
        const all = await everyWorkspace();
        return { facts: all.map(translate.sku), rows: all.length };
      },
    };
    const people: VendorList = {
      id: 'users',
      tasks: ['accounts', 'activity'],
      async read(cursor) {
        const page = await calls.users(activity ? { expand: ['productAccess'] } : {}, cursor);
        const facts = page.data.map((user) => ({
          of: 'account' as const,
          account: translate.account(user, activity),
        }));
        return { facts, rows: page.data.length, ...nextOf(page) };
      },
    };
    const wanted = [products, people].filter((list) => list.tasks.some((task) => tasks.includes(task)));
    // Who has access is read only where the accounts that have it are read.
    if (!tasks.includes('accounts')) return wanted;
    const online = (await everyWorkspace()).filter(({ attributes }) => translate.isOnline(attributes));
    return [...wanted, ...online.map((workspace) => accessTo(workspace, activity))];
  }

  function accessTo(workspace: wire.Workspace, activity: boolean): VendorList {
    const within = { resourceIds: [workspace.id], roleIds: BILLED };
    const giving = once(async () => {
      const asked = { ...within, expand: ['counts.resources'] };
      const all = await everything((cursor) => calls.groups(asked, cursor));
      return new Map(all.map((group) => [group.id, group]));
    });
    // Nobody pays for the others.
    const query = {
      ...within,
      status: ['active'],
      expand: ['groups', ...(activity ? ['productAccess'] : [])],
    };
    return {
      id: `workspaces/${workspace.id}`,
      tasks: ['accounts'],
      async read(cursor) {
        const through = await giving();
        const page = await calls.users(query, cursor);
        const facts = page.data.map((user) => translate.holding(user, workspace, through, activity));
        return { facts, rows: page.data.length, ...nextOf(page) };
      },
    };
  }

  async function capabilities(): Promise<Capability[]> {
    const may = (scope: string, call: () => Promise<unknown>) =>
      probe([call], `Atlassian Administration → Settings → API keys: this needs ${scope}.`, isForbidden);
    const products = await may(SCOPES.workspaces, () => calls.workspaces(undefined, 1));
    const people = await may(SCOPES.directories, () => calls.users({ limit: 1 }));
    const teams = await may(SCOPES.groups, () => calls.groups({ limit: 1 }));
    const used =
      people ??
      (await probe(
        [() => calls.users({ limit: 1, expand: ['productAccess'] })],
        'Subscribe to Atlassian Guard, or upload who was active when.',
        isForbidden,
      ));
    const acting = people ?? teams ?? (await may(SCOPES.unscoped, takeNothing));
    return [
      capability('licenses', products),
      capability('accounts', products ?? people ?? teams),
      capability('activity', used),
      capability('reclaim', acting),
      capability('restore', acting),
    ];
  }

  /** Whether a key may act shows in how it is refused a user who does not exist. */
  async function takeNothing(): Promise<void> {
    try {
      await calls.role(false, USER, 'nobody', 'nothing', 6);
    } catch (error) {
      if (!(error instanceof VendorFailure) || error.kind !== 'misconfigured') throw error;
    }
  }

  const billed = async (user: string) => (await calls.rolesOf(user)).flatMap(translate.billedIn);

  async function account(id: string): Promise<AccountFacts | undefined> {
    const user = await calls.user(id);
    if (!user) return undefined;
    const holds = (await billed(id)).map(({ sku }) => ({ sku }));
    return translate.account(user, false, holds);
  }

  async function act({ task, ...request }: ActionRequest): Promise<Performed> {
    if ((task !== 'reclaim' && task !== 'restore') || !('seat' in request))
      throw new VendorFailure('misconfigured', `Atlassian has no ${task}.`);
    const { account: who, sku, holding } = request.seat;
    const { assignmentId: group } = holding;
    const gives = task === 'restore';
    const roles = (await billed(who.id)).filter((one) => one.sku === sku.vendorId);
    if (gives === roles.length > 0) return 'alreadySo';
    if (group) {
      await calls.member(gives, group, who.id);
      return 'done';
    }
    const own = gives ? [{ role: USER }] : roles.filter(({ direct }) => direct);
    // Somebody may have put the account into a group since it was read; nobody agreed to take it out of that.
    if (holding.via || own.length === 0)
      throw new VendorFailure('misconfigured', `${who.name} has ${sku.name} through a group.`);
    for (const { role } of own) await calls.role(gives, role, who.id, sku.vendorId);
    return 'done';
  }

  return { capabilities, lists, account, act };
}

/** A key without the scope is refused with 403, at some calls with 401. */
function isForbidden({ kind, message }: VendorFailure): boolean {
  return kind === 'permissionMissing' || (kind === 'credentialsRevoked' && /scope/i.test(message));
}
