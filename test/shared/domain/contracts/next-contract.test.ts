// Contracts that are made from others: what they take along, and what stays behind.
import { describe, expect, it } from 'vitest';
import { Contract, ContractInput } from '#shared/domain/contracts/contract.ts';
import { copyOf, successorOf } from '#shared/domain/contracts/next-contract.ts';

const seats = {
  text: 'Seats',
  quantity: 10,
  price: { kind: 'perUnit', amount: '10' },
  period: 'month',
  from: '2026-02-01',
  changes: [
    { from: '2026-06-01', quantity: 25, price: '12' },
    { from: '2027-03-01', quantity: 30 },
  ],
} as const;
const contract = Contract.parse({
  ...ContractInput.parse({
    name: 'CRM 2026',
    kind: 'contract',
    vendor: 'Zoom',
    start: '2026-01-01',
    duration: { kind: 'until', end: '2026-12-31' },
    renewal: { kind: 'express', months: 12 },
    currency: 'EUR',
    firstPayment: '2026-01-15',
    purchaseOrder: 'PO 7',
    lines: [seats, { ...seats, text: 'Trial', to: '2026-05-31', changes: [] }],
    fees: [{ text: 'Set-up', amount: '500' }],
    notes: 'Ask for the discount.',
    predecessorId: 'crm-2025',
  }),
  id: 'crm-2026',
  confirmed: [{ months: 12, decidedOn: '2026-10-01' }],
  endDecidedOn: '2026-11-01',
  version: 4,
});

describe('A contract that follows another', () => {
  const next = successorOf(contract, '2026-12-31', '2026-11-27');
  it('begins on the day after with what stands then, and pays nothing twice that was paid once', () => {
    expect(next).toMatchObject({
      name: 'CRM 2027',
      start: '2027-01-01',
      duration: { kind: 'months', months: 12 },
      renewal: { kind: 'express', months: 12 },
      fees: [],
      predecessorId: 'crm-2026',
      notes: 'Ask for the discount.',
    });
    expect(next.lines).toEqual([
      {
        text: 'Seats',
        quantity: 25,
        price: { kind: 'perUnit', amount: '12' },
        period: 'month',
        changes: [{ from: '2027-03-01', quantity: 30 }],
      },
    ]);
  });

  it('takes nothing along that was only said of the other', () => {
    for (const field of ['firstPayment', 'purchaseOrder', 'confirmed', 'endDecidedOn', 'id', 'version'])
      expect(next).not.toHaveProperty(field);
  });

  it('begins today where the other has no end', () => {
    expect(successorOf(contract, null, '2026-11-27')).toMatchObject({ start: '2026-11-27' });
  });
});

describe('A copy of a contract', () => {
  it('is what was agreed under another name, without what was decided since', () => {
    const copy = copyOf(contract);
    expect(copy).toEqual({
      ...ContractInput.parse({ ...contract, predecessorId: undefined }),
      name: 'Copy of CRM 2026',
    });
    expect(copy).not.toHaveProperty('confirmed');
    expect(copyOf({ ...contract, name: 'n'.repeat(200) }).name).toHaveLength(200);
  });
});
