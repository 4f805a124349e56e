// A pace keeps requests of one name under the vendor's published rate, with a burst for short reads.

export interface Pace {
  /** Requests of the same name share one allowance. */
  readonly name: string;
  readonly perSecond: number;
  /** Requests that may go at once after a rest. */
  readonly burst: number;
}

/** A token bucket per name; answers the milliseconds to wait before a request may go, and counts it. */
export function pacer(): (pace: Pace, nowMs: number) => number {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (pace, nowMs) => {
    const bucket = buckets.get(pace.name) ?? { tokens: pace.burst, at: nowMs };
    const refilled = bucket.tokens + ((nowMs - bucket.at) / 1000) * pace.perSecond;
    const tokens = Math.min(pace.burst, refilled) - 1;
    buckets.set(pace.name, { tokens, at: nowMs });
    return tokens >= 0 ? 0 : Math.ceil((-tokens / pace.perSecond) * 1000);
  };
}
