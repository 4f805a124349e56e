// What keeps a form from being sent stands beside its fields, as soon as somebody tried to send it.
import { useState } from 'react';
import { reasonsOf } from '#web/api/problem.ts';

type Reasons = Readonly<Record<string, string>>;

/**
 * @param error what the API answered
 * @param early reasons that the page knows by itself, by field; a form with any is not sent
 */
export function useReasons(error: unknown, early: Reasons) {
  const [tried, setTried] = useState(false);
  const attempt = (send: () => void) => {
    setTried(true);
    if (Object.keys(early).length === 0) send();
  };
  return { reasons: { ...reasonsOf(error), ...(tried ? early : {}) } as Reasons, attempt };
}

/** The first field with a reason is where to go on, as soon as reasons are drawn. */
export function goOnAt(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
