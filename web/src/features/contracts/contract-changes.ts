// Only what was changed is sent; an optional value that was emptied is taken away by null.

const OPTIONAL = [
  'notice',
  'currency',
  'paymentFrequency',
  'firstPayment',
  'purchaseOrder',
  'paymentMethod',
  'predecessorId',
  'discount',
  'taxPercent',
];

export function changesOf(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const changed = Object.entries(after).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field]),
  );
  const emptied = OPTIONAL.filter((field) => before[field] !== undefined && after[field] === undefined);
  return { ...Object.fromEntries(changed), ...Object.fromEntries(emptied.map((field) => [field, null])) };
}
