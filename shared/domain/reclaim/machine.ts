// Steps of an action are data: from which states each may be taken and where it leads; everything else is refused.
import type { Actor } from '../access/role.ts';
import type { Instant } from '../calendar/civil-day.ts';
import { done, type Outcome, refuse } from '../refusal.ts';
import type { Action, ActionState } from './action.ts';

export interface StepRule {
  readonly from: readonly ActionState[];
  readonly to: ActionState;
}

export const STEPS = {
  approve: { from: ['awaitingApproval'], to: 'ready' },
  refuse: { from: ['awaitingApproval'], to: 'cancelled' },
  /** What has begun at the vendor can no longer be called off. */
  cancel: { from: ['awaitingApproval', 'ready', 'manual', 'attention'], to: 'cancelled' },
  /** Also of one whose run never came back. */
  begin: { from: ['ready', 'executing'], to: 'executing' },
  perform: { from: ['executing'], to: 'awaitingConfirmation' },
  postpone: { from: ['executing'], to: 'ready' },
  fail: { from: ['ready', 'executing', 'awaitingConfirmation'], to: 'attention' },
  skip: { from: ['ready', 'executing', 'manual', 'attention'], to: 'skipped' },
  confirm: { from: ['awaitingConfirmation'], to: 'done' },
  retry: { from: ['attention'], to: 'ready' },
  /** A person says that it was done by hand; the next read checks it. */
  close: { from: ['manual', 'attention'], to: 'awaitingConfirmation' },
  /** The read did not show what a person said. */
  reopen: { from: ['awaitingConfirmation'], to: 'manual' },
} as const satisfies Readonly<Record<string, StepRule>>;
export type Step = keyof typeof STEPS;

export type ActionFacts = Omit<Action, 'version'>;

/** @param set what the step adds; `nextAt` is kept by no step */
export function stepped(
  action: ActionFacts,
  step: Step,
  set: Partial<Pick<ActionFacts, 'answer' | 'attempts' | 'nextAt' | 'performed' | 'failure' | 'closed'>> = {},
): Outcome<ActionFacts> {
  const { from, to }: StepRule = STEPS[step];
  if (!from.includes(action.state)) return refuse('notNow', REFUSED[step], { field: 'state' });
  const { nextAt: _, ...rest } = action;
  return done({ ...rest, ...set, state: to });
}

const REFUSED: Readonly<Record<Step, string>> = {
  approve: 'This does not wait for approval',
  refuse: 'This does not wait for approval',
  cancel: 'What has begun at the vendor, or ended, cannot be canceled',
  begin: 'This is not ready to be done',
  perform: 'This is not being done',
  postpone: 'This is not being done',
  fail: 'This has ended',
  skip: 'This has begun or ended',
  confirm: 'This does not wait for confirmation',
  retry: 'Only what failed can be tried again',
  close: 'Only what a person has to do can be marked as done',
  reopen: 'This does not wait for confirmation',
};

/** Attempts that a vendor's outage is given before a person is asked, and the waits between them. */
export const MOST_ATTEMPTS = 6;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

/** When the next attempt is made after one that brought nothing: the vendor's own word first. */
export function nextAttemptAt(at: Instant, attempts: number, retryAt?: Instant): Instant {
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1));
  const own = new Date(Date.parse(at) + waitMs).toISOString();
  return retryAt !== undefined && retryAt > at ? retryAt : own;
}

/** Nobody answers their own request, except an admin, whose word is in the log. */
export function answerRefusal(
  { asked }: Pick<Action, 'asked'>,
  by: Actor,
  isAdmin: boolean,
): Outcome<never> | undefined {
  if (isAdmin || by.id !== asked.by.id) return undefined;
  return refuse('forbidden', 'Nobody approves what they asked for themselves');
}
