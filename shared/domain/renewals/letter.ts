// The notice that ends a contract, as plain text ready to be sent.
import type { CivilDay } from '../calendar/civil-day.ts';
import type { Contract } from '../contracts/contract.ts';

const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
const long = (day: CivilDay) => DAY.format(new Date(day));

export interface NoticeLetter {
  /** The vendor by name; its address is for the sender to find. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** @param ends last day of the term that the notice ends, @param from the day after */
export function noticeLetter(
  { name, vendor, purchaseOrder }: Pick<Contract, 'name' | 'vendor' | 'purchaseOrder'>,
  { ends, from }: { readonly ends: CivilDay; readonly from: CivilDay },
): NoticeLetter {
  const what = purchaseOrder === undefined ? name : `${name} (purchase order ${purchaseOrder})`;
  return {
    to: vendor,
    subject: `Notice of non-renewal: ${name}`,
    text: [
      `Dear ${vendor === '' ? 'Sir or Madam' : `${vendor} team`},`,
      '',
      `we hereby give notice that we do not renew ${what}. The contract shall end with its present term on ${long(ends)}; please do not renew it, and do not bill any service from ${long(from)} on.`,
      '',
      'Please confirm in writing that you have received this notice, and the date on which the contract ends.',
      '',
      'Kind regards',
    ].join('\n'),
  };
}
