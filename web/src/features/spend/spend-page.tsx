// Spend is what really left: by month beside what contracts cost, row by row, and the rules and statements behind it.
import { Alert } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { listSpend } from '#shared/api/spend.ts';
import { usePermission } from '#web/app/session.ts';
import { later } from '#web/ui/later.tsx';
import { Page } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { AddressTabs } from '#web/ui/tabs.tsx';
import { Months } from './months.tsx';

const Transactions = later(
  () => import('./transactions.tsx').then((file) => file.Transactions),
  <RowsSkeleton />,
);
const Rules = later(() => import('./rules.tsx').then((file) => file.Rules), <RowsSkeleton />);
const Statements = later(() => import('./statements.tsx').then((file) => file.Statements), <RowsSkeleton />);

export function SpendPage() {
  const permission = usePermission(listSpend);
  return (
    <Page
      title="Spend"
      lead="What really left, from the statements of banks and cards, beside what contracts cost."
    >
      {permission.allowed ? (
        <AddressTabs
          tabs={[
            { id: 'months', name: 'Months', body: <Months /> },
            { id: 'transactions', name: 'Transactions', body: <Transactions /> },
            { id: 'rules', name: 'Rules', body: <Rules /> },
            { id: 'imports', name: 'Imports', body: <Statements /> },
          ]}
        />
      ) : (
        <Alert color="gray" icon={<IconEyeOff aria-hidden />}>
          {permission.reason}
        </Alert>
      )}
    </Page>
  );
}
