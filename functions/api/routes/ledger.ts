// The log of a month or of one thing; what a thing's outbox still holds stands in its log already.
import { kindsSeenBy, listLedger } from '#shared/api/ledger.ts';
import type { LedgerEntry, SubjectKind } from '#shared/domain/ledger/entry.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { decodeCursor, encodeCursor } from '#shared/table/cursor.ts';
import { type Key, keys } from '#shared/table/keys.ts';
import { ledgerOf, monthOfLedger, subjectOfLedger } from '#shared/table/ledger-store.ts';
import { rateYearOf } from '#shared/table/rate-store.ts';
import { getItem, placesIn, type Table } from '#shared/table/table.ts';
import { endpoint } from '../endpoint.ts';

/** Kinds whose item is found by the subject's id alone. */
const ITEM_OF: Partial<Record<SubjectKind, (id: string) => Key>> = {
  application: keys.application,
  connection: keys.connection,
  license: keys.license,
  contract: keys.contract,
  budget: keys.budget,
  person: keys.personDecision,
  address: keys.address,
  feed: keys.feed,
  settings: keys.settings,
  rate: (id) => keys.rates(...rateYearOf(id)),
  digest: keys.message,
  import: keys.statement,
  spendRow: keys.spendDecision,
  spendRules: keys.spendRules,
  renewalPolicies: keys.renewalPolicies,
  spendPresets: keys.spendPresets,
  paymentMethod: keys.paymentMethod,
  machineClient: keys.machineClient,
  action: keys.action,
};

async function pendingOf(table: Table, kind: SubjectKind, id: string): Promise<LedgerEntry[]> {
  const key = ITEM_OF[kind]?.(id);
  const item = key && (await getItem(table, key));
  const outbox = (item?.outbox ?? {}) as Record<string, { readonly entry: LedgerEntry }>;
  return Object.values(outbox)
    .map(({ entry }) => entry)
    .sort((a, b) => b.version - a.version);
}

export const ledgerEndpoints = [
  endpoint(listLedger, async ({ table }, { query, caller, at }) => {
    const { cursor, limit, month = at.slice(0, 7), kind, subject, actor, text } = query;
    if (subject !== undefined && kind === undefined)
      return refuse('invalid', 'Name the kind of the subject', { field: 'kind' });
    const seen = kindsSeenBy(caller.roles);
    if (kind !== undefined && !seen.includes(kind))
      return refuse('forbidden', 'Your role does not read the log of these', { field: 'kind' });
    const identity = ['ledger', subject ?? month, kind, actor, text];
    const range =
      subject !== undefined && kind !== undefined ? subjectOfLedger(kind, subject) : monthOfLedger(month);
    const place = cursor === undefined ? undefined : decodeCursor(identity, cursor, placesIn(range));
    if (place && !place.ok) return place;
    const page = await ledgerOf(table, range, { limit, ...(place && { after: place.value }) });
    const pending = subject !== undefined && kind && !place ? await pendingOf(table, kind, subject) : [];
    const delivered = new Set(page.entries.map(({ id }) => id));
    const entries = [...pending.filter(({ id }) => !delivered.has(id)), ...page.entries];
    const wanted = text?.toLowerCase();
    const items = entries
      .filter(({ subject: { kind: of } }) => (kind === undefined ? seen.includes(of) : of === kind))
      .filter((entry) => actor === undefined || entry.actor.id === actor)
      .filter((entry) => !wanted || JSON.stringify(entry).toLowerCase().includes(wanted));
    return done({ items, next: page.next ? encodeCursor(identity, page.next) : null });
  }),
];
