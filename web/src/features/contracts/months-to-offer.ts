// The length of a renewal that is offered first is the agreed one.
import type { ContractView } from '#shared/api/contracts.ts';

/** The length agreed for a renewal; without one, a year is only a proposal. */
export function monthsToOffer({ renewal }: Pick<ContractView, 'renewal'>): number {
  return renewal.kind === 'none' ? 12 : renewal.months;
}
