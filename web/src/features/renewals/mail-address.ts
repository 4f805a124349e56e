// A letter as the address of a new mail.
import type { RenewalView } from '#shared/api/renewals.ts';

/** Without an address among what it is addressed to, the sender types one. RFC 6068: line breaks are CRLF, blanks are `%20`, and nothing of the texts can add another field. */
export function mailAddress({ to, subject, text }: NonNullable<RenewalView['letter']>): string {
  const body = text.replace(/\r?\n/g, '\r\n');
  const receiver = !to.includes('@')
    ? ''
    : encodeURIComponent(to).replaceAll('%40', '@').replaceAll('%2C', ',');
  return `mailto:${receiver}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
