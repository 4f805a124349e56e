// A total in the reporting currency, and what it lacks: one without a rate is never shown as the whole.
import { Text } from '@mantine/core';
import type { Total } from '#shared/domain/money/total.ts';
import { money } from './format.ts';
import { TextLink } from './links.tsx';

interface TotalLineProps {
  readonly of: Total | undefined;
  /** Behind the amount: `a year`. */
  readonly per: string;
}

/** Nothing where there is nothing to add up. */
export function TotalLine({ of, per }: TotalLineProps) {
  if (!of || (Number(of.amount) === 0 && of.incomplete.length === 0)) return null;
  const { amount, currency, incomplete } = of;
  return (
    <span>
      · {money(amount, currency)} {per}
      {incomplete.length > 0 && (
        <Text span fz="inherit" c="var(--sl-warn)">
          {' '}
          without what is in {new Intl.ListFormat('en').format(incomplete)} (
          <TextLink to="/settings" search={{ tab: 'rates' }} fz="inherit">
            no exchange rate
          </TextLink>
          )
        </Text>
      )}
    </span>
  );
}
