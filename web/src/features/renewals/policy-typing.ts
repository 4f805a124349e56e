// What is typed of a policy; amounts and addresses stay texts until they are sent.

import type { Role } from '#shared/domain/access/role.ts';
import { RenewalPolicy } from '#shared/domain/renewals/policy.ts';
import { decimalIn } from '../contracts/price-typing.ts';

export interface PolicyTyping {
  readonly name: string;
  readonly applicationId: string;
  readonly vendor: string;
  readonly from: string;
  readonly mode: RenewalPolicy['mode'];
  readonly when: RenewalPolicy['approval']['when'];
  readonly above: string;
  /** Of both amounts. */
  readonly currency: string;
  readonly roles: readonly Role[];
  /** Parted by commas or blanks. */
  readonly mails: string;
  /** Parted by commas or blanks. */
  readonly escalateDays: string;
  readonly shortTerms: boolean;
}

export function policyTyping(policy: RenewalPolicy | undefined, currency: string): PolicyTyping {
  const { scope, approval } = policy ?? {};
  return {
    name: policy?.name ?? '',
    applicationId: scope?.applicationId ?? '',
    vendor: scope?.vendor ?? '',
    from: scope?.from?.amount ?? '',
    mode: policy?.mode ?? 'review',
    when: approval?.when ?? 'aboveAmount',
    above: approval?.above?.amount ?? '',
    currency: approval?.above?.currency ?? scope?.from?.currency ?? currency,
    roles: approval?.roles ?? ['finance'],
    mails: (approval?.mails ?? []).join(', '),
    escalateDays: (policy?.escalateDays ?? [30, 7]).join(', '),
    shortTerms: policy?.shortTerms ?? false,
  };
}

const LIMITED = ['aboveAmount', 'aboveAmountOrOverBudget'];

export function hasLimit(when: PolicyTyping['when']): boolean {
  return LIMITED.includes(when);
}

const parted = (text: string) => text.split(/[\s,;]+/).filter((part) => part !== '');

export interface ReadPolicy {
  readonly policy: RenewalPolicy | undefined;
  /** By the names of the typing. */
  readonly troubles: Readonly<Record<string, string>>;
}

export function readPolicy(id: string, typing: PolicyTyping): ReadPolicy {
  const { when, currency } = typing;
  const asks = when !== 'never';
  const read = RenewalPolicy.safeParse({
    id,
    name: typing.name,
    scope: {
      ...(typing.applicationId !== '' && { applicationId: typing.applicationId }),
      ...(typing.vendor.trim() !== '' && { vendor: typing.vendor }),
      ...(typing.from.trim() !== '' && { from: { amount: decimalIn(typing.from), currency } }),
    },
    mode: typing.mode,
    approval: {
      when,
      ...(hasLimit(when) && { above: { amount: decimalIn(typing.above), currency } }),
      roles: asks ? typing.roles : [],
      mails: asks ? parted(typing.mails) : [],
    },
    escalateDays: parted(typing.escalateDays).map((day) => (/^\d+$/.test(day) ? Number(day) : day)),
    shortTerms: typing.shortTerms,
  });
  const troubles: Record<string, string> = {};
  for (const { path } of read.error?.issues ?? []) {
    const [field, reason] = troubleAt(path.map(String));
    troubles[field] ??= reason;
  }
  if (asks && typing.roles.length === 0 && parted(typing.mails).length === 0)
    troubles.roles ??= 'Say who approves: a role, or somebody by mail address';
  return { policy: Object.keys(troubles).length === 0 ? read.data : undefined, troubles };
}

function troubleAt(path: readonly string[]): readonly [field: string, reason: string] {
  const amount = 'An amount such as 12,500';
  if (path.at(-1) === 'currency') return ['currency', 'Three letters, such as EUR'];
  if (path[0] === 'name') return ['name', 'Give it a name of up to 120 characters'];
  if (path[1] === 'from') return ['from', amount];
  if (path[1] === 'vendor') return ['vendor', 'A name of up to 120 characters'];
  if (path[1] === 'above') return ['above', amount];
  if (path[1] === 'mails') return ['mails', 'Addresses such as name@example.com, parted by commas'];
  if (path[0] === 'escalateDays')
    return ['escalateDays', 'Up to five whole numbers from 0 to 365, such as 30, 7'];
  return [path.join('.'), 'This cannot be used'];
}
