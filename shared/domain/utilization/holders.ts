// Holders are the people behind licenses, gathered account by account: one pass over a connection serves every license of it.
import type { AccountFacts, Holding } from '../accounts/account.ts';
import type { CivilDay, Instant } from '../calendar/civil-day.ts';
import { type DayNumber, dayNumber } from '../calendar/zone-days.ts';
import { joinUse, type Use } from './activity-state.ts';

/** An account as read: what the vendor said, and when we first saw each holding. */
export interface SeatAccount
  extends Pick<
    AccountFacts,
    'id' | 'mails' | 'status' | 'kind' | 'department' | 'createdAt' | 'lastActiveAt'
  > {
  readonly holds: readonly (Pick<Holding, 'sku' | 'since' | 'lastActiveAt'> & {
    readonly seen?: CivilDay | undefined;
  })[];
}

/** Everything of one license while accounts are gathered. */
export interface SkuHolders {
  /** Accounts that occupy a paid seat by the vendor's rule. */
  seats: number;
  /** By person, or by account where nobody is known behind it. */
  readonly people: Map<string, Holder>;
  /** Whether any source told the activity of any of the people. */
  told: boolean;
}

export interface Holder {
  readonly use: Use;
  /** Whether any of their accounts is neither disabled nor a service: only then they are one of the people. */
  readonly live: boolean;
  /** Empty where nobody knows it. */
  readonly department: string;
}

export interface GatherRules {
  readonly seatStatuses: readonly AccountFacts['status'][];
  /** The civil day of an instant in the organization's time zone. */
  readonly dayOf: (instant: Instant) => DayNumber;
  /** Who stands behind an account; `undefined` where nobody is known. */
  readonly personOf: (account: SeatAccount) => string | undefined;
  /** As the directory knows it. */
  readonly departmentOf?: ((personId: string) => string | undefined) | undefined;
  /** What a second source says where the vendor does not tell: the identity provider, an import. */
  readonly elsewhere?: ((account: SeatAccount) => Instant | null | undefined) | undefined;
}

/** A disabled account is a seat where the vendor keeps it, and never one of the people; no more is a service account. */
export function isLive({ status, kind }: Pick<AccountFacts, 'status' | 'kind'>): boolean {
  return status !== 'disabled' && kind !== 'service';
}

/** Accounts of nobody we know stand for themselves. */
export function holderKey(personId: string | undefined, accountId: string): string {
  return personId === undefined ? `account ${accountId}` : `person ${personId}`;
}

/** The use of one holding by one account; a disabled or service account has no activity that counts. */
function heldUse(account: SeatAccount, holding: SeatAccount['holds'][number], rules: GatherRules): Use {
  const { createdAt } = account;
  const since =
    holding.since !== undefined
      ? dayNumber(holding.since)
      : createdAt !== undefined
        ? rules.dayOf(createdAt)
        : holding.seen !== undefined
          ? dayNumber(holding.seen)
          : undefined;
  const lastActive = isLive(account) ? lastActiveOf(account, holding, rules) : undefined;
  return { lastActive, heldSince: since };
}

/** What the vendor says of the license itself is nearer to the truth than what it says of the account. */
function lastActiveOf(
  account: SeatAccount,
  holding: SeatAccount['holds'][number],
  { dayOf, elsewhere }: GatherRules,
): Use['lastActive'] {
  const own = holding.lastActiveAt === undefined ? account.lastActiveAt : holding.lastActiveAt;
  const told = own === undefined ? elsewhere?.(account) : own;
  return typeof told === 'string' ? dayOf(told) : told;
}

/** What one account makes of its person; the directory knows the department of people, the vendor that of anybody else. */
export function holderOf(
  personId: string | undefined,
  account: SeatAccount,
  holding: SeatAccount['holds'][number],
  rules: GatherRules,
): Holder {
  const { department } = personId === undefined ? account : { department: rules.departmentOf?.(personId) };
  return {
    use: heldUse(account, holding, rules),
    live: isLive(account),
    department: department?.trim() ?? '',
  };
}

/** Of a person's accounts only live ones tell activity, while the earliest day of holding counts over all of them. */
export function joinHolders(a: Holder, b: Holder): Holder {
  const use = joinUse(a.use, b.use);
  const { department } = a;
  if (a.live === b.live) return { use, live: a.live, department };
  const live = a.live ? a : b;
  return { use: { lastActive: live.use.lastActive, heldSince: use.heldSince }, live: true, department };
}

const NONE: readonly string[] = [];

export function gatherer(rules: GatherRules) {
  const bySku = new Map<string, SkuHolders>();
  let accounts = 0;
  let told = false;

  /**
   * @param personId who stands behind it, where that is known already
   * @returns licenses that the same person holds through an account that was added before
   */
  function add(account: SeatAccount, personId = rules.personOf(account)): readonly string[] {
    accounts++;
    told ||=
      account.lastActiveAt !== undefined || account.holds.some((held) => held.lastActiveAt !== undefined);
    if (account.holds.length === 0) return NONE;
    let second: string[] | undefined;
    const key = holderKey(personId, account.id);
    const occupies = rules.seatStatuses.includes(account.status);
    for (const holding of account.holds) {
      const sku = holdersOf(holding.sku);
      if (occupies) sku.seats++;
      const mine = holderOf(personId, account, holding, rules);
      if (mine.live && mine.use.lastActive !== undefined) sku.told = true;
      const known = sku.people.get(key);
      sku.people.set(key, known ? joinHolders(known, mine) : mine);
      if (known?.live && mine.live) {
        second ??= [];
        second.push(holding.sku);
      }
    }
    return second ?? NONE;
  }

  function holdersOf(sku: string): SkuHolders {
    const known = bySku.get(sku);
    if (known) return known;
    const fresh: SkuHolders = { seats: 0, people: new Map(), told: false };
    bySku.set(sku, fresh);
    return fresh;
  }

  return {
    add,
    of: (sku: string): SkuHolders | undefined => bySku.get(sku),
    accounts: () => accounts,
    /** Whether the vendor told the activity of any account at all. */
    told: () => told,
  };
}
export type Gatherer = ReturnType<typeof gatherer>;
