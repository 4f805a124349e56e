// What the page calls the states of an action, its tasks, and the reasons why somebody else has to allow it.
import type { ActionSaving, ActionState, ApprovalReason, SeatTask } from '#shared/domain/reclaim/action.ts';
import { day, money } from '#web/ui/format.ts';

export const STATE_WORDS: Record<ActionState, string> = {
  awaitingApproval: 'Waits for approval',
  ready: 'Ready',
  executing: 'Being done',
  awaitingConfirmation: 'Being confirmed',
  manual: 'To do by hand',
  attention: 'Failed',
  done: 'Done',
  skipped: 'Not needed',
  cancelled: 'Canceled',
};

export const STATE_MEANINGS: Record<ActionState, string> = {
  awaitingApproval: 'Somebody else has to allow it',
  ready: 'It is done at the vendor within minutes',
  executing: 'The vendor is being asked now',
  awaitingConfirmation: 'Done; a read has to show it',
  manual: 'The vendor’s API cannot do it: follow the instructions',
  attention: 'The vendor refused it; the reason is told',
  done: 'A read has shown it',
  skipped: 'There was no reason to act any more',
  cancelled: 'Nothing was done',
};

export const ASKED_WORDS: Record<SeatTask, string> = {
  reclaim: 'Take away',
  downgrade: 'Lower',
  restore: 'Give back',
};

export const REASON_WORDS: Record<ApprovalReason, string> = {
  notOwner: 'you do not own the application',
  many: 'it is about many people at once',
  irreversible: 'it cannot be given back from here',
};

export const UNDO_WORDS = {
  restore: 'Can be given back from here',
  byHand: 'Can be given back by hand at the vendor',
  never: 'Cannot be taken back',
} as const;

export function savingText({ perYear, from, renewalOn }: ActionSaving): string | undefined {
  if (perYear.length === 0) return undefined;
  const amounts = perYear.map(({ amount, currency }) => money(amount, currency)).join(' + ');
  if (from === 'now') return `${amounts} a year, from now on`;
  return renewalOn
    ? `${amounts} a year, from the renewal on ${day(renewalOn)}`
    : `worth ${amounts} a year for somebody else`;
}
