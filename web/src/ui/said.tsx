// The place of short messages; nothing of it is loaded before there is one.
import { useEffect, useState } from 'react';
import { later } from '#web/ui/later.tsx';
import { listenToSayings } from './say.ts';

const Messages = later(() => import('./messages.tsx').then((file) => file.Messages));

export function Said() {
  const [needed, setNeeded] = useState(false);
  useEffect(
    () =>
      listenToSayings((saying) => {
        setNeeded(true);
        void import('./messages.tsx').then(({ show }) => show(saying));
      }),
    [],
  );
  return needed ? <Messages /> : null;
}
