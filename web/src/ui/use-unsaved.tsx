// What somebody typed is not lost by a click, a key or the browser's own way back before they said so.
import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { later } from './later.tsx';

const LeaveQuestion = later(() => import('./leave-question.tsx').then((file) => file.LeaveQuestion));

/** An address, as far as a form needs to know it. */
export interface Place {
  readonly pathname: string;
  readonly search: Readonly<Record<string, unknown>>;
}

interface Unsaved {
  /** To be drawn with the form; nothing while nothing is asked. */
  readonly question: ReactNode;
  /** Whether it is being asked right now. */
  readonly asks: boolean;
  /** Goes at once where nothing was typed, and else when the person says so. */
  readonly leave: (go: () => void) => void;
}

/**
 * @param isTyped whether something would be lost; false again while it is being sent
 * @param staysWithin whether the form is still there at the next address: a step of it, a tab beside it
 */
export function useUnsaved(
  isTyped: boolean,
  staysWithin: (current: Place, next: Place) => boolean = () => false,
): Unsaved {
  /** The person said that it may be lost. */
  const given = useRef(false);
  const [going, setGoing] = useState<() => void>();
  const blocker = useBlocker({
    disabled: !isTyped,
    shouldBlockFn: ({ current, next }) => !given.current && !staysWithin(current, next),
    enableBeforeUnload: isTyped,
    withResolver: true,
  });
  const asks = going !== undefined || blocker.status === 'blocked';
  const stay = () => {
    setGoing(undefined);
    blocker.reset?.();
  };
  const go = () => {
    given.current = true;
    setGoing(undefined);
    if (blocker.status === 'blocked') blocker.proceed();
    else going?.();
  };
  return {
    asks,
    question: asks ? <LeaveQuestion onStay={stay} onLeave={go} /> : null,
    leave: (then) => (isTyped ? setGoing(() => then) : then()),
  };
}

/** Whether what a form holds is other than what it was opened with. */
export function isChanged(before: unknown, now: unknown): boolean {
  return JSON.stringify(before) !== JSON.stringify(now);
}
