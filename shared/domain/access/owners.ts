// Owners are the people named on an application or contract, by what they answer for.
import * as z from 'zod';
import { foldMail } from '../accounts/fold-mail.ts';

const OwnerMail = z.email().transform(foldMail).pipe(z.string());

export const Owners = z.object({
  business: OwnerMail.optional().meta({ title: 'Owner' }),
  it: OwnerMail.optional().meta({ title: 'IT owner' }),
  finance: OwnerMail.optional().meta({ title: 'Finance owner' }),
});
export type Owners = z.infer<typeof Owners>;

export function isOwner(owners: Owners, mail: string): boolean {
  const folded = foldMail(mail);
  return owners.business === folded || owners.it === folded || owners.finance === folded;
}
