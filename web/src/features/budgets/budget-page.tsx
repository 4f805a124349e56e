// One budget: how it stands, its months, and what it is made of.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCopy, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type BudgetView, getBudget, getBudgetParts, updateBudget } from '#shared/api/budgets.ts';
import { reading } from '#web/api/queries.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { ExportButton } from '#web/ui/export-button.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { Stat } from '#web/ui/figure.tsx';
import { day, distance, money } from '#web/ui/format.ts';
import { later } from '#web/ui/later.tsx';
import { NameLink, TextLink } from '#web/ui/links.tsx';
import { monthName } from '#web/ui/month-steps.tsx';
import { Card, Page } from '#web/ui/page.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { Trouble } from '#web/ui/page-trouble.tsx';
import { SubjectLog } from '../logs/subject-log.tsx';
import { BurnBar } from './burn-bar.tsx';
import { BurnPicture } from './burn-picture.tsx';
import { BudgetStateMark } from './state-mark.tsx';
import { MEASURE_MEANINGS, MEASURE_WORDS } from './words.ts';

const BudgetForm = later(() => import('./budget-form.tsx').then((file) => file.BudgetForm));
const DeleteBudget = later(() => import('./delete-budget.tsx').then((file) => file.DeleteBudget));

export function BudgetPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery(reading(getBudget, { params: { id } }));
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  return data ? <Whole budget={data} /> : <PageSkeleton />;
}

function Whole({ budget }: { readonly budget: BudgetView }) {
  const { today } = useSession();
  const { standing, currency, amount } = budget;
  return (
    <Page
      title={budget.name}
      back={{ to: '/budgets', name: 'Budgets' }}
      badge={<BudgetStateMark state={standing.state} />}
      lead={`${budget.scopeName} · ${day(budget.from)} – ${day(budget.to)}`}
      actions={<Actions budget={budget} />}
      width="76rem"
    >
      {standing.incomplete.length > 0 && (
        <Alert color="yellow" mb="md">
          What is in {new Intl.ListFormat('en').format(standing.incomplete)} is not in these figures, as there
          is{' '}
          <TextLink to="/settings" search={{ tab: 'rates' }} fz="inherit">
            no exchange rate
          </TextLink>
          .
        </Alert>
      )}
      <Stack>
        <Card title="How it stands">
          <Group mb="md" align="flex-start" style={{ gap: 'var(--mantine-spacing-md) 48px' }}>
            <Stat
              label="Used"
              value={money(standing.burnt, currency)}
              note={`${standing.burntPercent}% of it`}
            />
            <Stat
              label={`Expected by ${day(budget.to)}`}
              value={money(standing.forecast, currency)}
              note={`${standing.forecastPercent}% of it`}
            />
            <Stat label="Budget" value={money(amount, currency)} note={MEASURE_WORDS[budget.measure]} />
            <Stat
              label="Left"
              value={money(standing.left, currency)}
              note={`${standing.passedPercent}% of its time has passed; it ends ${distance(today, budget.to)}`}
            />
          </Group>
          <BurnBar budget={budget} />
        </Card>
        <Card title="Month by month" lead="Summed up from its first day">
          <BurnPicture budget={budget} today={today} />
        </Card>
        <div className="sl-two">
          <Parts budget={budget} />
          <Stack>
            <Card title="About it">
              <Facts
                of={[
                  ['For', <ScopeName key="scope" budget={budget} />],
                  ['Measured by', MEASURE_MEANINGS[budget.measure]],
                  ['Owner', budget.owner],
                  ['Tells at', budget.thresholds.map((percent) => `${percent}%`).join(', ')],
                  ['Note', budget.note],
                ]}
              />
            </Card>
            <Card title="Months" flush>
              <Months budget={budget} />
            </Card>
          </Stack>
        </div>
        <SubjectLog kind="budget" id={budget.id} />
      </Stack>
    </Page>
  );
}

function ScopeName({ budget: { scope, scopeName } }: { readonly budget: BudgetView }) {
  if (scope.kind !== 'application') return scopeName;
  return (
    <TextLink to="/applications/$id" params={{ id: scope.applicationId }}>
      {scopeName}
    </TextLink>
  );
}

function Parts({ budget: { id, parts, currency, measure } }: { readonly budget: BudgetView }) {
  return (
    <Card
      title="What it is made of"
      lead="The largest first"
      flush
      actions={
        parts.length > 0 && (
          <ExportButton route={getBudgetParts} input={{ params: { id } }} noun="parts of the budget" />
        )
      }
    >
      {parts.length === 0 ? (
        <Text fz="sm" c="dimmed" p="md">
          {measure === 'cost'
            ? 'No contract or license costs anything in it.'
            : 'Nothing left, and nothing falls due in it.'}
        </Text>
      ) : (
        <DataTable
          label="Parts of the budget"
          columns={partColumns(currency)}
          rows={parts}
          rowKey={({ applicationId }) => applicationId ?? ''}
        />
      )}
    </Card>
  );
}

function Months({ budget: { months, currency } }: { readonly budget: BudgetView }) {
  return (
    <DataTable
      label="Months of the budget"
      columns={monthColumns(currency)}
      rows={months}
      rowKey={({ month }) => month}
    />
  );
}

function partColumns(currency: string): readonly Column<BudgetView['parts'][number]>[] {
  return [
    {
      key: 'name',
      label: 'Application',
      cell: ({ applicationId, name }) =>
        applicationId === null ? (
          name
        ) : (
          <NameLink to="/applications/$id" params={{ id: applicationId }}>
            {name}
          </NameLink>
        ),
    },
    { key: 'burnt', label: 'Used', end: true, cell: ({ burnt }) => money(burnt, currency) },
    { key: 'forecast', label: 'Expected', end: true, cell: ({ forecast }) => money(forecast, currency) },
  ];
}

function monthColumns(currency: string): readonly Column<BudgetView['months'][number]>[] {
  return [
    { key: 'month', label: 'Month', cell: ({ month }) => monthName(month) },
    { key: 'burnt', label: 'Used', end: true, cell: ({ burnt }) => money(burnt, currency) },
    { key: 'forecast', label: 'Expected', end: true, cell: ({ forecast }) => money(forecast, currency) },
    { key: 'budget', label: 'Planned', end: true, cell: ({ budget }) => money(budget, currency) },
  ];
}

function Actions({ budget }: { readonly budget: BudgetView }) {
  const { scope } = budget;
  const own = scope.kind === 'application' ? scope.applicationId : undefined;
  const mayEdit = usePermission(updateBudget, own).allowed;
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'edit' | 'next' | 'delete'>();
  if (!mayEdit) return null;
  const close = () => setAsking(undefined);
  return (
    <>
      <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setAsking('edit')}>
        Change
      </Button>
      <Button
        variant="default"
        leftSection={<IconCopy size={16} aria-hidden />}
        onClick={() => setAsking('next')}
      >
        Plan the next period
      </Button>
      <Button
        variant="default"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setAsking('delete')}
      >
        Delete
      </Button>
      {asking === 'edit' && <BudgetForm budget={budget} onClose={close} onDone={close} />}
      {asking === 'next' && (
        <BudgetForm
          budget={budget}
          forNext
          onClose={close}
          onDone={({ id }) => {
            close();
            void navigate({ to: '/budgets/$id', params: { id } });
          }}
        />
      )}
      {asking === 'delete' && (
        <DeleteBudget budget={budget} onClose={close} onDone={() => void navigate({ to: '/budgets' })} />
      )}
    </>
  );
}
