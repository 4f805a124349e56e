// A read goes list by list and page by page, tells how far it is, and can stop and be taken up at any page.
import type { Fact, VendorList } from '#shared/connectors/connector.ts';
import { VendorFailure } from '#shared/connectors/failure.ts';
import { legible } from '#shared/connectors/legible.ts';
import type { ListProgress } from '#shared/snapshots/checkpoint.ts';
import type { Deal } from '#shared/snapshots/deal.ts';

export interface ReadHooks {
  /** After every page, with the list it belongs to. */
  readonly onPage: (list: string, rows: number) => Promise<void>;
  /** Asked between pages: whether there is time for another one. */
  readonly mayGoOn: () => boolean;
}

export type ReadEnd = 'complete' | 'handedOver';

/**
 * Reads what `progress` does not name as done, into the deal.
 * @param progress grows and moves with every page: a checkpoint taken in `onPage` repeats none of it
 * @throws VendorFailure
 */
export async function readVendor(
  lists: readonly VendorList[],
  progress: ListProgress[],
  deal: Deal,
  { onPage, mayGoOn }: ReadHooks,
): Promise<ReadEnd> {
  for (const list of lists) {
    let place = progress.find(({ id }) => id === list.id);
    if (!place) {
      place = { id: list.id, rows: 0, done: false };
      progress.push(place);
    }
    let restarted = false;
    while (!place.done) {
      if (!mayGoOn()) return 'handedOver';
      try {
        const page = await list.read(place.cursor);
        for (const fact of page.facts) take(deal, legible(fact));
        place.rows += page.rows;
        if (page.total !== undefined) place.total = page.total;
        if (page.next === undefined) {
          delete place.cursor;
          place.done = true;
        } else place.cursor = page.next;
      } catch (error) {
        if (restarted || place.cursor === undefined) throw error;
        if (!(error instanceof VendorFailure) || error.kind !== 'cursorRefused') throw error;
        restarted = true;
        delete place.cursor;
        place.rows = 0;
        continue;
      }
      await onPage(list.id, place.rows);
    }
  }
  return 'complete';
}

/** Whether every list that tells its total came to it: a page may change under the reader. */
export function totalsMatch(progress: readonly ListProgress[]): boolean {
  return progress.every(({ rows, total }) => total === undefined || total === rows);
}

function take(deal: Deal, fact: Fact): void {
  if (fact.of === 'sku') deal.sku(fact.sku);
  else if (fact.of === 'account') deal.account(fact.account, fact.alsoKnownAs);
  else if (fact.of === 'holding') deal.holding(fact.account, fact.holding);
  else deal.use(fact.account.id, fact.lastActiveAt);
}
