// A cell's text becomes a value, or the reason why it cannot; blanks around it are gone and it is never empty.
import type { AccountKind, AccountStatus } from '../accounts/account.ts';
import { foldMail } from '../accounts/fold-mail.ts';
import type { CivilDay, Instant } from '../calendar/civil-day.ts';
import type { LicenseKind, Purchased } from '../licenses/sku.ts';
import { onOneLine } from '../text.ts';
import type { ReadOptions } from './column.ts';
import { type Reading, readDay } from './read-day.ts';

const LONGEST_NAME = 200;

/** Files come out of other programs: what cannot be seen in a cell is left out of it. */
export function readText(text: string): Reading<string> {
  const value = onOneLine(text);
  if (value === '') return { reason: 'has no character that can be seen' };
  return value.length > LONGEST_NAME ? { reason: `is longer than ${LONGEST_NAME} characters` } : { value };
}

const MAIL = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/;

export function readMail(text: string): Reading<string> {
  const mail = foldMail(text);
  return MAIL.test(mail) && mail.length <= 254
    ? { value: mail }
    : { reason: `"${text}" is not a mail address` };
}

export function readMails(text: string): Reading<string[]> {
  const mails: string[] = [];
  for (const part of text.split(/[\s,;|]+/).filter((one) => one !== '')) {
    const mail = readMail(part);
    if ('reason' in mail) return mail;
    mails.push(mail.value);
  }
  return { value: mails };
}

const STATUSES: Readonly<Record<AccountStatus, RegExp>> = {
  active: /^(active|enabled|employed|yes|true|1|ok|aktiv)$/i,
  suspended: /^(suspended|frozen|on leave|leave|paused|locked|gesperrt)$/i,
  disabled:
    /^(disabled|inactive|deactivated|archived|left|leaver|terminated|closed|no|false|0|inaktiv|deleted)$/i,
};

export function readStatus(text: string): Reading<AccountStatus> {
  for (const status of ['active', 'suspended', 'disabled'] as const) {
    if (STATUSES[status].test(text)) return { value: status };
  }
  return { reason: `"${text}" is none of active, suspended, disabled` };
}

export function readAccountKind(text: string): Reading<AccountKind> {
  const kind = text.toLowerCase();
  return kind === 'person' || kind === 'external' || kind === 'service'
    ? { value: kind }
    : { reason: `"${text}" is none of person, external, service` };
}

const NEVER = /^(never|none|never logged in|nie|-)$/i;

/** `null` is the file's own word that there never was any. A day stays a day: only its organization knows when it was. */
export function readLastActive(
  text: string,
  { dateOrder, today }: ReadOptions,
): Reading<CivilDay | Instant | null> {
  if (NEVER.test(text)) return { value: null };
  const instant = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i.test(text);
  if (instant) {
    const date = new Date(text.replace(' ', 'T').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
    if (!Number.isNaN(date.getTime())) {
      const value = date.toISOString();
      return today?.ends !== undefined && value >= today.ends ? notYet(text) : { value };
    }
  }
  const read = readDay(text, dateOrder);
  return today !== undefined && 'value' in read && read.value > today.day ? notYet(text) : read;
}

function notYet(text: string): { readonly reason: string } {
  return { reason: `"${text}" lies after today` };
}

export function readCivilDay(text: string, { dateOrder }: ReadOptions): Reading<CivilDay> {
  return readDay(text, dateOrder);
}

const LARGEST_QUANTITY = 1_000_000_000;

export function readQuantity(text: string): Reading<Purchased> {
  if (/^(unlimited|site license|∞)$/i.test(text)) return { value: 'unlimited' };
  const digits = text
    .replace(/(?<=\d)[ \u00a0'](?=\d{3}\b)/g, '')
    .replace(/^(\d{1,3})([.,]\d{3})+$/, (number) => number.replace(/[.,]/g, ''));
  return /^\d+$/.test(digits) && Number(digits) <= LARGEST_QUANTITY
    ? { value: Number(digits) }
    : { reason: `"${text}" is neither a whole number nor "unlimited"` };
}

export function readLicenseKind(text: string): Reading<LicenseKind> {
  const kind = text.toLowerCase();
  return kind === 'user' || kind === 'quantity'
    ? { value: kind }
    : { reason: `"${text}" is neither user nor quantity` };
}
