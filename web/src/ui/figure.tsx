// Figures: a missing one is a dash with its reason, never a made-up zero.
import { Text, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { number } from './format.ts';

export function Unknown({ why }: { readonly why: string }) {
  return (
    <Hint label={why} data-unknown>
      <Text span c="dimmed" fz="inherit" aria-hidden>
        –
      </Text>
      <VisuallyHidden>{why}</VisuallyHidden>
    </Hint>
  );
}

interface HintProps {
  readonly label: string;
  /** Stands for a value that there is none of: a card leaves it out. */
  readonly 'data-unknown'?: true;
  readonly children: ReactNode;
}

/** Words that say more when they are pointed at, focused or touched. */
export function Hint({ label, children, ...mark }: HintProps) {
  return (
    <Tooltip label={label}>
      <UnstyledButton component="span" tabIndex={0} fz="inherit" style={{ cursor: 'help' }} {...mark}>
        {children}
      </UnstyledButton>
    </Tooltip>
  );
}

export function Count({
  value,
  why = 'Not known',
}: {
  readonly value: number | 'unlimited' | null;
  readonly why?: string;
}) {
  if (value === null) return <Unknown why={why} />;
  return <>{value === 'unlimited' ? 'Unlimited' : number(value)}</>;
}

interface StatProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
}

/** One figure with its name above and what it is made of beneath. */
export function Stat({ label, value, note }: StatProps) {
  return (
    <div>
      <Text fz="xs" c="dimmed">
        {label}
      </Text>
      <Text fz={26} fw={620} lh={1.25} className="sl-num" component="div">
        {value}
      </Text>
      {note && (
        <Text fz="xs" c="dimmed" component="div">
          {note}
        </Text>
      )}
    </div>
  );
}
