// One contract: what follows from it today, what it costs, what was decided, how it was agreed, and who is told of its dates.

import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { type ContractView, getContract } from '#shared/api/contracts.ts';
import { reading } from '#web/api/queries.ts';
import type { Search } from '#web/app/search.ts';
import { useSession } from '#web/app/session.ts';
import { later } from '#web/ui/later.tsx';
import { Card, Page } from '#web/ui/page.tsx';
import { PageSkeleton, RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Trouble } from '#web/ui/page-trouble.tsx';
import { AddressTabs } from '#web/ui/tabs.tsx';
import { AgreedCard } from './agreed-card.tsx';
import { ComputedDates } from './computed-dates.tsx';
import { ContractActions } from './contract-actions.tsx';
import { CostCard } from './cost-card.tsx';
import { DecidedCard } from './decided-card.tsx';
import { RemindersCard, ToldCard } from './reminder-cards.tsx';
import { StatusMark } from './status-mark.tsx';
import { TermTrack } from './term-track.tsx';
import { KIND_WORDS } from './words.ts';

const EditContract = later(
  () => import('./edit-contract.tsx').then((file) => file.EditContract),
  <PageSkeleton />,
);

const SubjectLog = later(() => import('../logs/subject-log.tsx').then((file) => file.SubjectLog));

const CostTab = later(() => import('./cost-tab.tsx').then((file) => file.CostTab), <RowsSkeleton />);

const BACK = { to: '/contracts', name: 'Contracts' } as const;

export function ContractPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { edit } = useSearch({ strict: false }) as Search;
  const { data, error, refetch } = useQuery(reading(getContract, { params: { id } }));
  if (!data && error) {
    return (
      <Page title="Contract" back={BACK}>
        <Trouble error={error} retry={() => void refetch()} />
      </Page>
    );
  }
  if (!data) return <PageSkeleton />;
  return edit === 'yes' || edit === 'prices' ? (
    <EditContract key={id} contract={data} />
  ) : (
    <Shown contract={data} />
  );
}

function Shown({ contract }: { readonly contract: ContractView }) {
  return (
    <Page
      title={contract.name}
      back={BACK}
      badge={<StatusMark status={contract.dates.status} />}
      lead={[KIND_WORDS[contract.kind], contract.vendor].filter(Boolean).join(' · ')}
      actions={<ContractActions contract={contract} />}
      width="76rem"
    >
      <AddressTabs
        tabs={[
          { id: 'contract', name: 'Contract', body: <Overview contract={contract} /> },
          { id: 'cost', name: 'Cost', body: <CostTab contract={contract} /> },
          { id: 'log', name: 'Log', body: <SubjectLog kind="contract" id={contract.id} /> },
        ]}
      />
    </Page>
  );
}

function Overview({ contract }: { readonly contract: ContractView }) {
  const { today } = useSession();
  const { dates } = contract;
  return (
    <div className="sl-two">
      <div>
        <Stack>
          <Card title="What follows today">
            <Stack gap="md">
              <TermTrack contract={contract} dates={dates} today={today} />
              <ComputedDates dates={dates} today={today} status={false} />
            </Stack>
          </Card>
          <CostCard contract={contract} />
          <DecidedCard contract={contract} />
          <RemindersCard contract={contract} />
        </Stack>
      </div>
      <div>
        <Stack>
          <AgreedCard contract={contract} />
          <ToldCard contract={contract} />
        </Stack>
      </div>
    </div>
  );
}
