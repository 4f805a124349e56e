// Fields that belong together stand beside each other as long as each has room.
import type { ReactNode } from 'react';

export function Fields({ children }: { readonly children: ReactNode }) {
  return <div className="sl-fields">{children}</div>;
}
