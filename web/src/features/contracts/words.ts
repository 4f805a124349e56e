// What a contract's states, kinds and rules are called.
import type { ContractKind, CustomReminder } from '#shared/domain/contracts/contract.ts';
import type { ContractDates, ContractStatus } from '#shared/domain/contracts/date-facts.ts';

export const STATUS_WORDS: Record<ContractStatus, string> = {
  pending: 'Not begun',
  active: 'Active',
  inNoticeWindow: 'In notice window',
  committed: 'Committed',
  ending: 'Ending',
  cancelled: 'Cancelled',
  expired: 'Expired',
};

export const STATUS_MEANINGS: Record<ContractStatus, string> = {
  pending: 'Its start lies ahead',
  active: 'It runs, and no deadline is near',
  inNoticeWindow: 'It is time to decide: the deadline is near',
  committed: 'The notice for this term is past; it goes on for another',
  ending: 'It runs to its end and does not go on',
  cancelled: 'It ended by your notice',
  expired: 'It ran out',
};

export const KIND_WORDS: Record<ContractKind, string> = {
  contract: 'Contract',
  subscription: 'Subscription',
  perpetual: 'Perpetual',
};

export const RENEWAL_WORDS: Record<ContractDates['renewal'], string> = {
  none: 'Ends by itself',
  automatic: 'Renews automatically',
  express: 'Renews if you confirm',
};

/** The same behind the day on which it ends. */
export const THEN_WORDS: Record<ContractDates['renewal'], string | undefined> = {
  none: undefined,
  automatic: 'renews',
  express: 'renews if confirmed',
};

/** What a reminder of the contract's own counts down to. */
export const TARGET_WORDS: Record<CustomReminder['target'], string> = {
  end: 'Its end',
  nextPayment: 'The next payment',
};
