// Fields that belong together stand beside each other as long as each has room.
import type { ReactNode } from 'react';

interface FieldsProps {
  /** Short figures need little room. */
  readonly narrow?: boolean;
  readonly children: ReactNode;
}

export function Fields({ narrow, children }: FieldsProps) {
  return (
    <div className="sl-fields" data-narrow={narrow || undefined}>
      {children}
    </div>
  );
}
