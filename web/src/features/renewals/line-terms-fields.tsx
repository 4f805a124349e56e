// Each line with what is agreed for it and what it shall be from the next term on.
import { Text } from '@mantine/core';
import type { RenewalView } from '#shared/api/renewals.ts';
import { AmountInput } from '#web/ui/amount-input.tsx';
import { CountInput } from '#web/ui/count-input.tsx';
import { money, number } from '#web/ui/format.ts';
import { lineName } from '../contracts/line-name.ts';
import { PERIOD_NAMES } from '../contracts/price-words.ts';
import type { LineTyping } from './decision-typing.ts';
import classes from './line-terms.module.css';

const MOST = 1_000_000_000;

interface LineTermsFieldsProps {
  readonly view: RenewalView;
  readonly agreed: readonly LineTyping[];
  readonly lines: readonly LineTyping[];
  readonly reasons: Readonly<Record<string, string>>;
  readonly onChange: (lines: readonly LineTyping[]) => void;
}

export function LineTermsFields({ view, agreed, lines, reasons, onChange }: LineTermsFieldsProps) {
  const { contract, currency, proposal } = view;
  const told = (amount: string) => (currency === null ? amount : money(amount, currency));
  const put = (at: number, change: Partial<LineTyping>) =>
    onChange(lines.map((one) => (one.line === at ? { ...one, ...change } : one)));
  return (
    <fieldset className={classes.lines}>
      <legend>From the next term on</legend>
      {lines.map(({ line, quantity, price }) => {
        const before = agreed.find((one) => one.line === line);
        const own = contract.lines[line];
        if (!own || !before) return null;
        const name = lineName(contract, line);
        const advised = proposal.lines.find((one) => one.line === line);
        return (
          <fieldset key={line} className={classes.line} aria-label={name}>
            <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              <Text fz="sm" fw={560}>
                {name}
              </Text>
              <Text fz="xs" c="dimmed">
                Agreed: {own.price.kind === 'flat' ? '' : `${number(Number(before.quantity))} at `}
                {told(before.price)} {own.period === 'once' ? 'once' : `per ${PERIOD_NAMES[own.period]}`}
                {advised?.basis === 'usage' && ` · proposed: ${number(advised.proposed)}`}
              </Text>
            </div>
            {own.price.kind === 'perUnit' && (
              <CountInput
                label="Quantity"
                max={MOST}
                value={quantity}
                error={reasons[`lines.${line}.quantity`]}
                onChange={(value) => put(line, { quantity: value })}
              />
            )}
            <AmountInput
              label="Price"
              unit={currency ?? ''}
              value={price}
              error={reasons[`lines.${line}.price`]}
              onChange={(value) => put(line, { price: value })}
            />
          </fieldset>
        );
      })}
      {reasons.lines && (
        <Text fz="sm" c="var(--mantine-color-error)" role="alert">
          {reasons.lines}
        </Text>
      )}
    </fieldset>
  );
}
