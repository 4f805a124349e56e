// Every step from every state, and what any order of steps can never do.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTION_STATES, type ActionSeat, type ActionState, isClosed } from '#shared/domain/reclaim/action.ts';
import {
  type ActionFacts,
  answerRefusal,
  nextAttemptAt,
  STEPS,
  type Step,
  stepped,
} from '#shared/domain/reclaim/machine.ts';

const ANA = { kind: 'person', id: 'ana@example.com' } as const;
const BEN = { kind: 'person', id: 'ben@example.com' } as const;
const AT = '2026-04-16T08:00:00.000Z';

function action(state: ActionState): ActionFacts {
  const sku = { vendorId: 'pro', name: 'Pro', type: 'user' };
  const account: ActionSeat['account'] = {
    id: 'u1',
    name: 'Una',
    mails: [],
    status: 'active',
    kind: 'person',
  };
  return {
    id: 'crm.x-000001',
    applicationId: 'crm',
    connectionId: 'crm.one',
    licenseId: 'crm.pro',
    task: 'reclaim',
    seat: { account, sku, holding: { sku: 'pro' }, others: [] },
    plan: {
      possible: true,
      does: ['Takes Pro away'],
      sideEffects: [],
      undo: 'restore',
      billing: 'atRenewal',
    },
    saves: { perYear: [], from: 'unknown' },
    state,
    requestId: 'r1',
    asked: { by: ANA, at: AT },
    reasons: [],
    attempts: 0,
    nextAt: AT,
  };
}

/** Written from what each state is for, not from the table of steps. */
const LEADS: Readonly<Record<ActionState, Partial<Record<Step, ActionState>>>> = {
  awaitingApproval: { approve: 'ready', refuse: 'cancelled', cancel: 'cancelled' },
  ready: { cancel: 'cancelled', begin: 'executing', fail: 'attention', skip: 'skipped' },
  executing: {
    begin: 'executing',
    perform: 'awaitingConfirmation',
    postpone: 'ready',
    fail: 'attention',
    skip: 'skipped',
  },
  awaitingConfirmation: { confirm: 'done', fail: 'attention', reopen: 'manual' },
  manual: { cancel: 'cancelled', skip: 'skipped', close: 'awaitingConfirmation' },
  attention: {
    cancel: 'cancelled',
    skip: 'skipped',
    retry: 'ready',
    close: 'awaitingConfirmation',
  },
  done: {},
  skipped: {},
  cancelled: {},
};

const steps = Object.keys(STEPS) as Step[];

describe('An action', () => {
  test.each(ACTION_STATES.flatMap((state) => steps.map((step) => [state, step] as const)))(
    'that is %s answers to %s as its state says',
    (state, step) => {
      const outcome = stepped(action(state), step);
      const to = LEADS[state][step];
      if (to === undefined) expect(outcome).toMatchObject({ ok: false, refusal: { code: 'notNow' } });
      else expect(outcome).toMatchObject({ ok: true, value: { state: to } });
    },
  );

  test('acts at the vendor only after a beginning, ends once, and is never undone by its own steps', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<ActionState>('awaitingApproval', 'ready', 'manual'),
        fc.array(fc.constantFrom(...steps), { maxLength: 40 }),
        (start, taken) => {
          let at = action(start);
          for (const step of taken) {
            const before = at;
            const outcome = stepped(at, step);
            if (!outcome.ok) continue;
            at = outcome.value;
            expect(isClosed(before)).toBe(false);
            if (step === 'perform') expect(before.state).toBe('executing');
            if (at.state === 'done') expect(before.state).toBe('awaitingConfirmation');
            if (before.state === 'awaitingApproval') expect(['ready', 'cancelled']).toContain(at.state);
            expect(at.requestId).toBe('r1');
            expect(at.nextAt).toBeUndefined();
          }
        },
      ),
    );
  });

  test('is approved by somebody else than who asked, except by an admin', () => {
    expect(answerRefusal(action('awaitingApproval'), ANA, false)).toMatchObject({ ok: false });
    expect(answerRefusal(action('awaitingApproval'), ANA, true)).toBeUndefined();
    expect(answerRefusal(action('awaitingApproval'), BEN, false)).toBeUndefined();
  });

  test('waits as long as the vendor asks, else longer each time up to an hour', () => {
    expect(nextAttemptAt(AT, 1)).toBe('2026-04-16T08:01:00.000Z');
    expect(nextAttemptAt(AT, 3)).toBe('2026-04-16T08:04:00.000Z');
    expect(nextAttemptAt(AT, 30)).toBe('2026-04-16T09:00:00.000Z');
    expect(nextAttemptAt(AT, 1, '2026-04-17T00:00:00.000Z')).toBe('2026-04-17T00:00:00.000Z');
    expect(nextAttemptAt(AT, 1, '2026-04-15T00:00:00.000Z')).toBe('2026-04-16T08:01:00.000Z');
  });
});
