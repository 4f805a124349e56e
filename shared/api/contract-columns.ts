// The columns of the contracts' CSV export; each converted amount stands beside its original, its rate and the rate's day.
import type { ContractRow } from './contracts.ts';
import type { CsvColumn } from './route.ts';

export const CONTRACT_COLUMNS: readonly CsvColumn<ContractRow>[] = [
  { header: 'Contract', value: (row) => row.name },
  { header: 'Kind', value: (row) => row.kind },
  { header: 'Vendor', value: (row) => row.vendor },
  { header: 'Applications', value: (row) => row.applicationNames.join(', ') },
  { header: 'Status', value: (row) => row.status },
  { header: 'Renewal', value: (row) => row.renewal },
  { header: 'Start', value: (row) => row.start },
  { header: 'End', value: (row) => row.end },
  { header: 'Cancel by', value: (row) => row.nextCancelBy },
  { header: 'Decide by', value: (row) => row.renewalDeadline },
  { header: 'Renews on', value: (row) => row.renewalDate },
  { header: 'Next payment', value: (row) => row.nextPayment },
  { header: 'Annual cost', value: (row) => row.annual },
  { header: 'Currency', value: (row) => row.currency },
  { header: 'Annual cost converted', value: (row) => row.annualConverted?.amount },
  { header: 'Converted to', value: (row) => row.annualConverted?.currency },
  { header: 'Rate', value: (row) => row.annualConverted?.rate },
  { header: 'Rate of', value: (row) => row.annualConverted?.rateDay },
  { header: 'Owner', value: (row) => row.owners.business },
  { header: 'IT owner', value: (row) => row.owners.it },
  { header: 'Finance owner', value: (row) => row.owners.finance },
];
