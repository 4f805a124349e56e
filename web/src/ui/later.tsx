// A part of a page that is fetched when it is first drawn: dialogs, and what stands behind a tab.
import { type ComponentProps, type ComponentType, lazy, type ReactNode, Suspense } from 'react';

/** @example const EditLicense = later(() => import('./edit-license.tsx').then((file) => file.EditLicense)) */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): (props: Props) => ReactNode {
  const Loaded = lazy(async () => ({ default: await load() }));
  return (props) => (
    <Suspense fallback={meanwhile}>
      <Loaded {...(props as ComponentProps<typeof Loaded>)} />
    </Suspense>
  );
}
