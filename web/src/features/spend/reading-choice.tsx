// How a statement's amounts are meant: which way money went, in which currency, with or without tax.
import { SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import { useId } from 'react';
import { StatementOptions } from '#shared/domain/spend/statement-preset.ts';
import { useSession } from '#web/app/session.ts';
import { Card } from '#web/ui/page.tsx';
import type { ShownReading } from './statement-reading.ts';

type Change = { [K in keyof StatementOptions]?: StatementOptions[K] | undefined };

interface ReadingChoiceProps {
  readonly options: StatementOptions;
  readonly shown: ShownReading;
  /** A column tells the net amount. */
  readonly hasNet: boolean;
  readonly onChange: (change: Change) => void;
}

const CURRENCIES = 'EUR USD GBP CHF SEK NOK DKK PLN CZK HUF RON JPY CAD AUD NZD INR SGD BRL'.split(' ');

export function ReadingChoice({ options, shown, hasNet, onChange }: ReadingChoiceProps) {
  const { reportingCurrency } = useSession();
  const { currency, taxPercent = '' } = options;
  const codes = new Set([reportingCurrency, ...CURRENCIES, ...(currency ? [currency] : [])]);
  const isPercent = StatementOptions.shape.taxPercent.safeParse(
    taxPercent === '' ? undefined : taxPercent,
  ).success;
  return (
    <Card title="Amounts">
      <div className="sl-fields">
        <Choice
          label="What left is written"
          value={options.outIsNegative ? 'negative' : 'positive'}
          data={[
            { value: 'positive', label: '12.00' },
            { value: 'negative', label: '−12.00' },
          ]}
          onChange={(value) => onChange({ outIsNegative: value === 'negative' })}
        />
        {(shown.openAmounts || options.decimalMark !== undefined) && (
          <Choice
            label="Before the cents stands"
            value={options.decimalMark ?? ''}
            data={[
              { value: 'point', label: '1,234.56' },
              { value: 'comma', label: '1.234,56' },
            ]}
            onChange={(value) => onChange({ decimalMark: value === 'comma' ? 'comma' : 'point' })}
          />
        )}
        <Select
          label="Currency"
          description={shown.hasCurrency ? 'Of rows that name none' : 'The file names none'}
          placeholder="Choose"
          searchable
          clearable
          data={[...codes]}
          value={currency ?? null}
          onChange={(value) => onChange({ currency: value ?? undefined })}
        />
        <TextInput
          label="Tax inside, percent"
          description={hasNet ? 'Of rows without a net amount' : 'Empty: the amounts are net'}
          placeholder="20"
          inputMode="decimal"
          maxLength={7}
          value={taxPercent}
          error={!isPercent && 'A percentage such as 20 or 7.7'}
          onChange={(event) => onChange({ taxPercent: event.currentTarget.value.replace(',', '.').trim() })}
        />
      </div>
    </Card>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly data: { value: string; label: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, data, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div>
      <Text fz="sm" fw={500} id={id} mb={4}>
        {label}
      </Text>
      <SegmentedControl aria-labelledby={id} data={data} value={value} onChange={onChange} />
    </div>
  );
}
