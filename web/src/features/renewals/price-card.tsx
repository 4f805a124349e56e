// The prices of the contract's lines over time, the newest first.
import { Button, Center, Text } from '@mantine/core';
import { useState } from 'react';
import type { RenewalView } from '#shared/api/renewals.ts';
import type { ContractLine } from '#shared/domain/contracts/pricing.ts';
import { day, money, number } from '#web/ui/format.ts';
import { Card } from '#web/ui/page.tsx';
import { PERIOD_NAMES } from '../contracts/price-words.ts';
import { type PriceStep, priceSteps } from './price-history.ts';

const FIRST = 6;

export function PriceCard({ view: { prices, currency, contract } }: { readonly view: RenewalView }) {
  const [all, setAll] = useState(false);
  const steps = priceSteps(prices);
  const shown = all ? steps : steps.slice(0, FIRST);
  return (
    <Card title="Price history" flush>
      {steps.length === 0 ? (
        <Text fz="sm" c="dimmed" px="md" pb="md">
          No prices are agreed.
        </Text>
      ) : (
        <ul className="sl-cards">
          {shown.map((step) => (
            <li key={`${step.line} ${step.from}`} style={{ paddingBlock: '0.5rem' }}>
              <div style={{ display: 'flex', justifyContent: 'space-between', gap: 12 }}>
                <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                  <Text fz="sm">{step.name}</Text>
                  <Text fz="xs" c="dimmed">
                    from {day(step.from)}
                  </Text>
                </div>
                <div style={{ textAlign: 'right', whiteSpace: 'nowrap' }} className="sl-num">
                  <Text fz="sm">{priceOf(step, contract.lines[step.line], currency)}</Text>
                  <Text
                    fz="xs"
                    c={step.change !== undefined && step.change > 0 ? 'var(--sl-warn)' : 'dimmed'}
                  >
                    {changeWords(step.change)}
                  </Text>
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
      {shown.length < steps.length && (
        <Center p="xs">
          <Button variant="subtle" size="xs" onClick={() => setAll(true)}>
            Show all {number(steps.length)}
          </Button>
        </Center>
      )}
    </Card>
  );
}

/** `260 × €17 per month` */
function priceOf(
  { quantity, price }: PriceStep,
  line: ContractLine | undefined,
  currency: string | null,
): string {
  const amount = currency === null ? price : money(price, currency);
  const each = line?.price.kind === 'flat' ? amount : `${number(quantity)} × ${amount}`;
  if (!line) return each;
  return `${each} ${line.period === 'once' ? 'once' : `per ${PERIOD_NAMES[line.period]}`}`;
}

function changeWords(change: number | undefined): string {
  if (change === undefined) return 'first price';
  const size = (Math.abs(change) * 100).toLocaleString('en', { maximumFractionDigits: 1 });
  return `${size}% ${change > 0 ? 'more' : 'less'} than before`;
}
