// What it costs: lines with their prices, fees that fall due once, and what holds for all of them.
import { Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Card } from '#web/ui/page.tsx';
import { RowList } from '#web/ui/row-list.tsx';
import { AllPricesFields } from './all-prices-fields.tsx';
import type { PartProps } from './contract-typing.ts';
import { FeeFields } from './fee-fields.tsx';
import { LineFields } from './line-fields.tsx';
import { lineTyping } from './price-typing.ts';
import { useLicenseChoice } from './use-license-choice.ts';

const MOST_LINES = 100;

interface PriceFieldsProps extends PartProps {
  /** Of licenses that lines name already, by id. */
  readonly licenseNames: Readonly<Record<string, string>>;
  /** Somebody came to type prices. */
  readonly first: boolean;
}

export function PriceFields({ typing, set, reasons, licenseNames, first }: PriceFieldsProps) {
  const choice = useLicenseChoice(typing, licenseNames);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const add = first && card.current?.querySelector<HTMLElement>('[data-add]');
    if (!add) return;
    card.current?.scrollIntoView({ block: 'start' });
    add.focus({ preventScroll: true });
  }, [first]);
  const { lines, fees, discount, taxPercent } = typing;
  const isPriced = lines.length > 0 || fees.length > 0 || discount.value !== '' || taxPercent !== '';
  return (
    <div ref={card} style={{ scrollMarginTop: '4.5rem' }}>
      <Card title="Prices" lead="Net of tax, in lines: how many of what, at which price">
        <Stack gap="md">
          <RowList
            rows={lines}
            onChange={(changed) => set({ lines: changed })}
            blank={() => lineTyping({ period: lines.at(-1)?.period ?? 'year' })}
            most={MOST_LINES}
            noun="line"
            none="No prices are agreed yet."
            apart
          >
            {(row, index, change) => (
              <LineFields
                row={row}
                field={`lines.${index}`}
                change={change}
                choice={choice}
                currency={typing.currency}
                isOpen={typing.durationKind === 'open'}
                reasons={reasons}
              />
            )}
          </RowList>
          <div>
            <Text fz="sm" fw={560}>
              One-time fees
            </Text>
            <Text fz="xs" c="dimmed" mb={4}>
              Each falls due on its day, or at the contract’s start
            </Text>
            <FeeFields
              fees={fees}
              onChange={(changed) => set({ fees: changed })}
              currency={typing.currency}
              reasons={reasons}
            />
          </div>
          {isPriced && <AllPricesFields typing={typing} set={set} reasons={reasons} />}
        </Stack>
      </Card>
    </div>
  );
}
