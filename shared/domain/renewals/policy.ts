// A renewal policy says for which contracts a decision needs approval, by whom, and which renew by themselves.
import * as z from 'zod';
import { Role } from '../access/role.ts';
import { foldMail } from '../accounts/fold-mail.ts';
import { Amount } from '../money/amount.ts';
import { Currency } from '../money/currency.ts';
import { name } from '../text.ts';

/** Every part given must fit; none given fits every contract. */
export const PolicyScope = z.object({
  applicationId: z.string().min(1).max(200).optional(),
  vendor: name(120).optional(),
  /** Only contracts whose next term costs at least this much. */
  from: z.object({ amount: Amount, currency: Currency }).optional(),
});
export type PolicyScope = z.infer<typeof PolicyScope>;

const Mail = z.email().max(200).transform(foldMail).pipe(z.string());

export const RenewalPolicy = z.object({
  id: z.string(),
  name: name(120),
  scope: PolicyScope,
  /**
   * `automatic`: within budget and as agreed it renews without a review; `review`: somebody decides, and whatever `approval`
   * names is asked; a policy that never lets anything through without review is `review` with `approval.when` `always`.
   */
  mode: z.enum(['automatic', 'review']),
  approval: z.object({
    when: z.enum(['never', 'overBudget', 'aboveAmount', 'aboveAmountOrOverBudget', 'always']),
    above: z.object({ amount: Amount, currency: Currency }).optional(),
    roles: z.array(Role).max(6),
    mails: z.array(Mail).max(20),
  }),
  /** Days before the deadline at which an undecided renewal is told one level higher: first owners, then admins. */
  escalateDays: z.array(z.int().min(0).max(365)).max(5),
  /** Also terms of 45 days or less get a renewal. */
  shortTerms: z.boolean(),
});
export type RenewalPolicy = z.infer<typeof RenewalPolicy>;
