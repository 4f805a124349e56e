// When a dialog is gone, the keyboard goes on from the button that opened it, also where a menu stood between.
import { type RefObject, useEffect, useState } from 'react';

/** A menu item goes with its menu; the button of the menu stays. */
function openerOf(element: Element | null): HTMLElement | null {
  const menu = element?.closest('[role="menu"]');
  const button = menu && document.getElementById(menu.getAttribute('aria-labelledby') ?? '');
  return button ?? (element instanceof HTMLElement && element !== document.body ? element : null);
}

/**
 * For a dialog that is drawn only while it is open.
 * @param instead where to go on when what opened it is gone by then
 */
export function useFocusReturn(instead?: RefObject<HTMLElement | null>): void {
  const [opener] = useState(() => openerOf(document.activeElement));
  useEffect(
    () => () => {
      // The dialog's own focus trap lets go first.
      requestAnimationFrame(() => {
        const target = opener?.isConnected ? opener : instead?.current;
        target?.focus();
      });
    },
    [opener, instead],
  );
}
