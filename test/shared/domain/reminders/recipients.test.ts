// Who gets a notice, for which reason, and who gets it when nobody else can.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '#shared/domain/access/role.ts';
import type { Address } from '#shared/domain/notifications/address.ts';
import { type Delivery, goesAtOnce, NoticeKind } from '#shared/domain/reminders/kind.ts';
import { audienceOf, ownersAsRecipients } from '#shared/domain/reminders/recipients.ts';

const address = (mail: string, roles: Role[] = [], more: Partial<Address> = {}): Address => ({
  mail,
  name: mail,
  roles,
  addedAt: '2026-01-01T00:00:00.000Z',
  confirmedAt: '2026-01-01T00:00:00.000Z',
  deliveries: {},
  follows: [],
  version: 1,
  ...more,
});
const book = (...all: Address[]) => new Map(all.map((one) => [one.mail, one]));
const suspension = { since: '2026-01-01T00:00:00.000Z', cause: 'bounce' as const, reason: 'no such mailbox' };
const OWNED = ownersAsRecipients({ business: 'olga@x.example', finance: 'olga@x.example' }, 'Slack');

describe('A renewal notice', () => {
  it('goes to owners and finance, each once, and to whoever follows the kind', () => {
    const { to } = audienceOf(
      'renewalDue',
      OWNED,
      book(
        address('finn@x.example', ['finance']),
        address('team@x.example', [], { follows: ['renewalDue'] }),
        address('vera@x.example', ['viewer']),
      ),
    );
    expect(to).toEqual([
      { mail: 'olga@x.example', why: 'you are the owner of Slack' },
      { mail: 'finn@x.example', why: 'you are a finance administrator' },
      { mail: 'team@x.example', why: 'this address follows “Renewal due”' },
    ]);
  });

  it('never goes to a follower who has not confirmed', () => {
    const { confirmedAt, ...unconfirmed } = address('team@x.example', [], { follows: ['renewalDue'] });
    expect(audienceOf('renewalDue', OWNED, book(unconfirmed)).to.map(({ mail }) => mail)).toEqual([
      'olga@x.example',
    ]);
  });

  it('never goes to an added address before it confirmed, named as an owner or not, and to owners nobody added', () => {
    const { confirmedAt, ...unconfirmed } = address('olga@x.example');
    const named = [...OWNED, ...ownersAsRecipients({ it: 'ida@x.example' }, 'Slack')];
    expect(audienceOf('renewalDue', named, book(unconfirmed)).to.map(({ mail }) => mail)).toEqual([
      'ida@x.example',
    ]);
    const alone = audienceOf('custom', OWNED, book(unconfirmed, address('ada@x.example', ['admin'])));
    expect(alone).toMatchObject({ to: [{ mail: 'ada@x.example' }], unreached: ['olga@x.example'] });
  });

  it('goes to administrators, saying why, when all who should get it are suspended or stopped it', () => {
    const audience = audienceOf(
      'renewalDue',
      OWNED,
      book(
        address('olga@x.example', [], { suspension }),
        address('finn@x.example', ['finance'], { deliveries: { renewalDue: 'off' } }),
        address('ada@x.example', ['admin']),
      ),
    );
    expect(audience.unreached).toEqual(['olga@x.example', 'finn@x.example']);
    expect(audience.to).toEqual([
      {
        mail: 'ada@x.example',
        why: 'you are an administrator and olga@x.example, finn@x.example cannot be reached or stopped this kind',
      },
    ]);
  });

  it('for nobody at all says so to administrators', () => {
    const { to } = audienceOf('paymentDue', [], book(address('ada@x.example', ['admin'])));
    expect(to[0]?.why).toBe('you are an administrator and nobody is named who would get it');
  });
});

describe('Recipients of any kind', () => {
  it('are reached, distinct, and the wanted ones wherever any of them is reached', () => {
    const anyAddress = fc.record({
      mail: fc.constantFrom('a', 'b', 'c', 'd').map((name) => `${name}@x.example`),
      role: fc.constantFrom<Role>('admin', 'finance', 'itManager', 'viewer'),
      delivery: fc.constantFrom<Delivery>('default', 'atOnce', 'digest', 'off'),
      suspended: fc.boolean(),
      confirmed: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...NoticeKind.options),
        fc.array(anyAddress),
        fc.array(anyAddress),
        (kind, known, named) => {
          const all = book(
            ...known.map(({ mail, role, delivery, suspended, confirmed }) => {
              const chosen = { deliveries: { [kind]: delivery }, ...(suspended && { suspension }) };
              const { confirmedAt, ...unconfirmed } = address(mail, [role], chosen);
              return { ...unconfirmed, ...(confirmed && { confirmedAt }) };
            }),
          );
          const { to, unreached } = audienceOf(
            kind,
            named.map(({ mail }) => ({ mail, why: 'named' })),
            all,
          );
          expect(new Set(to.map(({ mail }) => mail)).size).toBe(to.length);
          for (const { mail } of to) {
            expect(all.get(mail)?.suspension).toBeUndefined();
            expect(all.get(mail)?.deliveries[kind]).not.toBe('off');
            if (all.has(mail)) expect(all.get(mail)?.confirmedAt).toBeDefined();
          }
          if (unreached.length > 0)
            for (const { mail } of to) expect(all.get(mail)?.roles).toContain('admin');
          for (const { mail } of named) if (!all.has(mail)) expect(to.map((one) => one.mail)).toContain(mail);
        },
      ),
    );
  });
});

describe('A notice goes at once', () => {
  it('for a notice deadline within seven days and a broken connection, or when its reader wants that', () => {
    expect(goesAtOnce('cancelBy', 7)).toBe(true);
    expect(goesAtOnce('cancelBy', 8)).toBe(false);
    expect(goesAtOnce('connectionBroken', 0)).toBe(true);
    expect(goesAtOnce('renewalDue', 1)).toBe(false);
    expect(goesAtOnce('renewalDue', 30, 'atOnce')).toBe(true);
    expect(goesAtOnce('cancelBy', 1, 'digest')).toBe(false);
  });
});
