// The place of short messages; nothing of it is loaded before there is one.
import { lazy, Suspense, useEffect, useState } from 'react';
import { listenToSayings } from './say.ts';

const Messages = lazy(() => import('./messages.tsx').then(({ Messages: found }) => ({ default: found })));

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
  return needed ? (
    <Suspense>
      <Messages />
    </Suspense>
  ) : null;
}
