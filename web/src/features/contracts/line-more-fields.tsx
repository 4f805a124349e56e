// What few lines need: a base fee, a discount, days of its own, and what changes from which day.
import { Select, Stack, Text } from '@mantine/core';
import { AmountInput } from '#web/ui/amount-input.tsx';
import { CountInput } from '#web/ui/count-input.tsx';
import { DayInput } from '#web/ui/day-input.tsx';
import { Fields } from '#web/ui/fields.tsx';
import { RowList } from '#web/ui/row-list.tsx';
import { type PartProps, reasonAt } from './contract-typing.ts';
import { DiscountFields } from './discount-fields.tsx';
import { canFollow, changeTyping, type LineTyping } from './price-typing.ts';

const MOST = 1_000_000_000;
const MOST_CHANGES = 200;

const FOLLOWS: readonly { readonly value: LineTyping['follows']; readonly label: string }[] = [
  { value: '', label: 'Leave this line as it is' },
  { value: 'up', label: 'Raise this line when there are more' },
  { value: 'both', label: 'Raise and lower this line' },
];

interface LineMoreFieldsProps extends Pick<PartProps, 'reasons'> {
  readonly row: LineTyping;
  readonly field: string;
  readonly change: (change: Partial<LineTyping>) => void;
  readonly currency: string;
}

export function LineMoreFields({ row, field, change, currency, reasons }: LineMoreFieldsProps) {
  const at = (name: string) => reasonAt(reasons, `${field}.${name}`);
  return (
    <Stack gap="xs">
      <Fields>
        <AmountInput
          label="Base fee"
          hint="For the same period as the price"
          placeholder="none"
          unit={currency}
          value={row.baseFee}
          onChange={(baseFee) => change({ baseFee })}
          error={at('base.fee') && 'A number such as 12.50'}
        />
        <CountInput
          label="Included in it"
          description="Only the rest is charged"
          placeholder="0"
          max={MOST}
          value={row.included}
          onChange={(included) => change({ included })}
          error={at('base.included')}
        />
      </Fields>
      <DiscountFields
        label="Line discount"
        discount={row.discount}
        onChange={(discount) => change({ discount })}
        currency={currency}
        error={at('discount')}
      />
      <Fields>
        <DayInput
          label="First day"
          hint="Empty: as the contract"
          value={row.from}
          onChange={(from) => change({ from })}
          error={at('from')}
        />
        <DayInput
          label="Last day"
          hint="Empty: as the contract"
          value={row.to}
          onChange={(to) => change({ to })}
          error={at('to')}
        />
      </Fields>
      {canFollow(row) && (
        <Select
          label="When the vendor’s number of seats differs"
          description="Counted against all lines in force that name the license"
          allowDeselect={false}
          data={FOLLOWS}
          value={row.follows}
          onChange={(value) => change({ follows: FOLLOWS.find((one) => one.value === value)?.value ?? '' })}
        />
      )}
      <div>
        <Text fz="sm" fw={560} mb={4}>
          What changes later
        </Text>
        <RowList
          rows={row.changes}
          onChange={(changes) => change({ changes })}
          blank={changeTyping}
          most={MOST_CHANGES}
          noun="change"
          none="Nothing changes while it runs."
        >
          {(one, index, set) => {
            const reason = (name: string) => reasons[`${field}.changes.${index}${name}`];
            return (
              <Fields narrow>
                <DayInput
                  label="From"
                  required
                  value={one.from}
                  onChange={(from) => set({ from })}
                  error={reason('.from') && (one.from === '' ? 'The day is needed' : reason('.from'))}
                />
                <CountInput
                  label="New quantity"
                  placeholder="as before"
                  max={MOST}
                  value={one.quantity}
                  onChange={(quantity) => set({ quantity })}
                  error={reason('.quantity') ?? (reason('') && 'A new quantity or a new price')}
                />
                <AmountInput
                  label="New price"
                  placeholder="as before"
                  unit={currency}
                  value={one.price}
                  onChange={(price) => set({ price })}
                  error={reason('.price') && 'A number such as 12.50'}
                />
              </Fields>
            );
          }}
        </RowList>
      </div>
    </Stack>
  );
}
