// A finding is an account that somebody should look at: of one who left, of nobody we know, of another organization, of a machine.
import * as z from 'zod';
import type { AccountFacts } from '../accounts/account.ts';
import type { EmploymentStatus } from './person.ts';

/**
 * `left`: open while its person has left. `suspended`: holds licenses while its person is suspended. `duplicate`: holds a
 * license that its person has through another account of the same connection. `unmatched`: of nobody in the directory.
 * `external`: of another organization, as the vendor says. `service`: holds licenses and has no human behind it.
 */
export const FINDING_KINDS = ['left', 'suspended', 'duplicate', 'unmatched', 'external', 'service'] as const;
export const FindingKind = z.enum(FINDING_KINDS);
export type FindingKind = z.infer<typeof FindingKind>;

export const Finding = z.object({
  kind: FindingKind,
  accountId: z.string(),
  mail: z.string(),
  name: z.string(),
  personId: z.string().optional(),
  /** Licenses that it is about, by the vendor's id. */
  skus: z.array(z.string()),
});
export type Finding = z.infer<typeof Finding>;

export const FindingCounts = z.record(FindingKind, z.int().min(0));
export type FindingCounts = z.infer<typeof FindingCounts>;

type Looked = Pick<AccountFacts, 'id' | 'name' | 'mails' | 'status' | 'kind'> & {
  readonly holds: readonly { readonly sku: string }[];
};

export interface Behind {
  readonly person: { readonly id: string; readonly status: EmploymentStatus } | undefined;
  /** Without a directory nobody can be missing in it. */
  readonly hasDirectory: boolean;
  /** Licenses that the person has through another account already. */
  readonly second: readonly string[];
}

/** A closed account is no finding. */
export function findingsOf(account: Looked, { person, hasDirectory, second }: Behind): Finding[] {
  if (account.status === 'disabled') return [];
  const skus = account.holds.map(({ sku }) => sku);
  const found = (kind: FindingKind, about: readonly string[] = skus): Finding => ({
    kind,
    accountId: account.id,
    mail: account.mails[0] ?? '',
    name: account.name,
    ...(person && { personId: person.id }),
    skus: [...about],
  });
  if (account.kind === 'service') return skus.length > 0 ? [found('service')] : [];
  if (!person) {
    if (account.kind === 'external') return [found('external')];
    return hasDirectory ? [found('unmatched')] : [];
  }
  return [
    ...(person.status === 'left' ? [found('left')] : []),
    ...(person.status === 'suspended' && skus.length > 0 ? [found('suspended')] : []),
    ...(second.length > 0 ? [found('duplicate', second)] : []),
  ];
}

export function countFindings(findings: readonly Finding[]): FindingCounts {
  const counts = Object.fromEntries(FINDING_KINDS.map((kind) => [kind, 0])) as FindingCounts;
  for (const { kind } of findings) counts[kind]++;
  return counts;
}
