// The list behind a license's counters: the same people, by the same rules, with their names and accounts.
import type { AccountFacts, AccountStatus, Holding } from '../accounts/account.ts';
import type { Use } from './activity-state.ts';
import { type GatherRules, holderKey, holderOf, joinHolders, type SeatAccount } from './holders.ts';

export interface ListedAccount extends SeatAccount, Pick<AccountFacts, 'name'> {
  readonly holds: readonly (SeatAccount['holds'][number] & Pick<Holding, 'via'>)[];
}

export interface HolderAccount {
  readonly id: string;
  readonly mail: string;
  readonly status: AccountStatus;
  readonly via?: string;
}

/** One of the people behind a license, not yet judged: the state depends on the period. */
export interface ListedHolder {
  /** Absent for an account of nobody we know. */
  readonly personId?: string;
  /** As their account with the latest activity says; the directory may know better. */
  readonly name: string;
  readonly mail: string;
  readonly department?: string;
  readonly use: Use;
  /** Live ones, the one with the latest activity first. */
  readonly accounts: readonly HolderAccount[];
}

interface Draft {
  readonly personId: string | undefined;
  held: ReturnType<typeof joinHolders>;
  readonly accounts: {
    readonly account: ListedAccount;
    readonly via: string | undefined;
    readonly use: Use;
  }[];
}

export function holderLister(sku: string, rules: GatherRules) {
  const drafts = new Map<string, Draft>();

  function add(account: ListedAccount): void {
    const holding = account.holds.find((one) => one.sku === sku);
    if (!holding) return;
    const personId = rules.personOf(account);
    const key = holderKey(personId, account.id);
    const mine = holderOf(personId, account, holding, rules);
    const draft = drafts.get(key);
    const listed = mine.live ? [{ account, via: holding.via, use: mine.use }] : [];
    if (!draft) drafts.set(key, { personId, held: mine, accounts: listed });
    else {
      draft.held = joinHolders(draft.held, mine);
      draft.accounts.push(...listed);
    }
  }

  function all(): ListedHolder[] {
    return [...drafts.values()].filter(({ held }) => held.live).map(listedHolder);
  }

  return { add, all };
}

function listedHolder({ personId, held, accounts }: Draft): ListedHolder {
  const byUse = accounts.sort(
    (a, b) => (b.use.lastActive ?? 0) - (a.use.lastActive ?? 0) || (a.account.id < b.account.id ? -1 : 1),
  );
  const first = byUse[0]?.account;
  const department = byUse.find(({ account }) => account.department)?.account.department;
  return {
    ...(personId !== undefined && { personId }),
    name: first?.name ?? '',
    mail: first?.mails[0] ?? '',
    ...(department && { department }),
    use: held.use,
    accounts: byUse.map(({ account, via }) => ({
      id: account.id,
      mail: account.mails[0] ?? '',
      status: account.status,
      ...(via && { via }),
    })),
  };
}
