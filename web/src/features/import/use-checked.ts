// Every row of a chosen file is checked while a person looks at it.
import { useEffect, useState } from 'react';
import { type Checked, checkRows, type Understanding } from './prepare.ts';

/** Every row is checked anew, in the background, whenever it would be understood in another way. */
export function useChecked(understanding: Understanding, missing: boolean) {
  const [checked, setChecked] = useState<Checked>();
  const [looked, setLooked] = useState(0);
  useEffect(() => {
    setChecked(undefined);
    setLooked(0);
    if (missing) return;
    const controller = new AbortController();
    void checkRows(understanding, controller.signal, setLooked).then((found) => found && setChecked(found));
    return () => controller.abort();
  }, [understanding, missing]);
  return { checked, looked };
}
