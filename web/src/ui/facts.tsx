// Facts are names and values under each other.
import type { ReactNode } from 'react';

interface FactsProps {
  /** A value that is absent leaves its line out. */
  readonly of: readonly (readonly [name: string, value: ReactNode])[];
}

export function Facts({ of }: FactsProps) {
  return (
    <dl style={{ margin: 0 }}>
      {of
        .filter(([, value]) => value !== undefined && value !== null && value !== false && value !== '')
        .map(([name, value]) => (
          <div key={name} className="sl-fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
