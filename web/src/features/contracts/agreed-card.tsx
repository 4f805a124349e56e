// A contract as it was agreed.
import type { ContractView } from '#shared/api/contracts.ts';
import { Facts } from '#web/ui/facts.tsx';
import { day } from '#web/ui/format.ts';
import { TextLink } from '#web/ui/links.tsx';
import { Card } from '#web/ui/page.tsx';
import { FREQUENCY_WORDS, plural } from '#web/ui/words.ts';
import { DocumentLine } from './document-line.tsx';

export function AgreedCard({ contract }: { readonly contract: ContractView }) {
  const { duration, renewal, notice, documents, owners, paymentFrequency } = contract;
  return (
    <Card title="As agreed">
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
          ['Follows', contract.predecessor && <Other of={contract.predecessor} />],
          [
            'Followed by',
            contract.successors.length > 0 &&
              contract.successors.map((one) => (
                <div key={one.id}>
                  <Other of={one} />
                </div>
              )),
          ],
          ['Start', day(contract.start)],
          [
            'Runs',
            duration.kind === 'months'
              ? plural(duration.months, 'month')
              : duration.kind === 'until'
                ? `until ${day(duration.end)}`
                : 'until somebody ends it',
          ],
          [
            'Renewal',
            renewal.kind === 'none'
              ? 'none'
              : `${renewal.kind === 'automatic' ? 'by itself' : 'if confirmed'}, ${plural(renewal.months, 'month')} each${
                  renewal.most ? `, at most ${plural(renewal.most, 'time')}` : ''
                }`,
          ],
          ['Notice', notice ? plural(notice.count, notice.unit.slice(0, -1)) : 'none'],
          [
            'Paid',
            paymentFrequency &&
              `${FREQUENCY_WORDS[paymentFrequency]}${contract.currency ? ` in ${contract.currency}` : ''}`,
          ],
          ['First payment', contract.firstPayment && day(contract.firstPayment)],
          ['Purchase order', contract.purchaseOrder],
          ['Payment method', contract.paymentMethodId && (contract.paymentMethodName ?? 'one that is gone')],
          ['Owner', owners.business],
          ['IT owner', owners.it],
          ['Finance owner', owners.finance],
          ['Owners', Object.values(owners).every((mail) => !mail) && 'nobody'],
          [
            'Documents',
            documents.length > 0 &&
              documents.map((one) => <DocumentLine key={`${one.title} ${one.url}`} {...one} />),
          ],
          ['Description', contract.description && <Written text={contract.description} />],
          ['Notes', contract.notes && <Written text={contract.notes} />],
        ]}
      />
    </Card>
  );
}

function Other({ of: { id, name } }: { readonly of: { readonly id: string; readonly name: string } }) {
  return (
    <TextLink to="/contracts/$id" params={{ id }} fz="sm">
      {name}
    </TextLink>
  );
}

function Written({ text }: { readonly text: string }) {
  return <span style={{ whiteSpace: 'pre-wrap' }}>{text}</span>;
}
