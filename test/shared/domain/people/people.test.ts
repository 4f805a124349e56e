// Who is one human, and whose account an account is.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peopleBook, verdictsMark } from '#shared/domain/people/match-accounts.ts';
import { type DirectoryAccount, mergePeople } from '#shared/domain/people/merge-people.ts';

const one = (
  connectionId: string,
  personId: string,
  mails: string[],
  more: Partial<DirectoryAccount['account']> = {},
): DirectoryAccount => ({
  connectionId,
  personId,
  account: { name: personId, mails, status: 'active', kind: 'person', ...more },
});

describe('The people of the organization', () => {
  it('are one where one directory’s primary address is another one’s alias, with the first directory’s words', () => {
    const people = mergePeople([
      one('google', 'g1', ['ana.ng@example.com', 'ana@example.com'], { department: 'Sales' }),
      one('hr', 'h1', ['Ana@Example.com'], { name: 'Ana Ng', department: 'Revenue', title: 'Lead' }),
    ]);
    expect(people).toEqual([
      {
        id: 'g1',
        name: 'g1',
        mails: ['ana.ng@example.com', 'ana@example.com'],
        status: 'employed',
        department: 'Sales',
        title: 'Lead',
        connections: ['google', 'hr'],
      },
    ]);
  });

  it('stay two where they merely share the alias of a team', () => {
    const people = mergePeople([
      one('hr', 'h1', ['ana@example.com', 'team@example.com']),
      one('hr', 'h2', ['bo@example.com', 'team@example.com']),
    ]);
    expect(people.map(({ id }) => id)).toEqual(['h1', 'h2']);
  });

  it('have left only if no directory knows them as present, and service and external accounts are nobody', () => {
    const mails = ['ana@example.com'];
    const left = one('hr', 'h1', mails, { status: 'disabled' });
    expect(mergePeople([left])[0]?.status).toBe('left');
    expect(mergePeople([left, one('google', 'g1', mails, { status: 'suspended' })])[0]?.status).toBe(
      'suspended',
    );
    expect(
      mergePeople([one('g', 's', mails, { kind: 'service' }), one('g', 'x', mails, { kind: 'external' })]),
    ).toEqual([]);
  });

  it('are the same in whatever order a directory is read, and each primary address is one person’s', () => {
    const mail = fc.integer({ min: 0, max: 12 }).map((n) => `p${n}@example.com`);
    const accounts = fc
      .array(fc.tuple(fc.uniqueArray(mail, { maxLength: 3 }), fc.boolean()), { maxLength: 15 })
      .map((all) => all.map(([mails, hr], n) => one(hr ? 'hr' : 'google', `i${n}`, mails)));
    fc.assert(
      fc.property(accounts, (all) => {
        const google = all.filter(({ connectionId }) => connectionId === 'google');
        const hr = all.filter(({ connectionId }) => connectionId === 'hr');
        const people = mergePeople([...google, ...hr]);
        expect(mergePeople([...google.toReversed(), ...hr.toReversed()])).toEqual(people);
        for (const { account } of all) {
          const [primary] = account.mails;
          if (primary) expect(people.filter(({ mails }) => mails.includes(primary)).length).toBe(1);
        }
      }),
    );
  });
});

describe('An account', () => {
  const people = [
    { id: 'ana', mails: ['ana@example.com', 'shared@example.com'] },
    { id: 'bo', mails: ['bo@example.com', 'shared@example.com'] },
  ];
  it('belongs to the person with any of its addresses, primary ones first, whatever their case', () => {
    const book = peopleBook(people);
    expect(book.match('c', { id: '1', mails: ['BO@example.com'] })).toEqual({ personId: 'bo', by: 'mail' });
    const shared = { id: '1', mails: ['shared@example.com'] };
    expect(book.match('c', shared)).toEqual({ personId: 'ana', by: 'alias' });
    expect(book.match('c', { id: '1', mails: ['shared@example.com', 'bo@example.com'] })?.personId).toBe(
      'bo',
    );
    expect(book.match('c', { id: '1', mails: ['eve@example.net'] })).toBeUndefined();
  });

  it('goes where somebody decided, and never back to whom it was taken from', () => {
    const decisions = [
      { personId: 'bo', accounts: { 'c/1': 'theirs' as const }, version: 2 },
      { personId: 'ana', accounts: { 'c/2': 'notTheirs' as const }, version: 5 },
    ];
    const book = peopleBook(people, decisions);
    expect(book.match('c', { id: '1', mails: ['ana@example.com'] })).toEqual({
      personId: 'bo',
      by: 'verdict',
    });
    expect(book.match('c', { id: '2', mails: ['ana@example.com'] })).toBeUndefined();
    expect(book.match('d', { id: '1', mails: ['ana@example.com'] })?.personId).toBe('ana');
    expect([verdictsMark('c', decisions), verdictsMark('d', decisions)]).toEqual([7, 0]);
  });

  it('with somebody’s primary address is theirs, whoever else has it as an alias and in whatever order people stand', () => {
    const mail = fc.integer({ min: 0, max: 8 }).map((n) => `p${n}@example.com`);
    const everybody = fc.uniqueArray(fc.uniqueArray(mail, { minLength: 1, maxLength: 3 }), {
      selector: ([primary]) => primary,
    });
    fc.assert(
      fc.property(everybody, (all) => {
        const known = all.map((mails, n) => ({ id: `i${n}`, mails }));
        for (const book of [peopleBook(known), peopleBook(known.toReversed())])
          for (const { id, mails } of known)
            expect(book.match('c', { id: '1', mails: [(mails[0] as string).toUpperCase()] })?.personId).toBe(
              id,
            );
      }),
    );
  });
});
