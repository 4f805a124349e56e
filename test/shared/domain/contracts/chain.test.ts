// What a chain of contracts covers twice, against counting day by day.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#shared/domain/calendar/civil-day.ts';
import { bySuccession, common, coveredBy, followersOf } from '#shared/domain/contracts/chain.ts';
import { covers } from '#shared/domain/contracts/succession.ts';
import { anyContract, anyDay } from './naive-terms.ts';

const YEAR = { start: '2026-01-01', duration: { kind: 'months', months: 12 } } as const;

describe('What a contract covers', () => {
  it('ends with the last term that stands, and goes on where nothing ends it', () => {
    const covered = (more: object) => coveredBy({ ...YEAR, renewal: { kind: 'none' }, ...more });
    expect(covered({})).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(covered({ confirmed: [{ months: 12 }] }).to).toBe('2027-12-31');
    expect(covered({ renewal: { kind: 'express', months: 12 } }).to).toBe('2026-12-31');
    const automatic = { renewal: { kind: 'automatic', months: 12 } };
    expect(covered(automatic).to).toBeNull();
    expect(covered({ ...automatic, noticeSent: { sentOn: '2026-11-01' } }).to).toBe('2026-12-31');
    expect(covered({ duration: { kind: 'open' } }).to).toBeNull();
  });

  it('is what its dates say of each day', () => {
    fc.assert(
      fc.property(anyContract(), anyDay('2018-01-01', '2032-12-31'), (contract, day) => {
        const { from, to } = coveredBy(contract);
        expect(covers(contract, day)).toBe(from <= day && (to === null || day <= to));
      }),
    );
  });
});

describe('Days that two contracts cover', () => {
  it('are counted like every single one of them', () => {
    const stretch = fc.record({ from: anyDay('2026-01-01', '2026-03-31'), length: fc.nat(60) });
    const asStretch = ({ from, length }: { from: string; length: number }) => ({
      from,
      to: addDays(from, length),
    });
    fc.assert(
      fc.property(stretch, stretch, fc.boolean(), (one, two, isOpen) => {
        const [a, b] = [asStretch(one), asStretch(two)];
        const both = common(a, { from: b.from, to: isOpen ? null : b.to });
        const days = Array.from({ length: one.length + 1 }, (_, index) => addDays(a.from, index)).filter(
          (day) => day >= b.from && (isOpen || day <= b.to),
        );
        expect(both ? daysBetween(both.from, both.to) + 1 : 0).toBe(days.length);
        expect(both?.from).toBe(days[0]);
        expect(both?.to).toBe(days.at(-1));
      }),
    );
  });
});

describe('A chain', () => {
  it('is walked to its end, and a circle that two writers made at once is walked once', () => {
    const chain = [
      { id: 'a', predecessorId: 'c' },
      { id: 'b', predecessorId: 'a' },
      { id: 'c', predecessorId: 'b' },
      { id: 'd' },
    ];
    const ids = (id: string) => followersOf({ id }, bySuccession(chain)).map((one) => one.id);
    expect(ids('a')).toEqual(['b', 'c']);
    expect(ids('d')).toEqual([]);
  });
});
