// Of a long list only the rows in sight are drawn, with room above and below for the others.
import type { Virtualizer } from '@tanstack/react-virtual';

/** Fewer rows than this are drawn all at once. */
export const VIRTUAL_FROM = 60;
/** Rows that are drawn on either side of those in sight. */
export const AHEAD = 12;

export interface InSight {
  readonly sight: {
    readonly first: number;
    readonly after: number;
    /** Pixels. */
    readonly above: number;
    readonly below: number;
  };
  readonly measure: ((element: Element | null) => void) | undefined;
}

type AnyVirtualizer = Virtualizer<HTMLElement, Element> | Virtualizer<Window, Element>;

/** @param enabled whether the list is long enough; all of a short one is in sight */
export function sightOf(virtualizer: AnyVirtualizer, enabled: boolean): InSight {
  const { count, scrollMargin } = virtualizer.options;
  if (!enabled) return { sight: { first: 0, after: count, above: 0, below: 0 }, measure: undefined };
  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  return {
    sight: {
      first: first?.index ?? 0,
      after: (last?.index ?? -1) + 1,
      above: first ? first.start - scrollMargin : 0,
      below: virtualizer.getTotalSize() - (last ? last.end - scrollMargin : 0),
    },
    measure: virtualizer.measureElement,
  };
}

export function isNearEnd(virtualizer: AnyVirtualizer): boolean {
  const last = virtualizer.getVirtualItems().at(-1);
  return last !== undefined && last.index >= virtualizer.options.count - AHEAD;
}
