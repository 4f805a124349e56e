// What a month is expected to cost at list prices, between the two organisations whose cost the bench holds.

/** At most this many dollars for so many people, reads of 600 applications included; mail and taxes apart. */
const SMALL = { people: 200, usd: 0.25 } as const;
const LARGE = { people: 100_000, usd: 10 } as const;

/** Linear in between, as reads and their storage grow with accounts. */
export function expectedMonthlyUsd(people: number): number {
  const slope = (LARGE.usd - SMALL.usd) / (LARGE.people - SMALL.people);
  return SMALL.usd + Math.max(0, people - SMALL.people) * slope;
}

export function expectedMonthlyCost(people: number): string {
  const usd = expectedMonthlyUsd(people).toFixed(2);
  return `at most about ${usd} USD a month for ${people.toLocaleString('en-US')} people at list prices`;
}
