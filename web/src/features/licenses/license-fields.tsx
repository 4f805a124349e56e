// The fields of a license that people type, the same when one is added and when it is edited.
import { Select, Switch, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ManualLayer } from '#shared/domain/licenses/license.ts';
import { PaymentFrequency } from '#shared/domain/money/frequency.ts';
import { CountInput } from '#web/ui/count-input.tsx';
import { DayInput } from '#web/ui/day-input.tsx';
import { Fields } from '#web/ui/fields.tsx';
import { FREQUENCY_WORDS } from '#web/ui/words.ts';

/** As typed; an empty text is no value. */
export interface LicenseTyping {
  readonly name: string;
  readonly key: string;
  readonly kind: 'user' | 'quantity';
  readonly unlimited: boolean;
  readonly purchased: number | '';
  readonly amount: string;
  readonly currency: string;
  readonly paymentFrequency: string;
  readonly effectiveDate: string;
  readonly endDate: string;
}

export function typingOf(manual: ManualLayer, currency: string): LicenseTyping {
  return {
    name: manual.name ?? '',
    key: manual.key ?? '',
    kind: manual.kind ?? 'user',
    unlimited: manual.purchased === 'unlimited',
    purchased: typeof manual.purchased === 'number' ? manual.purchased : '',
    amount: manual.amount ?? '',
    currency: manual.currency ?? currency,
    paymentFrequency: manual.paymentFrequency ?? '',
    effectiveDate: manual.effectiveDate ?? '',
    endDate: manual.endDate ?? '',
  };
}

/** What was typed as the route takes it; what is empty is null. */
export function typedValues(typing: LicenseTyping) {
  const { amount, paymentFrequency } = typing;
  return {
    name: typing.name.trim() || null,
    key: typing.key.trim() || null,
    kind: typing.kind,
    purchased: typing.unlimited ? ('unlimited' as const) : typing.purchased === '' ? null : typing.purchased,
    amount: amount.trim() || null,
    currency: amount.trim() ? typing.currency.trim().toUpperCase() : null,
    paymentFrequency: (paymentFrequency || null) as PaymentFrequency | null,
    effectiveDate: typing.effectiveDate || null,
    endDate: typing.endDate || null,
  };
}

/** Reasons by field why it cannot be sent. */
export function missingIn({ name }: LicenseTyping): Readonly<Record<string, string>> {
  return name.trim() === '' ? { name: 'Give it a name' } : {};
}

interface LicenseFieldsProps {
  readonly typing: LicenseTyping;
  readonly change: (change: Partial<LicenseTyping>) => void;
  readonly reasons: Readonly<Record<string, string>>;
  /** Sentence that says why a field is held, by field. */
  readonly locks?: Readonly<Record<string, ReactNode>>;
}

export function LicenseFields({ typing, change, reasons, locks = {} }: LicenseFieldsProps) {
  const lock = (field: string) => ({
    disabled: locks[field] !== undefined,
    description: locks[field],
    error: reasons[field] ?? reasons[`manual.${field}`],
  });
  return (
    <>
      <TextInput
        label="Name"
        required={!locks.name}
        value={typing.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        {...lock('name')}
      />
      <Fields>
        <Select
          label="Kind"
          data={[
            { value: 'user', label: 'Seats, assigned to people' },
            { value: 'quantity', label: 'A quantity, never assigned' },
          ]}
          value={typing.kind}
          allowDeselect={false}
          onChange={(value) => change({ kind: value === 'quantity' ? 'quantity' : 'user' })}
          {...lock('kind')}
        />
        <TextInput
          label="Key"
          value={typing.key}
          onChange={(event) => change({ key: event.currentTarget.value })}
          {...lock('key')}
        />
      </Fields>
      <Fields>
        <CountInput
          label="Bought"
          min={0}
          max={1_000_000_000}
          value={typing.purchased}
          onChange={(value) => change({ purchased: value })}
          {...lock('purchased')}
          disabled={locks.purchased !== undefined || typing.unlimited}
        />
        <Switch
          label="Unlimited"
          style={{ paddingTop: 32 }}
          checked={typing.unlimited}
          disabled={locks.purchased !== undefined}
          onChange={(event) => change({ unlimited: event.currentTarget.checked })}
        />
      </Fields>
      <Fields>
        <TextInput
          label="Amount per payment"
          inputMode="decimal"
          placeholder="1200.00"
          value={typing.amount}
          onChange={(event) => change({ amount: event.currentTarget.value })}
          error={reasons['manual.amount'] ?? reasons.amount}
        />
        <TextInput
          label="Currency"
          maxLength={3}
          value={typing.currency}
          onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
          error={reasons['manual.currency'] ?? reasons.currency}
        />
        <Select
          label="Paid"
          clearable
          data={PaymentFrequency.options.map((value) => ({ value, label: FREQUENCY_WORDS[value] }))}
          value={typing.paymentFrequency || null}
          onChange={(value) => change({ paymentFrequency: value ?? '' })}
        />
      </Fields>
      <Fields>
        <DayInput
          label="In effect from"
          value={typing.effectiveDate}
          onChange={(effectiveDate) => change({ effectiveDate })}
        />
        <DayInput
          label="Ends on"
          hint="The last day it may be used"
          value={typing.endDate}
          onChange={(endDate) => change({ endDate })}
          error={reasons['manual.endDate'] ?? reasons.endDate}
        />
      </Fields>
    </>
  );
}
