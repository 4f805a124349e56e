// How often it is paid, in what, and by what.
import { Select, Stack, TextInput } from '@mantine/core';
import { PaymentFrequency } from '#shared/domain/money/frequency.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { Fields } from '#web/ui/fields.tsx';
import { Card } from '#web/ui/page.tsx';
import { FREQUENCY_WORDS } from '#web/ui/words.ts';
import type { PartProps } from './contract-typing.ts';
import { MethodSelect } from './method-select.tsx';

export function PaymentFields({ typing, set, reasons }: PartProps) {
  return (
    <Card title="Payment">
      <Stack gap="sm">
        <Fields>
          <Select
            label="Paid"
            description="How often"
            clearable
            data={PaymentFrequency.options.map((value) => ({ value, label: FREQUENCY_WORDS[value] }))}
            value={typing.paymentFrequency || null}
            onChange={(value) => set({ paymentFrequency: value ?? '' })}
            error={reasons.paymentFrequency}
          />
          <DayInput
            label="First payment"
            hint="Empty: the start"
            value={typing.firstPayment}
            onChange={(firstPayment) => set({ firstPayment })}
            error={reasons.firstPayment}
          />
        </Fields>
        <Fields>
          <TextInput
            label="Currency"
            maxLength={3}
            placeholder="EUR"
            value={typing.currency}
            onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
            error={reasons.currency && 'Three letters, such as EUR'}
          />
          <TextInput
            label="Purchase order"
            maxLength={120}
            value={typing.purchaseOrder}
            onChange={(event) => set({ purchaseOrder: event.currentTarget.value })}
            error={reasons.purchaseOrder}
          />
          <MethodSelect
            value={typing.paymentMethodId}
            onChange={(paymentMethodId) => set({ paymentMethodId })}
            error={reasons.paymentMethodId}
          />
        </Fields>
      </Stack>
    </Card>
  );
}
