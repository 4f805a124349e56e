// Fees that fall due once, each with its day.
import { TextInput } from '@mantine/core';
import { AmountInput } from '#web/ui/amount-input.tsx';
import { DayInput } from '#web/ui/day-input.tsx';
import { Fields } from '#web/ui/fields.tsx';
import { RowList } from '#web/ui/row-list.tsx';
import type { PartProps } from './contract-typing.ts';
import { type FeeTyping, feeTyping } from './price-typing.ts';

const MOST = 50;

interface FeeFieldsProps extends Pick<PartProps, 'reasons'> {
  readonly fees: readonly FeeTyping[];
  readonly onChange: (fees: readonly FeeTyping[]) => void;
  readonly currency: string;
}

export function FeeFields({ fees, onChange, currency, reasons }: FeeFieldsProps) {
  return (
    <RowList rows={fees} onChange={onChange} blank={feeTyping} most={MOST} noun="fee" none="None.">
      {(row, index, change) => (
        <Fields>
          <TextInput
            label="Fee for"
            required
            placeholder="Set-up"
            maxLength={200}
            value={row.text}
            onChange={(event) => change({ text: event.currentTarget.value })}
            error={reasons[`fees.${index}.text`] && 'Say what it is for'}
          />
          <AmountInput
            label="Amount"
            required
            unit={currency}
            value={row.amount}
            onChange={(amount) => change({ amount })}
            error={reasons[`fees.${index}.amount`] && 'A number such as 12.50'}
          />
          <DayInput
            label="On"
            value={row.on}
            onChange={(on) => change({ on })}
            error={reasons[`fees.${index}.on`]}
          />
        </Fields>
      )}
    </RowList>
  );
}
