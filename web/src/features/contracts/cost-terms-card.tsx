// What holds beside the lines: one-time fees, the contract's discount, its tax, and what becomes of seats given back.
import type { ContractView } from '#shared/api/contracts.ts';
import { Facts } from '#web/ui/facts.tsx';
import { day, money } from '#web/ui/format.ts';
import { Card } from '#web/ui/page.tsx';
import { discountWords } from './price-words.ts';

interface CostTermsCardProps {
  readonly contract: ContractView;
  readonly currency: string;
}

export function CostTermsCard({ contract, currency }: CostTermsCardProps) {
  const { fees, discount, discountTouchesFees, creditsReductions, taxPercent, start } = contract;
  const tell = (amount: string) => money(amount, currency);
  return (
    <Card title="Fees, discounts and tax">
      <Facts
        of={[
          [
            'One-time fees',
            fees.length === 0
              ? 'none'
              : fees.map((fee, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two fees may be alike in everything
                  <div key={place}>
                    {fee.text}: {tell(fee.amount)} on {day(fee.on ?? start)}
                  </div>
                )),
          ],
          [
            'Contract discount',
            discount
              ? `${discountWords(discount, tell)}${discountTouchesFees ? ', also on one-time fees' : ''}`
              : 'none',
          ],
          ['What is given back', creditsReductions ? 'is credited' : 'is not credited'],
          [
            'Tax',
            taxPercent === undefined ? 'All amounts are net of tax' : `${taxPercent}%, on top of all amounts`,
          ],
        ]}
      />
    </Card>
  );
}
