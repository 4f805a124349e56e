// A discount is a number and what it is counted in: percent, or an amount for each term.
import { Select } from '@mantine/core';
import { AmountInput } from '#web/ui/amount-input.tsx';
import { Fields } from '#web/ui/fields.tsx';
import type { DiscountTyping } from './price-typing.ts';

interface DiscountFieldsProps {
  readonly label: string;
  readonly discount: DiscountTyping;
  readonly onChange: (discount: DiscountTyping) => void;
  readonly currency: string;
  readonly error?: string | undefined;
}

export function DiscountFields({ label, discount, onChange, currency, error }: DiscountFieldsProps) {
  const isPercent = discount.kind === 'percent';
  return (
    <Fields narrow>
      <AmountInput
        label={label}
        placeholder="none"
        unit={isPercent ? '%' : currency}
        value={discount.value}
        onChange={(value) => onChange({ ...discount, value })}
        error={error && (isPercent ? 'From 0 to 100 percent' : 'A number such as 12.50')}
      />
      <Select
        label="Counted in"
        aria-label={`${label}: counted in`}
        allowDeselect={false}
        data={[
          { value: 'percent', label: 'percent' },
          { value: 'amount', label: 'amount per term' },
        ]}
        value={discount.kind}
        onChange={(value) => onChange({ ...discount, kind: value === 'amount' ? 'amount' : 'percent' })}
      />
    </Fields>
  );
}
