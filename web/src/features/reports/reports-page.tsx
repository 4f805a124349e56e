// Reports over all contracts and licenses: what a year costs by whom, what falls due, what ends, and which prices change.
import { Alert } from '@mantine/core';
import { reportAnnualCost } from '#shared/api/reports.ts';
import { usePermission } from '#web/app/session.ts';
import { Page } from '#web/ui/page.tsx';
import { AddressTabs } from '#web/ui/tabs.tsx';
import { AnnualCost } from './annual-cost.tsx';
import { PriceChanges } from './price-changes.tsx';
import { RenewalsOfYear } from './renewals-of-year.tsx';
import { UpcomingPayments } from './upcoming-payments.tsx';

export function ReportsPage() {
  const permission = usePermission(reportAnnualCost);
  if (!permission.allowed) {
    return (
      <Page title="Reports">
        <Alert color="gray">{permission.reason}</Alert>
      </Page>
    );
  }
  return (
    <Page title="Reports" lead="Computed from contracts and licenses as they stand today, net of tax.">
      <AddressTabs
        tabs={[
          { id: 'annual', name: 'Cost a year', body: <AnnualCost /> },
          { id: 'payments', name: 'Upcoming payments', body: <UpcomingPayments /> },
          { id: 'renewals', name: 'Renewals of a year', body: <RenewalsOfYear /> },
          { id: 'prices', name: 'Price changes', body: <PriceChanges /> },
        ]}
      />
    </Page>
  );
}
