// Nothing that a vendor says is refused for how it is written, and nothing of it is shown otherwise than it reads.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legible } from '#shared/connectors/legible.ts';
import type { AccountFacts } from '#shared/domain/accounts/account.ts';
import { line } from '#shared/domain/text.ts';

const account = (more: Partial<AccountFacts>): AccountFacts => ({
  id: '7\u202e',
  name: 'Ana Ng',
  mails: ['ana@example.com'],
  status: 'active',
  kind: 'person',
  holds: [],
  ...more,
});

describe('What a vendor calls things', () => {
  it('loses what cannot be seen, while ids stay as the vendor knows them', () => {
    const odd = account({
      name: '\u0000\u202eabc',
      title: 'one\ntwo',
      holds: [{ sku: 'a\u0000', via: 'All\tstaff' }],
    });
    expect(legible({ of: 'account', account: odd, alsoKnownAs: 'x\u0000' })).toMatchObject({
      account: {
        id: '7\u202e',
        name: 'abc',
        title: 'one two',
        holds: [{ sku: 'a\u0000', via: 'All staff' }],
      },
      alsoKnownAs: 'x\u0000',
    });
    const sku = {
      vendorId: '1\u0000',
      name: 'Team\u202e plan',
      type: 'user',
      kind: 'user',
      status: 'active',
    } as const;
    expect(legible({ of: 'sku', sku })).toMatchObject({ sku: { vendorId: '1\u0000', name: 'Team plan' } });
  });

  it('goes by its address or id where nothing of its name can be seen', () => {
    const nameless = account({ name: '\u0000' });
    expect(legible({ of: 'account', account: nameless })).toMatchObject({
      account: { name: 'ana@example.com' },
    });
    const sku = { vendorId: 'team', name: '\u202e', type: 'user', kind: 'user', status: 'active' } as const;
    expect(legible({ of: 'sku', sku })).toMatchObject({ sku: { name: 'team' } });
  });

  it('is a line that people might have typed, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const fact = legible({ of: 'account', account: account({ name: text, department: text }) });
        const said = fact.of === 'account' ? [fact.account.name, fact.account.department] : [];
        for (const one of said) expect(line(500).safeParse(one).success).toBe(true);
      }),
    );
  });
});
