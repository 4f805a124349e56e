// What a contract costs at a glance; its lines and months are one click away.
import type { ContractView } from '#shared/api/contracts.ts';
import { Fields } from '#web/ui/fields.tsx';
import { Stat } from '#web/ui/figure.tsx';
import { day, money } from '#web/ui/format.ts';
import { TextLink } from '#web/ui/links.tsx';
import { Card } from '#web/ui/page.tsx';
import { wholeName } from './cost-words.ts';
import { NoPrices } from './no-prices.tsx';

export function CostCard({ contract }: { readonly contract: ContractView }) {
  const { id, cost, duration } = contract;
  if (!cost) {
    return (
      <Card title="Cost">
        <NoPrices contract={contract} brief />
      </Card>
    );
  }
  const { currency, term, annual, nextPayment } = cost;
  return (
    <Card
      title="Cost"
      lead="Net of tax"
      actions={
        <TextLink to="/contracts/$id" params={{ id }} search={{ tab: 'cost' }} fz="sm">
          Lines and months
        </TextLink>
      }
    >
      <Fields>
        {term && (
          <Stat
            label={wholeName(duration.kind)}
            value={money(term.amount, currency)}
            note={`${day(term.from)} – ${day(term.to)}`}
          />
        )}
        <Stat label="A year" value={money(annual, currency)} note="At today’s rate" />
        {nextPayment && (
          <Stat
            label="Next payment"
            value={money(nextPayment.amount, currency)}
            note={day(nextPayment.day)}
          />
        )}
      </Fields>
    </Card>
  );
}
