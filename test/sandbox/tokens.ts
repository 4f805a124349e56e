// Access tokens handed out by a vendor's imitation, each with its scopes and its end.
import { randomBytes } from 'node:crypto';

export interface Grant {
  readonly scopes: readonly string[];
  /** In whose name. */
  readonly subject: string;
}

export interface Tokens {
  issue(grant: Grant): string;
  /** `undefined` for a token that is unknown, ended or revoked. */
  check(token: string | undefined): Grant | undefined;
  /** Whether it was never checked since it was issued. */
  isFresh(token: string | undefined): boolean;
  /** Ends one token before its time. */
  end(token: string | undefined): void;
}

/** @param prefix of a token, or what it says of its grant. @param lifeMs of every token, @param now epoch milliseconds */
export function openTokens(
  prefix: string | ((grant: Grant) => string),
  lifeMs: number,
  now: () => number,
): Tokens {
  const alive = new Map<string, { grant: Grant; endsAt: number; fresh: boolean }>();
  return {
    issue(grant) {
      for (const [token, { endsAt }] of alive) if (endsAt <= now()) alive.delete(token);
      const said = typeof prefix === 'string' ? prefix : prefix(grant);
      const token = said + randomBytes(24).toString('base64url');
      alive.set(token, { grant, endsAt: now() + lifeMs, fresh: true });
      return token;
    },
    check(token) {
      const entry = token === undefined ? undefined : alive.get(token);
      if (entry === undefined || entry.endsAt <= now()) return undefined;
      entry.fresh = false;
      return entry.grant;
    },
    isFresh: (token) => (token === undefined ? undefined : alive.get(token))?.fresh ?? false,
    end(token) {
      if (token !== undefined) alive.delete(token);
    },
  };
}
