// The bar of a budget, with its figures in words for those who do not see it.
import { Tooltip } from '@mantine/core';
import type { BudgetRow } from '#shared/api/budgets.ts';
import { money } from '#web/ui/format.ts';
import classes from './burn-bar.module.css';
import { burnShape } from './burn-shape.ts';

export function BurnBar({
  budget,
}: {
  readonly budget: Pick<BudgetRow, 'amount' | 'currency' | 'standing'>;
}) {
  const { amount, currency, standing } = budget;
  const { burnt, ahead, amountAt, evenAt } = burnShape(budget);
  const isOver = standing.state === 'over';
  const text = `${money(standing.burnt, currency)} used, ${money(standing.forecast, currency)} expected of ${money(amount, currency)}; ${standing.passedPercent}% of its time has passed`;
  return (
    <Tooltip label={text} multiline maw={280}>
      <div className={classes.bar} role="img" aria-label={text}>
        <span className={classes.burnt} data-over={isOver} style={{ width: `${burnt * 100}%` }} />
        <span className={classes.ahead} style={{ width: `${ahead * 100}%` }} />
        <i className={classes.even} style={{ left: `${evenAt * 100}%` }} />
        {amountAt !== undefined && <i className={classes.amount} style={{ left: `${amountAt * 100}%` }} />}
      </div>
    </Tooltip>
  );
}
