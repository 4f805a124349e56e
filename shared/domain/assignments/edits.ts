// Edits of assignments are applied one after another; whoever no edit names keeps what they hold.
import type { AccountFacts, Holding } from '../accounts/account.ts';
import type { CivilDay } from '../calendar/civil-day.ts';
import type { AssignmentTerms } from './assignment.ts';

interface Of {
  readonly mail: string;
  readonly licenseId: string;
}

/** What a put leaves out stays as it is; `null` empties it. */
export type TermsEdit = { readonly [F in keyof AssignmentTerms]: AssignmentTerms[F] | null };

export type AssignmentEdit =
  | (Of & { readonly act: 'put'; readonly terms: TermsEdit })
  /** @param until the last day it is held */
  | (Of & { readonly act: 'end'; readonly until: CivilDay })
  /** As if it had never been. */
  | (Of & { readonly act: 'remove' });

export interface AssignmentChange extends Of {
  readonly before: AssignmentTerms | undefined;
  readonly after: AssignmentTerms | undefined;
}

export interface Edited {
  readonly accounts: readonly AccountFacts[];
  /** One for each assignment that is another than before, in the order first named. */
  readonly changes: readonly AssignmentChange[];
}

/** @param accounts those that stand; the id of each is its folded mail */
export function applyEdits(accounts: readonly AccountFacts[], edits: readonly AssignmentEdit[]): Edited {
  const byMail = new Map(accounts.map((account) => [account.id, account]));
  const touched = new Map<string, { readonly of: Of; readonly before: Holding | undefined }>();
  for (const edit of edits) {
    const { mail, licenseId } = edit;
    const account = byMail.get(mail);
    const before = account?.holds.find(({ sku }) => sku === licenseId);
    const after = edited(before, edit);
    const name = `${mail} ${licenseId}`;
    if (!touched.has(name)) touched.set(name, { of: { mail, licenseId }, before });
    const others = account?.holds.filter(({ sku }) => sku !== licenseId) ?? [];
    const holds = after ? [...others, after] : others;
    if (holds.length === 0) byMail.delete(mail);
    else byMail.set(mail, { ...(account ?? newcomer(mail)), holds });
  }
  const changes = [...touched.values()].flatMap(({ of, before }) => {
    const now = byMail.get(of.mail)?.holds.find(({ sku }) => sku === of.licenseId);
    const change = { ...of, before: before && termsOf(before), after: now && termsOf(now) };
    return JSON.stringify(change.before) === JSON.stringify(change.after) ? [] : [change];
  });
  return { accounts: [...byMail.values()], changes };
}

export function termsOf({ role, since, until }: Holding): AssignmentTerms {
  return {
    ...(role !== undefined && { role }),
    ...(since !== undefined && { from: since }),
    ...(until !== undefined && { until }),
  };
}

function newcomer(mail: string): AccountFacts {
  return { id: mail, name: mail, mails: [mail], status: 'active', kind: 'person', holds: [] };
}

function edited(before: Holding | undefined, edit: AssignmentEdit): Holding | undefined {
  if (edit.act === 'remove') return undefined;
  if (edit.act === 'end') return before && { ...before, until: edit.until };
  const { role, from, until } = edit.terms;
  const next = {
    role: role === undefined ? before?.role : role,
    since: from === undefined ? before?.since : from,
    until: until === undefined ? before?.until : until,
  };
  return {
    sku: edit.licenseId,
    ...(next.since && { since: next.since }),
    ...(next.until && { until: next.until }),
    ...(next.role && { role: next.role }),
  };
}
