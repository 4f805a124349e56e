// A token is asked for when it is first needed, kept until it ends, and renewed once when the vendor refuses it.
import * as z from 'zod';
import { VendorFailure } from './failure.ts';
import type { TokenSource, VendorHttp } from './http.ts';

/** RFC 6749 §5.1; vendors add to it. */
export const TokenAnswer = z.looseObject({
  access_token: z.string().min(1),
  /** Seconds; absent at Salesforce, whose sessions end without notice. */
  expires_in: z.number().positive().optional(),
  /** What was granted, where the vendor says it. */
  scope: z.string().optional(),
  /** Salesforce: where the organisation's API lives. */
  instance_url: z.string().optional(),
});
export type TokenAnswer = z.infer<typeof TokenAnswer>;

/** RFC 6749 §5.2 and what vendors add: who may not do this, and whom the vendor does not know. */
const NOT_ALLOWED = new Set(['unauthorized_client', 'invalid_scope', 'access_denied']);
const NOT_KNOWN = /^(invalid_(client|grant|app|user|assertion)|inactive_)/;

/** Renewed this long before its end, so that no request carries a token that dies on the way. */
const EARLY_MS = 60_000;

export interface SignedIn extends TokenSource {
  /** The whole answer of the latest sign-in. */
  answer(): Promise<TokenAnswer>;
}

/** @param form makes the body of a token request, freshly signed each time; @param headers of a client that signs in by them */
export function signIn(
  http: VendorHttp,
  url: string,
  form: () => Promise<Readonly<Record<string, string>>>,
  headers: Readonly<Record<string, string>> = {},
): SignedIn {
  let current: { readonly answer: Promise<TokenAnswer>; endsAt: number } | undefined;

  function ask(): Promise<TokenAnswer> {
    const entry = { answer: request(), endsAt: Number.POSITIVE_INFINITY };
    current = entry;
    entry.answer.then(
      (answer) => {
        if (answer.expires_in !== undefined) entry.endsAt = http.now() + answer.expires_in * 1000 - EARLY_MS;
      },
      () => {
        if (current === entry) current = undefined;
      },
    );
    return entry.answer;
  }

  async function request(): Promise<TokenAnswer> {
    try {
      const answer = await http.json({ method: 'POST', url, headers, form: await form() }, TokenAnswer);
      http.hide(answer.access_token);
      return answer;
    } catch (error) {
      throw error instanceof VendorFailure ? signInFailure(error) : error;
    }
  }

  function answer(): Promise<TokenAnswer> {
    return current !== undefined && http.now() < current.endsAt ? current.answer : ask();
  }

  return {
    answer,
    get: async () => (await answer()).access_token,
    async renew(stale) {
      const { access_token } = await answer();
      return access_token === stale ? (await ask()).access_token : access_token;
    },
  };
}

/** A refused sign-in speaks of credentials or of rights, whatever its status (Google: 401 for both, Salesforce: 400). */
function signInFailure(failure: VendorFailure): VendorFailure {
  const { status = 0, code = '' } = failure;
  if (![400, 401, 403].includes(status)) return failure;
  const kind = NOT_ALLOWED.has(code)
    ? 'permissionMissing'
    : NOT_KNOWN.test(code)
      ? 'credentialsRevoked'
      : failure.kind;
  return new VendorFailure(kind, failure.message, { status, code });
}

/** Credentials of a client as RFC 6749 §2.3.1 sends them; keeps them out of every error. */
export function basic(http: VendorHttp, id: string, secret: string): { authorization: string } {
  const joined = Buffer.from(`${id}:${secret}`).toString('base64');
  http.hide(joined);
  return { authorization: `Basic ${joined}` };
}

/** A token that was typed: there is no newer one when the vendor refuses it. */
export function typedToken(token: string): TokenSource {
  return { get: async () => token, renew: async () => token };
}
