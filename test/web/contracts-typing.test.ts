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
