// Why an attempt brought nothing is said once, with whether asking again may help.
import type * as z from 'zod';
import type { VendorFailureKind } from './failure.ts';
import type { Answer, Verdict } from './retry-rule.ts';
import { readVendorError } from './vendor-error.ts';

/** Why an attempt brought nothing, and what may follow. */
export interface Trouble {
  readonly kind: VendorFailureKind;
  readonly message: string;
  readonly hintMs?: number | undefined;
  readonly status?: number;
  readonly code?: string | undefined;
  /** Whether the same request may succeed a moment from now. */
  readonly passing: boolean;
}

export function troubleOf(
  host: string,
  answer: Answer,
  verdict: Exclude<Verdict, { is: 'answer' }>,
): Trouble {
  const { codes, message } = readVendorError(answer.body);
  const words = [message, codes[0] && `(${codes[0]})`].filter(Boolean).join(' ');
  const said = {
    message: `${host} answered ${answer.status}${words && `: ${words}`}`,
    status: answer.status,
    code: codes[0],
  };
  if (verdict.is === 'spent') {
    return { ...said, kind: 'quotaExhausted', hintMs: verdict.hintMs, passing: false };
  }
  if (verdict.is === 'wait') {
    const kind = verdict.because === 'throttled' ? 'throttled' : 'unreachable';
    return { ...said, kind, hintMs: verdict.hintMs, passing: true };
  }
  return { ...said, kind: REFUSALS[answer.status] ?? 'misconfigured', passing: false };
}

const REFUSALS: Readonly<Record<number, VendorFailureKind>> = {
  401: 'credentialsRevoked',
  403: 'permissionMissing',
};

/** Bytes that are no JSON may be a passing fault of a proxy; JSON of another shape will not change by asking again. */
export function parse<T>(body: string, shape: z.ZodType<T>): { readonly value: T } | Trouble {
  let value: unknown;
  try {
    value = body === '' ? {} : JSON.parse(body);
  } catch {
    return {
      kind: 'malformedAnswer',
      message: 'The vendor answered with something that is not JSON.',
      passing: true,
    };
  }
  const result = shape.safeParse(value);
  if (result.success) return { value: result.data };
  const issue = result.error.issues[0];
  const place = issue?.path.join('.') || 'its top';
  const message = `The vendor's answer is not in its documented shape at ${place}: ${issue?.message}.`;
  return { kind: 'malformedAnswer', message, passing: false };
}

/** A name that no directory knows is a typing mistake; anything else may pass. */
export function networkTrouble(host: string, error: unknown): Trouble {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return { kind: 'unreachable', message: `${host} did not answer in time.`, passing: true };
  }
  const cause = error instanceof Error ? error.cause : undefined;
  const code =
    typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : undefined;
  if (code === 'ENOTFOUND') {
    return {
      kind: 'misconfigured',
      message: `There is no host named ${host}; check the address.`,
      passing: false,
    };
  }
  const message = `The connection to ${host} failed${code === undefined ? '' : ` (${code})`}.`;
  return { kind: 'unreachable', message, passing: true };
}
