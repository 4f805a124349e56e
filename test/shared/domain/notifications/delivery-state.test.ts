// A message's way to the mailbox: every status with every news, and what is to be done while it waits.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterNews,
  type DeliveryState,
  DeliveryStatus,
  MOST_ATTEMPTS,
  NEWS,
  nextMove,
} from '#shared/domain/notifications/delivery-state.ts';

const AT = '2026-04-16T08:00:00.000Z';
const state = (status: DeliveryStatus, more: Partial<DeliveryState> = {}): DeliveryState => ({
  status,
  at: AT,
  attempts: 0,
  refusals: 0,
  repeated: false,
  ...more,
});
const minutesLater = (minutes: number) => new Date(Date.parse(AT) + minutes * 60_000).toISOString();

describe('A message', () => {
  it('knows for every status what each news leads to, and nothing else changes it', () => {
    const table = Object.fromEntries(
      DeliveryStatus.options.map((status) => [
        status,
        NEWS.flatMap((kind) => {
          const after = afterNews(state(status), { kind, at: AT });
          return after ? [`${kind} → ${after.status}`] : [];
        }),
      ]),
    );
    const feedback = ['delivered → delivered', 'bounced → bounced', 'complained → complained'];
    expect(table).toEqual({
      void: [],
      frozen: ['taken → sending', 'refusedForGood → failed', 'givenUp → failed'],
      sending: [
        'taken → sending',
        'accepted → sent',
        'refused → frozen',
        'refusedForGood → failed',
        'givenUp → unknown',
        ...feedback,
      ],
      sent: ['refusedForGood → failed', ...feedback],
      delivered: feedback.slice(1),
      bounced: [],
      complained: [],
      failed: [],
      unknown: ['accepted → sent', ...feedback],
    });
  });

  it('waits longer after each clear refusal and is given up in the end', () => {
    expect(nextMove(state('frozen'), AT)).toBe('send');
    // An event tells whole seconds, so it may seem older than the message that it announces.
    expect(nextMove(state('frozen'), minutesLater(-0.01))).toBe('send');
    expect(nextMove(state('frozen', { refusals: 1 }), minutesLater(4))).toBe('wait');
    expect(nextMove(state('frozen', { refusals: 1 }), minutesLater(5))).toBe('send');
    expect(nextMove(state('frozen', { refusals: 9 }), minutesLater(359))).toBe('wait');
    expect(nextMove(state('frozen', { refusals: 12 }), minutesLater(360))).toBe('giveUp');
    expect(nextMove(state('sending', { attempts: 1 }), minutesLater(30))).toBe('send');
    expect(nextMove(state('sending', { attempts: 2 }), minutesLater(30))).toBe('giveUp');
    expect(nextMove(state('delivered'), minutesLater(999))).toBe('wait');
  });

  it('is handed over without a clear refusal at most twice, whatever is heard and however long it takes', () => {
    const happening = fc.record({
      kind: fc.constantFrom(...NEWS.filter((kind) => kind !== 'taken')),
      minutes: fc.nat(60),
    });
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), (all) => {
        let now = state('frozen');
        let minutes = 0;
        for (const { kind, minutes: passed } of all) {
          minutes += passed;
          const at = minutesLater(minutes);
          const move = nextMove(now, at);
          if (move === 'send') now = afterNews(now, { kind: 'taken', at }) ?? now;
          else if (move === 'giveUp') now = afterNews(now, { kind: 'givenUp', at }) ?? now;
          else now = afterNews(now, { kind, at }) ?? now;
          expect(now.attempts).toBeLessThanOrEqual(MOST_ATTEMPTS);
          if (now.attempts === MOST_ATTEMPTS) expect(now.repeated).toBe(true);
        }
      }),
    );
  });
});
