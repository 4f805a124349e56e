// What is typed of a contract is what is sent, and what is kept can be typed again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContractInput } from '#shared/domain/contracts/contract.ts';
import { contractProblem } from '#shared/domain/contracts/contract-problem.ts';
import { changesOf } from '#web/features/contracts/contract-changes.ts';
import {
  inputOf,
  reasonAt,
  reasonsIn,
  typedOver,
  typingOf,
} from '#web/features/contracts/contract-typing.ts';
import { feeTyping, lineTyping } from '#web/features/contracts/price-typing.ts';
import { customReminderTyping, documentTyping } from '#web/features/contracts/row-typing.ts';
import { anyContract } from './contracts-arbitraries.ts';

const TODAY = '2026-11-24';
const blank = () => ({ ...typingOf({}, TODAY), name: 'Slack' });

describe('What is typed of a contract', () => {
  it('says again exactly what was kept, whatever the contract', () => {
    fc.assert(
      fc.property(anyContract, (contract) => {
        const { id: _, version: __, confirmed: ___, ...kept } = contract;
        const differing = Object.entries(kept.reminders).filter(([, own]) => Object.keys(own).length > 0);
        const sent = ContractInput.parse(inputOf(typingOf(contract, TODAY)));
        expect(sent).toEqual({ ...kept, reminders: Object.fromEntries(differing) });
        expect(reasonsIn(typingOf(contract, TODAY))).toEqual({});
        expect(changesOf(inputOf(typingOf(contract, TODAY)), inputOf(typingOf(contract, TODAY)))).toEqual({});
      }),
    );
  });

  it('is refused beforehand for just what the API would refuse', () => {
    fc.assert(
      fc.property(anyContract, fc.boolean(), fc.boolean(), (contract, ends, paid) => {
        const typing = {
          ...typingOf(contract, TODAY),
          ...(ends && { durationKind: 'open' as const }),
          ...(!paid && { paymentFrequency: '' }),
        };
        const read = ContractInput.parse(inputOf(typing));
        const problem = contractProblem({ ...read, confirmed: [] });
        const fields = problem?.errors?.map(({ field }) => field) ?? [];
        expect(Object.keys(reasonsIn(typing)).sort()).toEqual([...new Set(fields)].sort());
      }),
    );
  });

  it('takes an amount with the commas it is written with on paper', () => {
    const priced = (price: string) =>
      ContractInput.safeParse(
        inputOf({
          ...blank(),
          currency: 'USD',
          lines: [{ ...lineTyping(), text: 'Seats', quantity: 1, price }],
        }),
      ).data?.lines[0]?.price.amount;
    expect(priced(' 1,250.50 ')).toBe('1250.50');
    expect(priced('.5')).toBe('0.5');
    expect(priced('12,5')).toBeUndefined();
    expect(priced('-1')).toBeUndefined();
  });

  it('names every line that is not whole by its place', () => {
    const typing = { ...blank(), currency: 'USD', lines: [lineTyping()], fees: [feeTyping()] };
    expect(Object.keys(reasonsIn(typing)).sort()).toEqual([
      'fees.0.amount',
      'fees.0.text',
      'lines.0.price.amount',
      'lines.0.quantity',
    ]);
    const whole = { ...lineTyping(), quantity: 1, price: '5' };
    expect(reasonsIn({ ...blank(), lines: [whole] })).toEqual({
      currency: 'Say in which currency these prices are',
      'lines.0.text': 'Name a license, or say what this line is for',
    });
  });

  it('takes a discount and a tax that were emptied away, and sends lines only when they changed', () => {
    const before = inputOf(
      typingOf({ discount: { kind: 'percent', percent: '5' }, taxPercent: '19', lines: [] }, TODAY),
    );
    const typing = typingOf({}, TODAY);
    expect(changesOf(before, inputOf(typing))).toEqual({ discount: null, taxPercent: null });
    const line = { ...lineTyping(), text: 'Seats', quantity: 1, price: '5' };
    expect(Object.keys(changesOf(before, inputOf({ ...typing, lines: [line] })))).toContain('lines');
  });

  it('takes an address copied without its beginning, and no other than a safe one', () => {
    const link = (url: string) => {
      const typing = { ...blank(), documents: [{ ...documentTyping(), title: 'Order form', url }] };
      return reasonsIn(typing)['documents.0.url'] ?? ContractInput.parse(inputOf(typing)).documents[0]?.url;
    };
    expect(link(' drive.example.com/x ')).toBe('https://drive.example.com/x');
    expect(link('https://drive.example.com/x')).toBe('https://drive.example.com/x');
    for (const bad of ['http://example.com', 'javascript:alert(1)', 'data:text/html,x', ''])
      expect(link(bad)).not.toMatch(/^(http|javascript|data):/);
  });

  it('keeps what is no number of days where it was typed, and says so', () => {
    const typing = {
      ...blank(),
      rules: { ...blank().rules, cancelBy: { on: 'inherited' as const, leadDays: ['30', 'soon'] } },
    };
    expect(reasonAt(reasonsIn(typing), 'reminders.cancelBy')).toBeDefined();
    expect(reasonAt(reasonsIn(typing), 'reminders.renewalDue')).toBeUndefined();
  });

  it('needs a text and a day of every reminder of its own, by its place in the list', () => {
    const typing = { ...blank(), customReminders: [customReminderTyping()] };
    expect(Object.keys(reasonsIn(typing)).sort()).toEqual([
      'customReminders.0.leadDays',
      'customReminders.0.text',
    ]);
  });

  it('stays over what somebody else saved meanwhile, and takes in what they changed elsewhere', () => {
    fc.assert(
      fc.property(anyContract, anyContract, (before, after) => {
        const untouched = typedOver(before, typingOf(before, TODAY), after);
        expect(inputOf(untouched)).toEqual(inputOf(typingOf(after, TODAY)));
        const mine = { ...typingOf(before, TODAY), notes: 'mine alone', documents: [] };
        const merged = inputOf(typedOver(before, mine, after));
        expect(merged.notes).toBe('mine alone');
        expect(merged.name).toBe(after.name);
        expect(merged.documents).toEqual(before.documents.length > 0 ? [] : after.documents);
      }),
    );
  });
});
