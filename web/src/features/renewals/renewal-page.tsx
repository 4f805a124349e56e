// The renewal of one contract with everything that a decision needs.
import { Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { listLedger } from '#shared/api/ledger.ts';
import { getRenewal, type RenewalView, reviewRenewal } from '#shared/api/renewals.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { later } from '#web/ui/later.tsx';
import { TextLink } from '#web/ui/links.tsx';
import { Page } from '#web/ui/page.tsx';
import { PageSkeleton, RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Trouble } from '#web/ui/page-trouble.tsx';
import { say } from '#web/ui/say.ts';
import { isChanged } from '#web/ui/use-unsaved.tsx';
import { useRights } from '../contracts/use-rights.ts';
import { actionsOf, isDecidable, needsReview } from './actions.ts';
import { ApprovalCard } from './approval-card.tsx';
import { BudgetCard } from './budget-card.tsx';
import { aboutOf } from './columns.tsx';
import { ContractCard } from './contract-card.tsx';
import { Glance } from './glance.tsx';
import { NoticeCard } from './notice-card.tsx';
import { PastCard } from './past-card.tsx';
import { PriceCard } from './price-card.tsx';
import { ProposalCard, percentTrouble, type Reckoning } from './proposal-card.tsx';
import { RenewalActions } from './renewal-actions.tsx';
import { RequestCard } from './request-card.tsx';
import { NeedsReviewMark, RenewalStateMark } from './state-mark.tsx';
import { isClosed } from './urgency.ts';

const UsageCard = later(() => import('./usage-card.tsx').then((file) => file.UsageCard), <RowsSkeleton />);
const SubjectLog = later(() => import('../logs/subject-log.tsx').then((file) => file.SubjectLog));

const BACK = { to: '/renewals', name: 'Renewals' } as const;
const TYPING_MS = 300;

export function RenewalPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  return <OfContract key={id} id={id} />;
}

function OfContract({ id }: { readonly id: string }) {
  /** Absent until somebody types another growth or margin than the one kept. */
  const [typed, setTyped] = useState<Reckoning>();
  const [settled] = useDebouncedValue(typed, TYPING_MS);
  const asked = settled && !percentTrouble(settled.growthPercent) && !percentTrouble(settled.marginPercent);
  const { data, error, refetch } = useQuery({
    ...reading(getRenewal, { params: { id }, ...(asked && { query: { ...settled } }) }),
    placeholderData: keepPreviousData,
  });
  if (error) {
    return (
      <Page title="Renewal" back={BACK}>
        <Trouble error={error} retry={() => void refetch()} />
        <Text fz="sm" mt="md">
          <TextLink to="/contracts/$id" params={{ id }} fz="sm">
            Go to the contract
          </TextLink>
        </Text>
      </Page>
    );
  }
  return data ? <Shown view={data} typed={typed} onType={setTyped} /> : <PageSkeleton />;
}

interface ShownProps {
  readonly view: RenewalView;
  readonly typed: Reckoning | undefined;
  readonly onType: (typed: Reckoning | undefined) => void;
}

function Shown(props: ShownProps) {
  const { view } = props;
  const { contract, row } = view;
  return (
    <Page
      title={contract.name}
      tab={`Renewal of ${contract.name}`}
      back={BACK}
      badge={
        <>
          <RenewalStateMark state={row.state} />
          {needsReview(view) && <NeedsReviewMark />}
        </>
      }
      lead={aboutOf(row)}
      actions={<RenewalActions view={view} />}
    >
      <Stack>
        <Glance view={view} />
        <Review {...props} />
      </Stack>
    </Page>
  );
}

function Review({ view, typed, onType }: ShownProps) {
  const { contract, proposal, row } = view;
  const { today } = useSession();
  const maySeeLog = usePermission(listLedger).allowed;
  const { mayDecide } = useRights(contract);
  const keep = useChange(reviewRenewal, {
    onDone: () => {
      onType(undefined);
      say.done('Growth and margin are kept');
    },
  });
  const kept = {
    growthPercent: view.renewal?.growthPercent ?? proposal.growthPercent,
    marginPercent: view.renewal?.marginPercent ?? proposal.marginPercent,
  };
  const differs = typed !== undefined && isChanged(kept, typed);
  return (
    <div className="sl-two">
      <div>
        <Stack>
          <RequestCard view={view} />
          <NoticeCard view={view} />
          {!isClosed(row.state) || isDecidable(view) ? (
            <ProposalCard
              view={view}
              typed={typed ?? kept}
              onType={onType}
              busy={keep.isPending}
              onKeep={
                differs && actionsOf(view, mayDecide, today).take
                  ? () =>
                      keep.mutate(
                        { params: { id: row.contractId }, body: { version: contract.version, ...typed } },
                        { onError: (error) => say.failed(error) },
                      )
                  : undefined
              }
            />
          ) : null}
          {maySeeLog && (
            <SubjectLog
              kind="contract"
              id={contract.id}
              limit={25}
              title="Log"
              actions={
                <TextLink to="/contracts/$id" params={{ id: contract.id }} search={{ tab: 'log' }} fz="sm">
                  All of it
                </TextLink>
              }
            />
          )}
        </Stack>
      </div>
      <div>
        <Stack>
          <ApprovalCard view={view} />
          <BudgetCard budgets={view.budgets} />
          <UsageCard lines={proposal.lines} />
          <PriceCard view={view} />
          <ContractCard view={view} />
          <PastCard past={view.past} />
        </Stack>
      </div>
    </div>
  );
}
