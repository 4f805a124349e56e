// The people of the organization are merged from its directories: accounts that share an address are one human.
import type { AccountFacts, AccountStatus } from '../accounts/account.ts';
import { foldMail } from '../accounts/fold-mail.ts';
import type { EmploymentStatus, Person } from './person.ts';

/** One account of a directory; sources come in order of trust, the first one's words win. */
export interface DirectoryAccount {
  /** Id the person has if this account is the first of theirs; must stay the same over renames. */
  readonly personId: string;
  readonly connectionId: string;
  readonly account: Pick<
    AccountFacts,
    'name' | 'mails' | 'status' | 'kind' | 'department' | 'title' | 'managerMail'
  >;
}

const EMPLOYMENT: Record<AccountStatus, EmploymentStatus> = {
  active: 'employed',
  suspended: 'suspended',
  disabled: 'left',
};
/** Whoever is employed by the word of one directory has not left. */
const MOST_PRESENT: readonly EmploymentStatus[] = ['employed', 'suspended', 'left'];

/**
 * Two accounts are one human when the primary address of one is any address of the other; an alias that both merely share, such
 * as a team's, joins nobody. Service and external accounts are nobody of ours. The result is ordered by id.
 */
export function mergePeople(accounts: readonly DirectoryAccount[]): Person[] {
  const book = mergeBook();
  for (const one of inOrder(accounts)) if (one.account.kind === 'person') book.add(one);
  return book.people().sort((a, b) => order(a.id, b.id));
}

/** Sources as given, accounts of one source by id: whatever order they were read in gives the same people. */
function inOrder(accounts: readonly DirectoryAccount[]): DirectoryAccount[] {
  const rank = new Map<string, number>();
  for (const { connectionId } of accounts) if (!rank.has(connectionId)) rank.set(connectionId, rank.size);
  return [...accounts].sort(
    (a, b) =>
      (rank.get(a.connectionId) ?? 0) - (rank.get(b.connectionId) ?? 0) || order(a.personId, b.personId),
  );
}

function mergeBook() {
  const people = new Map<number, Person>();
  const byPrimary = new Map<string, number>();
  const byAddress = new Map<string, Set<number>>();
  let places = 0;

  function add({ personId, connectionId, account }: DirectoryAccount): void {
    const mails = [...new Set(account.mails.map(foldMail))];
    const [primary] = mails;
    const same = new Set<number>(primary === undefined ? [] : byAddress.get(primary));
    for (const mail of mails) {
      const place = byPrimary.get(mail);
      if (place !== undefined) same.add(place);
    }
    const known = [...same].sort((a, b) => a - b);
    const place = known[0] ?? places++;
    const said = personOf(personId, connectionId, account, mails);
    const words = [...known.flatMap((each) => people.get(each) ?? []), said];
    for (const other of known.slice(1)) moveTo(place, other);
    people.set(place, words.reduce(joined));
    if (primary !== undefined) byPrimary.set(primary, place);
    for (const mail of mails) note(mail, place);
  }

  function moveTo(place: number, other: number): void {
    for (const mail of people.get(other)?.mails ?? []) {
      byAddress.get(mail)?.delete(other);
      note(mail, place);
      if (byPrimary.get(mail) === other) byPrimary.set(mail, place);
    }
    people.delete(other);
  }

  function note(mail: string, place: number): void {
    const found = byAddress.get(mail);
    if (found) found.add(place);
    else byAddress.set(mail, new Set([place]));
  }

  return { add, people: () => [...people.values()] };
}

function personOf(
  id: string,
  connectionId: string,
  { name, status, department, title, managerMail }: DirectoryAccount['account'],
  mails: string[],
): Person {
  return {
    id,
    name,
    mails,
    status: EMPLOYMENT[status],
    ...(department && { department }),
    ...(title && { title }),
    ...(managerMail && { managerMail: foldMail(managerMail) }),
    connections: [connectionId],
  };
}

/** The more trusted word wins wherever it says anything. */
function joined(trusted: Person, other: Person): Person {
  const status = MOST_PRESENT.find((one) => one === trusted.status || one === other.status);
  return {
    ...other,
    ...trusted,
    name: trusted.name || other.name,
    status: status ?? trusted.status,
    mails: [...new Set([...trusted.mails, ...other.mails])],
    connections: [...new Set([...trusted.connections, ...other.connections])].sort(),
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
