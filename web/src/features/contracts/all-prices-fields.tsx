// What holds for all prices of a contract: its discount, its tax, and what becomes of seats that are given back.
import { Checkbox, Stack } from '@mantine/core';
import { AmountInput } from '#web/ui/amount-input.tsx';
import { type PartProps, reasonAt } from './contract-typing.ts';
import { DiscountFields } from './discount-fields.tsx';

export function AllPricesFields({ typing, set, reasons }: PartProps) {
  return (
    <Stack gap="sm">
      <DiscountFields
        label="Contract discount"
        discount={typing.discount}
        onChange={(discount) => set({ discount })}
        currency={typing.currency}
        error={reasonAt(reasons, 'discount')}
      />
      <Checkbox
        label="The discount also touches one-time fees"
        checked={typing.discountTouchesFees}
        onChange={(event) => set({ discountTouchesFees: event.currentTarget.checked })}
      />
      <Checkbox
        label="What is given back is credited"
        description="What was paid ahead for fewer seats is paid back; later payments fall either way"
        checked={typing.creditsReductions}
        onChange={(event) => set({ creditsReductions: event.currentTarget.checked })}
      />
      <div style={{ maxWidth: '14rem' }}>
        <AmountInput
          label="Tax"
          hint="On top of all these prices"
          placeholder="not known"
          unit="%"
          value={typing.taxPercent}
          onChange={(taxPercent) => set({ taxPercent })}
          error={reasons.taxPercent && 'From 0 to 100 percent'}
        />
      </div>
    </Stack>
  );
}
