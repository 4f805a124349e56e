// An amount is shared so that the shares add up to it, to the minor unit.

/**
 * @param among whom with which weight, whole numbers that are not negative
 * @returns in their order; empty where nobody has any weight
 */
export function weightedShares<T>(
  minor: bigint,
  among: readonly (readonly [whom: T, weight: number])[],
): [whom: T, share: bigint][] {
  const whole = among.reduce((sum, [, weight]) => sum + weight, 0);
  if (whole === 0) return [];
  let weighed = 0;
  let shared = 0n;
  return among.map(([whom, weight]) => {
    weighed += weight;
    const upTo = (minor * BigInt(weighed)) / BigInt(whole);
    const share = upTo - shared;
    shared = upTo;
    return [whom, share];
  });
}

/** Even shares; nobody in particular gets all of it where there is nobody. */
export function evenShares(
  minor: bigint,
  among: readonly string[],
): [id: string | undefined, share: bigint][] {
  if (among.length === 0) return [[undefined, minor]];
  return weightedShares(
    minor,
    among.map((id) => [id, 1] as const),
  );
}
