// Good rows become the same facts that an API gives: accounts with what they hold, and SKUs.
import type { AccountFacts, AccountStatus, Holding } from '../accounts/account.ts';
import type { CivilDay, Instant } from '../calendar/civil-day.ts';
import { middleOfDay } from '../calendar/wall-clock.ts';
import type { SkuFacts } from '../licenses/sku.ts';
import { foldName } from '../text.ts';
import type { RowValues } from './columns.ts';

export interface ImportedRows {
  readonly people?: Iterable<RowValues<'people'>>;
  readonly licenses?: Iterable<RowValues<'licenses'>>;
  readonly assignments?: Iterable<RowValues<'assignments'>>;
}

export interface ImportedFacts {
  readonly accounts: readonly AccountFacts[];
  readonly skus: readonly SkuFacts[];
  /** Rows that said the same account, license or assignment once more and were merged. */
  readonly duplicates: number;
  /** Names of quantities that rows assign to somebody; nobody can hold one. */
  readonly assignedQuantities: readonly string[];
}

type Draft = { -readonly [F in keyof AccountFacts]: AccountFacts[F] };
type Said = RowValues<'people'> & RowValues<'assignments'>;

/**
 * Rows are taken people first, then assignments, in file order; a later row adds to an earlier one of the same account:
 * the latest activity, the earliest start, the most closed status. Accounts are the same by their id, else by any address.
 * @param timeZone of the organization, whose days the files' days of use are
 */
export function importedFacts(rows: ImportedRows, timeZone: string): ImportedFacts {
  const skus = skuBook();
  const accounts = accountBook(timeZone);
  for (const row of rows.licenses ?? []) skus.define(row);
  for (const row of rows.people ?? []) accounts.say(row);
  const assignedQuantities = new Set<string>();
  for (const row of rows.assignments ?? []) {
    if (row.license === undefined) continue;
    const sku = skus.of(row.license);
    if (sku.kind === 'quantity') {
      assignedQuantities.add(sku.name);
      continue;
    }
    accounts.say(row, {
      sku: sku.vendorId,
      ...(row.since ? { since: row.since } : {}),
      ...(row.via ? { via: row.via } : {}),
    });
  }
  return {
    accounts: accounts.all(),
    skus: skus.all(),
    duplicates: skus.duplicates() + accounts.duplicates(),
    assignedQuantities: [...assignedQuantities],
  };
}

/** @returns whether a name or key in a file means a license that is known as a quantity, and nothing else of that name */
export function quantitiesAmong(skus: readonly SkuFacts[]): (license: string) => boolean {
  const quantities = new Set<string>();
  const others = new Set<string>();
  for (const { vendorId, name, key = name, kind } of skus)
    for (const text of [vendorId, name, key]) (kind === 'quantity' ? quantities : others).add(foldName(text));
  return (license) => quantities.has(foldName(license)) && !others.has(foldName(license));
}

function skuBook() {
  const byId = new Map<string, SkuFacts>();
  const idByName = new Map<string, string>();
  let duplicates = 0;

  function define(row: RowValues<'licenses'>): void {
    const name = row.name ?? '';
    const id = idByName.get(foldName(row.key ?? name)) ?? foldName(row.key ?? name);
    if (byId.has(id)) duplicates++;
    byId.set(id, {
      vendorId: id,
      name,
      ...(row.key ? { key: row.key } : {}),
      type: row.type ?? 'user',
      kind: row.kind ?? 'user',
      ...(row.purchased === undefined ? {} : { purchased: row.purchased }),
      status: 'active',
      ...(row.expiresOn ? { expiresOn: row.expiresOn } : {}),
    });
    idByName.set(foldName(name), id);
    if (row.key) idByName.set(foldName(row.key), id);
  }

  /** A license that is only named by an assignment exists as well. */
  function of(license: string): SkuFacts {
    const id = idByName.get(foldName(license)) ?? foldName(license);
    const sku: SkuFacts = byId.get(id) ?? {
      vendorId: id,
      name: license,
      type: 'user',
      kind: 'user',
      status: 'active',
    };
    idByName.set(foldName(license), id);
    byId.set(id, sku);
    return sku;
  }

  return { define, of, all: () => [...byId.values()], duplicates: () => duplicates };
}

function accountBook(timeZone: string) {
  const byId = new Map<string, Draft>();
  const idByMail = new Map<string, string>();
  const middles = new Map<CivilDay, Instant>();
  let duplicates = 0;

  function instantOf(used: CivilDay | Instant): Instant {
    if (used.includes('T')) return used;
    const middle = middles.get(used) ?? middleOfDay(used, timeZone);
    middles.set(used, middle);
    return middle;
  }

  function say(row: Said, holding?: Holding): void {
    const mails = [...(row.mail ? [row.mail] : []), ...(row.aliases ?? [])];
    const id = row.id ?? mails.map((mail) => idByMail.get(mail)).find((known) => known) ?? mails[0];
    if (id === undefined) return;
    const known = byId.get(id);
    const draft = known ?? { id, name: '', mails: [], status: 'active', kind: 'person', holds: [] };
    byId.set(id, draft);
    for (const mail of mails) if (!idByMail.has(mail)) idByMail.set(mail, id);
    const { lastActive } = row;
    merge(draft, row, mails, lastActive ? instantOf(lastActive) : lastActive);
    if (holding === undefined) duplicates += known ? 1 : 0;
    else duplicates += hold(draft, holding) ? 0 : 1;
  }

  function all(): AccountFacts[] {
    return [...byId.values()].map((draft) => ({
      ...draft,
      name: draft.name || (draft.mails[0] ?? draft.id),
    }));
  }

  return { say, all, duplicates: () => duplicates };
}

const MOST_CLOSED: readonly AccountStatus[] = ['active', 'suspended', 'disabled'];

function merge(
  draft: Draft,
  row: Said,
  mails: readonly string[],
  lastActiveAt: AccountFacts['lastActiveAt'],
): void {
  draft.mails = [...new Set([...draft.mails, ...mails])];
  if (row.name) draft.name = row.name;
  if (row.kind) draft.kind = row.kind;
  if (row.department) draft.department = row.department;
  if (row.title) draft.title = row.title;
  if (row.managerMail) draft.managerMail = row.managerMail;
  if (row.status && MOST_CLOSED.indexOf(row.status) > MOST_CLOSED.indexOf(draft.status))
    draft.status = row.status;
  if (lastActiveAt !== undefined && (lastActiveAt ?? '') >= (draft.lastActiveAt ?? '')) {
    draft.lastActiveAt = lastActiveAt;
  }
}

/** Whether the account did not hold it before. */
function hold(draft: Draft, holding: Holding): boolean {
  const at = draft.holds.findIndex((one) => one.sku === holding.sku);
  const before = draft.holds[at];
  if (before === undefined) {
    draft.holds = [...draft.holds, holding];
    return true;
  }
  const since = [before.since, holding.since].filter((day) => day !== undefined).sort()[0];
  draft.holds = draft.holds.with(at, { ...before, ...holding, ...(since ? { since } : {}) });
  return false;
}
