// An account belongs to the person who has any of its addresses, unless somebody decided otherwise.
import type { AccountFacts } from '../accounts/account.ts';
import { foldMail } from '../accounts/fold-mail.ts';
import type { Person, PersonDecision } from './person.ts';

export interface Match {
  readonly personId: string;
  /** By the person's primary address, by another one of theirs, or because somebody said so. */
  readonly by: 'mail' | 'alias' | 'verdict';
}

type Matchable = Pick<AccountFacts, 'id' | 'mails'>;

export interface PeopleBook {
  /** `undefined` for an account of nobody we know. */
  match(connectionId: string, account: Matchable): Match | undefined;
}

/** The name of an account in verdicts. */
export function verdictKey(connectionId: string, accountId: string): string {
  return `${connectionId}/${accountId}`;
}

/** An address that two persons claim belongs to the one whose primary address it is, else to the first of them. */
export function peopleBook(
  people: Iterable<Pick<Person, 'id' | 'mails'>>,
  decisions: Iterable<Pick<PersonDecision, 'personId' | 'accounts'>> = [],
): PeopleBook {
  const primary = new Map<string, string>();
  const alias = new Map<string, string>();
  for (const { id, mails } of people) {
    mails.forEach((mail, place) => {
      const book = place === 0 ? primary : alias;
      if (!book.has(mail)) book.set(mail, id);
    });
  }
  const theirs = new Map<string, string>();
  const notTheirs = new Map<string, Set<string>>();
  for (const { personId, accounts } of decisions) {
    for (const [key, verdict] of Object.entries(accounts)) {
      if (verdict === 'theirs') theirs.set(key, personId);
      else notTheirs.set(key, (notTheirs.get(key) ?? new Set()).add(personId));
    }
  }
  const verdicts = theirs.size > 0 || notTheirs.size > 0;

  function match(connectionId: string, { id, mails }: Matchable): Match | undefined {
    const key = verdicts ? verdictKey(connectionId, id) : '';
    const decided = verdicts ? theirs.get(key) : undefined;
    if (decided !== undefined) return { personId: decided, by: 'verdict' };
    const denied = verdicts ? notTheirs.get(key) : undefined;
    for (const [book, by] of [[primary, 'mail'] as const, [alias, 'alias'] as const]) {
      for (const mail of mails) {
        const personId = book.get(foldMail(mail));
        if (personId !== undefined && !denied?.has(personId)) return { personId, by };
      }
    }
    return undefined;
  }

  return { match };
}

/**
 * A mark of the verdicts on one connection's accounts: it changes with any decision that might move one of them, and stands in
 * the basis of figures.
 */
export function verdictsMark(
  connectionId: string,
  decisions: Iterable<Pick<PersonDecision, 'accounts' | 'version'>>,
): number {
  const prefix = verdictKey(connectionId, '');
  let mark = 0;
  for (const { accounts, version } of decisions) {
    if (Object.keys(accounts).some((key) => key.startsWith(prefix))) mark += version;
  }
  return mark;
}
