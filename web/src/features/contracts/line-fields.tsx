// One line: a license or words, how many, and the price; what few lines need is unfolded when it is asked for.
import { Button, Select, Stack, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { PaymentFrequency } from '#shared/domain/money/frequency.ts';
import { AmountInput } from '#web/ui/amount-input.tsx';
import { CountInput } from '#web/ui/count-input.tsx';
import { Fields } from '#web/ui/fields.tsx';
import { type PartProps, reasonAt } from './contract-typing.ts';
import { LineMoreFields } from './line-more-fields.tsx';
import type { LineTyping } from './price-typing.ts';
import { PERIOD_NAMES } from './price-words.ts';
import type { LicenseChoice } from './use-license-choice.ts';

const MOST = 1_000_000_000;
const MORE = ['base', 'discount', 'from', 'to', 'changes'];

interface LineFieldsProps extends Pick<PartProps, 'reasons'> {
  readonly row: LineTyping;
  /** Its place in the contract: `lines.0`. */
  readonly field: string;
  readonly change: (change: Partial<LineTyping>) => void;
  readonly choice: LicenseChoice;
  readonly currency: string;
  /** The contract has no end, so nothing is priced by its term. */
  readonly isOpen: boolean;
}

export function LineFields({ row, field, change, choice, currency, isOpen, reasons }: LineFieldsProps) {
  const [asked, setAsked] = useState(hasMore(row));
  const region = useId();
  const at = (name: string) => reasonAt(reasons, `${field}.${name}`);
  const unfolded = asked || MORE.some((name) => at(name) !== undefined);
  const hasLicenses = choice.groups.length > 0;
  const periods = PaymentFrequency.options.filter(
    (value) => !isOpen || value !== 'term' || row.period === 'term',
  );
  return (
    <Stack gap="xs">
      <Fields>
        {hasLicenses && (
          <Select
            label="License"
            placeholder="None"
            searchable
            clearable
            openOnFocus={false}
            data={choice.groups.map(({ group, items }) => ({ group, items: [...items] }))}
            value={row.licenseId || null}
            onChange={(id) => {
              const bought = id === null ? undefined : choice.bought.get(id);
              change({
                licenseId: id ?? '',
                ...(row.quantity === '' && bought !== undefined && { quantity: bought }),
              });
            }}
            error={at('licenseId')}
          />
        )}
        <TextInput
          label={hasLicenses ? 'Or in words' : 'What it is for'}
          placeholder={row.licenseId ? '' : 'Support, storage, seats'}
          maxLength={200}
          value={row.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
          error={at('text')}
        />
      </Fields>
      <Fields narrow>
        <CountInput
          label="Quantity"
          required={row.priceKind === 'perUnit'}
          max={MOST}
          value={row.quantity}
          onChange={(quantity) => change({ quantity })}
          error={at('quantity') && 'How many are bought'}
        />
        <AmountInput
          label="Price"
          required
          unit={currency}
          value={row.price}
          onChange={(price) => change({ price })}
          error={at('price') && 'A number such as 12.50'}
        />
        <Select
          label="Price is"
          allowDeselect={false}
          data={[
            { value: 'perUnit', label: 'for each' },
            { value: 'flat', label: 'flat, for all' },
          ]}
          value={row.priceKind}
          onChange={(value) => change({ priceKind: value === 'flat' ? 'flat' : 'perUnit' })}
        />
        <Select
          label="Per"
          allowDeselect={false}
          data={periods.map((value) => ({ value, label: PERIOD_NAMES[value] }))}
          value={row.period}
          onChange={(value) => change({ period: PaymentFrequency.catch('year').parse(value) })}
          error={at('period')}
        />
      </Fields>
      <div>
        <Button
          variant="subtle"
          color="gray"
          c="var(--mantine-color-anchor)"
          size="compact-sm"
          aria-expanded={unfolded}
          {...(unfolded && { 'aria-controls': region })}
          leftSection={
            unfolded ? <IconChevronDown size={15} aria-hidden /> : <IconChevronRight size={15} aria-hidden />
          }
          onClick={() => setAsked(!unfolded)}
        >
          Base fee, discount, dates
        </Button>
      </div>
      {unfolded && (
        <div id={region} style={{ borderLeft: '2px solid var(--sl-line)', paddingLeft: '0.75rem' }}>
          <LineMoreFields row={row} field={field} change={change} currency={currency} reasons={reasons} />
        </div>
      )}
    </Stack>
  );
}

function hasMore({ baseFee, included, discount, from, to, changes }: LineTyping): boolean {
  const typed = [baseFee, included, discount.value, from, to];
  return changes.length > 0 || typed.some((value) => value !== '');
}
