// What the states, decisions and reasons of a renewal are called.
import type { LineProposal, RenewalRow } from '#shared/api/renewals.ts';
import type { Decision } from '#shared/domain/renewals/renewal.ts';

export type ListedState = RenewalRow['state'];

export const STATE_WORDS: Record<ListedState, string> = {
  planned: 'Planned',
  upcoming: 'Upcoming',
  inReview: 'In review',
  awaitingApproval: 'Awaiting approval',
  approved: 'Approved',
  renewed: 'Renewed',
  changed: 'Renewed with changes',
  cancelled: 'Cancelled',
  lapsed: 'Lapsed',
};

export const STATE_MEANINGS: Record<ListedState, string> = {
  planned: 'It opens later; nobody need decide yet',
  upcoming: 'It is open, and nobody has taken it into review',
  inReview: 'Somebody looks into it',
  awaitingApproval: 'A decision was asked for and waits for approval',
  approved: 'It is decided; what follows from it is still to be done',
  renewed: 'It goes on as agreed',
  changed: 'It goes on with other quantities or prices',
  cancelled: 'It ends with its term',
  lapsed: 'Its deadline passed without a decision, or without the notice being sent',
};

export const DECISION_WORDS: Record<Decision['decision'], string> = {
  renew: 'Renew as agreed',
  change: 'Renew with changes',
  cancel: 'Cancel',
};

/** What becomes of the contract if nobody decides, in a word for a table. */
export const UNDECIDED_WORDS: Record<RenewalRow['kind'], string> = {
  automatic: 'Renews by itself',
  express: 'Ends',
  none: 'Ends',
};

export const BASIS_WORDS: Record<LineProposal['basis'], string> = {
  usage: 'By the most seats used on a day',
  noUsage: 'No usage data: as contracted',
  notSeats: 'Not counted in seats: as contracted',
};
