// What a contract costs and what that is made of: its figures, its lines, its fees and discounts, and its months.
import { Stack } from '@mantine/core';
import type { ContractView } from '#shared/api/contracts.ts';
import { useSession } from '#web/app/session.ts';
import { Card } from '#web/ui/page.tsx';
import { CostFacts } from './cost-facts.tsx';
import { CostMonths } from './cost-months.tsx';
import { CostTermsCard } from './cost-terms-card.tsx';
import { lineName } from './line-name.ts';
import { LineTable } from './line-table.tsx';
import { NoPrices } from './no-prices.tsx';

export function CostTab({ contract }: { readonly contract: ContractView }) {
  const { today } = useSession();
  const { cost, lines, taxPercent } = contract;
  if (!cost) {
    return (
      <div className="sl-card">
        <NoPrices contract={contract} />
      </div>
    );
  }
  return (
    <Stack>
      <div className="sl-two">
        <Card title="Cost" lead={taxPercent === undefined ? 'Net of tax' : `Net of ${taxPercent}% tax`}>
          <CostFacts
            cost={cost}
            duration={contract.duration.kind}
            today={today}
            taxPercent={taxPercent}
            lineName={(place) => lineName(contract, place)}
          />
        </Card>
        <CostTermsCard contract={contract} currency={cost.currency} />
      </div>
      {lines.length > 0 && <LineTable contract={contract} cost={cost} today={today} />}
      <CostMonths contract={contract} />
    </Stack>
  );
}
