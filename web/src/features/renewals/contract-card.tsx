// What was agreed, in the few lines that a decision needs; all of it is one click away.
import type { RenewalView } from '#shared/api/renewals.ts';
import { Facts } from '#web/ui/facts.tsx';
import { day } from '#web/ui/format.ts';
import { TextLink } from '#web/ui/links.tsx';
import { Card } from '#web/ui/page.tsx';
import { FREQUENCY_WORDS, plural } from '#web/ui/words.ts';

export function ContractCard({ view: { contract, renewal, row } }: { readonly view: RenewalView }) {
  const { renewal: rule, notice, owners, dates, paymentFrequency } = contract;
  return (
    <Card
      title="Contract"
      actions={
        <TextLink to="/contracts/$id" params={{ id: contract.id }} fz="sm">
          All of it
        </TextLink>
      }
    >
      <Facts
        of={[
          [
            'Applications',
            contract.applicationIds.length > 0 &&
              contract.applicationIds.map((id, index) => (
                <span key={id}>
                  {index > 0 && ', '}
                  <TextLink to="/applications/$id" params={{ id }} fz="sm">
                    {contract.applicationNames[index] ?? id}
                  </TextLink>
                </span>
              )),
          ],
          [
            'This term',
            dates.term && `${day(dates.term.from)} – ${dates.term.to ? day(dates.term.to) : 'open'}`,
          ],
          [
            'Renewal',
            rule.kind === 'none'
              ? 'none agreed'
              : `${rule.kind === 'automatic' ? 'by itself' : 'if confirmed'}, ${plural(rule.months, 'month')} each`,
          ],
          ['Notice', notice ? `${plural(notice.count, notice.unit.slice(0, -1))} before the end` : 'none'],
          ['Paid', paymentFrequency && FREQUENCY_WORDS[paymentFrequency]],
          ['Owner', owners.business ?? owners.finance ?? owners.it ?? 'nobody'],
          ['Reviewer', renewal?.reviewer ?? (row.reviewer || undefined)],
        ]}
      />
    </Card>
  );
}
