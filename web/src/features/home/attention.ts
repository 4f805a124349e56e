// One line of the attention list as a sentence with one way to help, as far as the reader may.

import { updateApplication } from '#shared/api/applications.ts';
import { decideHeldRead, updateConnection } from '#shared/api/connections.ts';
import { recordNotice } from '#shared/api/contracts.ts';
import { listLicensePeople } from '#shared/api/license-people.ts';
import { updateLicense } from '#shared/api/licenses.ts';
import type { Attention, DateKind } from '#shared/api/overview.ts';
import type { AnyRoute } from '#web/api/client.ts';
import { day, distance, number } from '#web/ui/format.ts';
import type { PagePath } from '#web/ui/links.tsx';
import { HEALTH_WORDS, plural, sentence } from '#web/ui/words.ts';

export interface AttentionLine {
  readonly id: string;
  readonly urgency: 'bad' | 'warn' | 'note';
  readonly what: string;
  readonly more: string;
  readonly to: PagePath;
  readonly params: Readonly<Record<string, string>>;
  readonly search?: Readonly<Record<string, string>>;
  readonly act: string;
}

/** A deadline this close is shown as bad. */
const CLOSE_DAYS = 7;

/** The page behind a line tells more, also to whoever can do nothing about it. */
const LOOK = 'Look';

const DATE_SENTENCES = {
  cancelBy: 'can be canceled until',
  renewal: 'renews on',
  confirm: 'ends unless confirmed by',
  end: 'ends on',
  payment: 'is to be paid on',
} as const;

/** Where somebody decides on a date, or reads what it is about. */
export const DATE_PAGES = {
  cancelBy: '/renewals/$id',
  renewal: '/renewals/$id',
  confirm: '/renewals/$id',
  end: '/contracts/$id',
  payment: '/contracts/$id',
} as const satisfies Record<DateKind, PagePath>;

/** @param may whether the reader may do what the route does, to something of this application */
export function attentionLine(
  item: Attention,
  today: string,
  age: (instant: string) => string,
  may: (route: Pick<AnyRoute, 'access'>, applicationId?: string) => boolean,
): AttentionLine {
  const verb = (act: string, ...asked: Parameters<typeof may>) => (may(...asked) ? act : LOOK);
  switch (item.kind) {
    case 'connectionBroken':
      return {
        id: `broken ${item.connectionId}`,
        urgency: 'bad',
        what: `${item.connectionName}: ${HEALTH_WORDS[item.state].toLowerCase()}`,
        more: `${item.message}${item.since ? ` Since ${age(item.since)}.` : ''}`,
        to: '/connections/$id',
        params: { id: item.connectionId },
        act: verb('Repair', updateConnection),
      };
    case 'readHeld':
      return {
        id: `held ${item.connectionId}`,
        urgency: 'bad',
        what: `A read of ${item.connectionName} waits for your decision`,
        more: `${plural(item.lost, 'account')} fewer: ${number(item.accountsBefore)} before, ${number(item.accountsNow)} now.`,
        to: '/connections/$id',
        params: { id: item.connectionId },
        act: verb('Decide', decideHeldRead),
      };
    case 'connectionStale':
      return {
        id: `stale ${item.connectionId}`,
        urgency: 'warn',
        what: item.upload
          ? `A new file is due for ${item.connectionName}`
          : `${item.connectionName} is out of date`,
        more: `Last ${item.upload ? 'uploaded' : 'read'} ${age(item.lastReadAt)}; its figures are no longer shown as fact.`,
        to: '/connections/$id',
        params: { id: item.connectionId },
        act: item.upload ? 'Upload' : LOOK,
      };
    case 'deadline':
      return {
        id: `deadline ${item.contractId} ${item.date}`,
        urgency: item.inDays <= CLOSE_DAYS ? 'bad' : 'warn',
        what: `${item.contractName} ${DATE_SENTENCES[item.date]} ${day(item.day)}`,
        more: `That is ${distance(today, item.day)}.`,
        to: DATE_PAGES[item.date],
        params: { id: item.contractId },
        act: verb('Decide', recordNotice),
      };
    case 'overAssigned':
      return {
        id: `over ${item.licenseId}`,
        urgency: 'warn',
        what: `${item.licenseName} is over-assigned by ${number(item.overAssigned)}`,
        more: `${item.applicationName}: ${number(item.seats)} assigned, ${number(item.purchased)} bought.`,
        to: '/licenses/$id',
        params: { id: item.licenseId },
        act: verb('See who holds it', listLicensePeople, item.applicationId),
      };
    case 'unused':
      return {
        id: `unused ${item.licenseId}`,
        urgency: 'note',
        what: sentence(item.unused, {
          one: `# person of ${number(item.people)} does not use ${item.licenseName}`,
          other: `# people of ${number(item.people)} do not use ${item.licenseName}`,
        }),
        more: `${item.applicationName}: not used for more than ${item.periodDays} days; exempt people are not counted.`,
        to: '/licenses/$id',
        params: { id: item.licenseId },
        search: { state: 'unused' },
        act: verb('See who', listLicensePeople, item.applicationId),
      };
    case 'purchasedUnknown':
      return {
        id: `unknown ${item.licenseId}`,
        urgency: 'note',
        what: `Nobody said how many of ${item.licenseName} were bought`,
        more: `${item.applicationName}: ${number(item.seats)} are assigned.`,
        to: '/licenses/$id',
        params: { id: item.licenseId },
        act: verb('Type it', updateLicense, item.applicationId),
      };
    case 'methodGone':
      return {
        id: `method ${item.contractId}`,
        urgency: 'note',
        what: `The payment method of ${item.contractName} was deleted`,
        more: 'Choose another one.',
        to: '/contracts/$id',
        params: { id: item.contractId },
        act: LOOK,
      };
    case 'ownerless':
      return {
        id: `ownerless ${item.applicationId}`,
        urgency: 'note',
        what: `Nobody answers for ${item.applicationName}`,
        more: 'Its reminders go to administrators.',
        to: '/applications/$id',
        params: { id: item.applicationId },
        act: verb('Name an owner', updateApplication, item.applicationId),
      };
  }
}
