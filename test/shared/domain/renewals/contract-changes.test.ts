// What the log tells of a renewal.
import { expect, it } from 'vitest';
import { type Contract, ContractInput } from '#shared/domain/contracts/contract.ts';
import { contractChanges } from '#shared/domain/renewals/contract-changes.ts';
import { review } from '#shared/domain/renewals/machine.ts';
import type { Renewal } from '#shared/domain/renewals/renewal.ts';

const RENEWAL: Renewal = {
  number: 1,
  state: 'lapsed',
  ends: '2026-12-26',
  deadline: '2026-11-06',
  openedOn: '2026-09-01',
  growthPercent: '0',
  marginPercent: '10',
  rolled: true,
};

const CONTRACT: Omit<Contract, 'version'> = {
  ...ContractInput.parse({
    name: 'Figma Organization',
    kind: 'contract',
    start: '2025-12-27',
    duration: { kind: 'months', months: 12 },
    renewal: { kind: 'automatic', months: 12 },
  }),
  id: 'c1',
  confirmed: [],
  renewals: [RENEWAL, { ...RENEWAL, number: 2, state: 'upcoming', ends: '2027-12-26', rolled: undefined }],
};

it('tells a renewal’s state apart from the rule that it renews by', () => {
  const after = { ...CONTRACT, renewals: [{ ...RENEWAL, state: 'renewed' as const }] };
  expect(contractChanges({ ...CONTRACT, renewals: [RENEWAL] }, after)).toEqual([
    { field: 'renewal.state', before: 'lapsed', after: 'renewed' },
  ]);
});

it('sees that an earlier one was looked at while another stands open', () => {
  const seen = review(CONTRACT, { reviewed: true }, { today: '2027-06-01', at: '2027-06-01T10:00:00Z' });
  if (!seen.ok) throw new Error(seen.refusal.reason);
  expect(contractChanges(CONTRACT, seen.value)).toEqual([
    { field: 'renewal.needsReview', before: true, after: false },
  ]);
});
