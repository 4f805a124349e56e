// How many were bought is said by the vendor, by contracts and by hand; the first of them counts and the others are compared.
import type { Purchased } from '../licenses/sku.ts';

export const PURCHASED_SOURCES = ['captured', 'contract', 'manual'] as const;
export type PurchasedSource = (typeof PURCHASED_SOURCES)[number];

export interface PurchasedWords {
  /** What the connection says while its task is on. */
  readonly captured?: Purchased | undefined;
  /** Quantities of the contract lines in force that name the license. */
  readonly contractLines?: readonly number[] | undefined;
  /** What somebody typed. */
  readonly manual?: Purchased | undefined;
}

export interface PurchasedVerdict {
  readonly purchased: Purchased | null;
  readonly from: PurchasedSource | null;
  /** Sources that say something else; shown, never added. */
  readonly differing: readonly { readonly from: PurchasedSource; readonly purchased: Purchased }[];
}

export function purchasedOf({ captured, contractLines, manual }: PurchasedWords): PurchasedVerdict {
  const contract = contractLines?.length ? contractLines.reduce((sum, each) => sum + each, 0) : undefined;
  const words: Record<PurchasedSource, Purchased | undefined> = { captured, contract, manual };
  const said = PURCHASED_SOURCES.flatMap((from) => {
    const purchased = words[from];
    return purchased === undefined ? [] : [{ from, purchased }];
  });
  const [first, ...others] = said;
  if (first === undefined) return { purchased: null, from: null, differing: [] };
  return { ...first, differing: others.filter(({ purchased }) => purchased !== first.purchased) };
}
