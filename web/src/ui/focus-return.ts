// When a dialog is gone, the keyboard goes on from the button that opened it, also where a menu stood between.
import { useEffect, useState } from 'react';

/** A menu item goes with its menu; the button of the menu stays. */
function openerOf(element: Element | null): HTMLElement | null {
  const menu = element?.closest('[role="menu"]');
  const button = menu && document.getElementById(menu.getAttribute('aria-labelledby') ?? '');
  return button ?? (element instanceof HTMLElement && element !== document.body ? element : null);
}

/** For a dialog that is drawn only while it is open. */
export function useFocusReturn(): void {
  const [opener] = useState(() => openerOf(document.activeElement));
  useEffect(
    () => () => {
      // The dialog's own focus trap lets go first.
      requestAnimationFrame(() => {
        if (opener?.isConnected) opener.focus();
      });
    },
    [opener],
  );
}
