// Who hears of a contract's dates, by the rules that mails follow; without the address book only what the rules say of names.
import type { ContractView } from '#shared/api/contracts.ts';
import type { Owners } from '#shared/domain/access/owners.ts';
import type { Address } from '#shared/domain/notifications/address.ts';
import { KIND_NAMES, type LadderKind } from '#shared/domain/reminders/kind.ts';
import {
  audienceOf,
  namedFor,
  ownersAsRecipients,
  payerAsRecipient,
  type Recipient,
} from '#shared/domain/reminders/recipients.ts';

export interface ToldPerson {
  readonly mail: string;
  /** In what capacity: `Owner of Slack`. */
  readonly as: string;
  /** The kinds they hear of, where it is not every kind. */
  readonly only: readonly LadderKind[];
}

export interface Told {
  readonly people: readonly ToldPerson[];
  /** Owners who hear of no kind: they stopped it, or mail to them bounces. */
  readonly unreached: readonly string[];
}

interface Named {
  readonly name: string;
  readonly owners: Owners;
}

/** The people named on a contract and on its applications. */
export function namedOn(contract: Named, applications: readonly Named[]): Recipient[] {
  return [...applications, contract].flatMap(({ owners, name }) => ownersAsRecipients(owners, name));
}

/** The owner of what a contract is paid by: hears of its payments only. */
export function payerOf({
  name,
  paymentMethodName = '',
  paymentMethodOwner,
}: Pick<ContractView, 'name' | 'paymentMethodName' | 'paymentMethodOwner'>): Recipient[] {
  return payerAsRecipient(paymentMethodOwner, paymentMethodName, name);
}

/** The named ones, each once; of others only the address book knows. */
export function toldByName(named: readonly Recipient[], payers: readonly Recipient[] = []): ToldPerson[] {
  const all = [...named, ...payers];
  return all
    .filter(({ mail }, index) => all.findIndex((one) => one.mail === mail) === index)
    .map(({ mail, why }) => ({
      mail,
      as: capacity(why),
      only: named.some((one) => one.mail === mail) ? [] : (['paymentDue'] as const),
    }));
}

/** @param kinds those that count down to something now */
export function toldOf(
  named: readonly Recipient[],
  kinds: readonly LadderKind[],
  addresses: readonly Address[],
  payers: readonly Recipient[] = [],
): Told {
  const book = new Map(addresses.map((one) => [one.mail, one]));
  const found = new Map<string, { as: string; kinds: LadderKind[] }>();
  for (const kind of kinds) {
    for (const { mail, why } of audienceOf(kind, namedFor(kind, named, payers), book).to) {
      const person = found.get(mail) ?? { as: capacity(why), kinds: [] };
      found.set(mail, { ...person, kinds: [...person.kinds, kind] });
    }
  }
  return {
    people: [...found].map(([mail, person]) => ({
      mail,
      as: person.as,
      only: person.kinds.length < kinds.length ? person.kinds : [],
    })),
    unreached: [
      ...new Set(kinds.flatMap((kind) => namedFor(kind, named, payers)).map(({ mail }) => mail)),
    ].filter((mail) => !found.has(mail)),
  };
}

/** "Only of renewal due and payment due". */
export function onlySentence(only: readonly LadderKind[]): string {
  const names = only.map((kind) => KIND_NAMES[kind].toLowerCase());
  return `Only of: ${new Intl.ListFormat('en').format(names)}`;
}

/** A reason completes "You get this because …"; read by somebody else it names the capacity. */
function capacity(why: string): string {
  const text = why
    .replace(/^you own /, 'owns ')
    .replace(/^you are (?:the |an? )?/, '')
    .replace(/^this address /, '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
