// A word on one account changes nothing else that was decided about a person.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withVerdict } from '#web/features/people/verdict.ts';

const ACCOUNT = { personId: 'p1', connectionId: 'crm.one', accountId: '7' };

it('the first word about a person is a first decision', () => {
  expect(withVerdict(undefined, { ...ACCOUNT, says: 'theirs' })).toEqual({
    version: 0,
    note: '',
    accounts: { 'crm.one/7': 'theirs' },
  });
});

it('what else was decided stays, and a word taken back leaves everything as it was before', () => {
  const words = fc.constantFrom('theirs' as const, 'notTheirs' as const);
  const key = fc.constantFrom('crm.one/1', 'crm.one/2', 'mail.one/7');
  fc.assert(
    fc.property(fc.dictionary(key, words), fc.string(), words, fc.nat(), (accounts, note, says, version) => {
      const before = { personId: 'p1', accounts, note, version, exempt: { reason: 'On leave' } };
      const said = withVerdict(before, { ...ACCOUNT, says });
      expect(said).toMatchObject({ note, version, exempt: before.exempt, accounts });
      expect(said.accounts?.['crm.one/7']).toBe(says);
      const { personId } = before;
      expect(withVerdict({ ...before, ...said, personId } as typeof before, ACCOUNT).accounts).toEqual(
        accounts,
      );
    }),
  );
});
