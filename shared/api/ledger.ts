// The log over HTTP.
import * as z from 'zod';
import type { Role } from '#shared/domain/access/role.ts';
import { LedgerEntry, SubjectKind } from '#shared/domain/ledger/entry.ts';
import { admits, READERS, type Readable } from './readers.ts';
import { route } from './route.ts';

/** What a thing of a kind is read as; whoever may not read the thing reads no entry of it. */
const READ_AS: Readonly<Record<SubjectKind, Readable>> = {
  application: 'applications',
  connection: 'connections',
  license: 'licenses',
  contract: 'contracts',
  budget: 'budgets',
  person: 'people',
  settings: 'settings',
  address: 'mailbox',
  feed: 'mailbox',
  import: 'spend',
  spendRow: 'spend',
  spendRules: 'spend',
  renewalPolicies: 'renewals',
  spendPresets: 'spend',
  paymentMethod: 'paymentMethods',
  rate: 'rates',
  machineClient: 'machineClients',
  digest: 'mailbox',
  action: 'actions',
};

/** The kinds of things whose entries these roles may read. */
export function kindsSeenBy(roles: readonly Role[]): SubjectKind[] {
  return SubjectKind.options.filter((kind) => admits(READERS[READ_AS[kind]], roles));
}

export const listLedger = route({
  id: 'listLedger',
  method: 'GET',
  path: '/api/ledger',
  noun: 'ledger',
  access: READERS.ledger,
  summary:
    'Who changed what, newest first: of one month, or of one thing; only of things the caller may read',
  query: z.object({
    /** yyyy-mm; the present month where neither month nor subject is given. */
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .optional(),
    kind: SubjectKind.optional(),
    /** With `kind`: the log of this thing, entries not yet delivered included. */
    subject: z.string().max(200).optional(),
    actor: z.string().max(200).optional(),
    text: z.string().trim().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(50),
    cursor: z.string().max(2000).optional(),
  }),
  response: z.object({
    items: z.array(LedgerEntry),
    next: z.string().nullable(),
  }),
  csv: [
    { header: 'Time (UTC)', value: (row) => row.at },
    { header: 'Who', value: (row) => row.actor.name ?? row.actor.id },
    { header: 'Kind', value: (row) => row.subject.kind },
    { header: 'What', value: (row) => row.subject.name },
    { header: 'Did', value: (row) => row.deed },
    {
      header: 'Changes',
      value: (row) =>
        row.changes
          .map(({ field, before, after }) => `${field}: ${show(before)} → ${show(after)}`)
          .join('; '),
    },
    { header: 'Note', value: (row) => row.note },
  ],
});

function show(value: unknown): string {
  if (value === undefined || value === null) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export const ledgerRoutes = [listLedger] as const;
