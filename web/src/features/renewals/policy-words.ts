// What a renewal policy says, in sentences.
import type { RenewalPolicy } from '#shared/domain/renewals/policy.ts';
import { money } from '#web/ui/format.ts';
import { approversWords } from './sentences.ts';

const and = (parts: readonly string[]) => new Intl.ListFormat('en').format(parts);

/** Which contracts it is for: `Contracts about Figma with a next term of €10,000 or more`. */
export function scopeWords(
  { applicationId, vendor, from }: RenewalPolicy['scope'],
  applicationName: string | undefined,
): string {
  const parts = [
    vendor !== undefined && `with ${vendor}`,
    applicationId !== undefined && `about ${applicationName ?? 'a deleted application'}`,
    from !== undefined && `with a next term of ${money(from.amount, from.currency)} or more`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'Every contract' : `Contracts ${parts.join(' ')}`;
}

/** When somebody has to approve, and who. */
export function approvalWords({ when, above, roles, mails }: RenewalPolicy['approval']): string {
  if (when === 'never') return 'Nobody has to approve';
  const limit = above === undefined ? 'the limit' : money(above.amount, above.currency);
  const whens = {
    always: '',
    overBudget: ' when it goes over budget',
    aboveAmount: ` above ${limit}`,
    aboveAmountOrOverBudget: ` above ${limit} or when it goes over budget`,
  };
  return `Approved by ${approversWords({ roles, mails })}${whens[when]}`;
}

export function modeWords(mode: RenewalPolicy['mode']): string {
  return mode === 'automatic'
    ? 'Renews as agreed without a review while it stays within budget'
    : 'Somebody decides';
}

/** What else it does; nothing where it is only about approval. */
export function extraWords({
  escalateDays,
  shortTerms,
}: Pick<RenewalPolicy, 'escalateDays' | 'shortTerms'>): string {
  const days = escalateDays.toSorted((a, b) => b - a);
  const unit = days.length === 1 && days[0] === 1 ? 'day' : 'days';
  return [
    days.length > 0 &&
      `While undecided, one level higher is told ${and(days.map(String))} ${unit} before the deadline`,
    shortTerms && 'Also for terms of 45 days or less',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Within a sentence. */
export function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
