// The way of a renewal from its opening to its end, and where it stands on it.
import type { Renewal } from '#shared/domain/renewals/renewal.ts';
import { isClosed } from './urgency.ts';
import { type ListedState, STATE_WORDS } from './words.ts';

export interface TrackStep {
  readonly name: string;
  readonly stand: 'done' | 'now' | 'ahead' | 'skipped';
}

const WAY = ['upcoming', 'inReview', 'awaitingApproval', 'approved'] as const;

const RESULTS = { renew: 'renewed', change: 'changed', cancel: 'cancelled' } as const;

/** A request that was refused is kept, but no longer says where this ends. */
function isBeforeAsking(state: ListedState): boolean {
  return state === 'upcoming' || state === 'inReview';
}

/** A step that was passed over is told from one that was taken: a decision may need nobody's approval. */
export function trackOf(
  state: ListedState,
  renewal: Pick<Renewal, 'request' | 'verdict'> | null,
): readonly TrackStep[] {
  const at = WAY.indexOf(state as (typeof WAY)[number]);
  const asked = renewal?.request !== undefined && renewal.request.reasons.length > 0;
  const closed = isClosed(state);
  const cancels = renewal?.request?.decision.decision === 'cancel';
  const steps = WAY.map((step, index): TrackStep => {
    const name = STATE_WORDS[step];
    if (state === 'planned') return { name, stand: 'ahead' };
    if (step === state) return { name, stand: 'now' };
    const passed = closed || index < at;
    if (!passed) return { name, stand: 'ahead' };
    const wasTaken =
      step === 'upcoming' ||
      (step === 'inReview' && state !== 'lapsed') ||
      (step === 'awaitingApproval' && asked) ||
      (step === 'approved' && (state !== 'lapsed' || renewal?.verdict?.verdict === 'approved'));
    return { name, stand: wasTaken ? 'done' : 'skipped' };
  });
  const last = closed
    ? STATE_WORDS[state]
    : state === 'approved' && cancels
      ? 'Notice sent'
      : renewal?.request && !isBeforeAsking(state)
        ? STATE_WORDS[RESULTS[renewal.request.decision.decision]]
        : 'Closed';
  return [
    ...(state === 'planned' ? [{ name: STATE_WORDS.planned, stand: 'now' } as const] : []),
    ...steps,
    { name: last, stand: closed ? 'now' : 'ahead' },
  ];
}
