// Amounts in several currencies stand below each other, and are never added.
import { Text } from '@mantine/core';
import { money } from '#web/ui/format.ts';

interface AmountsProps {
  readonly of: readonly { readonly amount: string; readonly currency: string }[];
}

export function Amounts({ of }: AmountsProps) {
  return (
    <div className="sl-num" style={{ whiteSpace: 'nowrap' }}>
      {of.map(({ amount, currency }) => (
        <div key={currency}>{money(amount, currency)}</div>
      ))}
    </div>
  );
}

/** What all rows of the list come to, those on other pages included. */
export function Totals({ of }: AmountsProps) {
  if (of.length === 0) return null;
  return (
    <>
      · in all{' '}
      <Text span fz="inherit" fw={560} c="var(--mantine-color-text)">
        {of.map(({ amount, currency }) => money(amount, currency)).join(' and ')}
      </Text>
    </>
  );
}
