// The way of a renewal as one line of steps.
import { Text, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import type { Renewal } from '#shared/domain/renewals/renewal.ts';
import classes from './state-track.module.css';
import { type TrackStep, trackOf } from './track-shape.ts';
import type { ListedState } from './words.ts';

const STAND_WORDS: Record<TrackStep['stand'], string> = {
  done: 'done',
  now: 'now',
  ahead: 'still ahead',
  skipped: 'not needed',
};

interface StateTrackProps {
  readonly state: ListedState;
  readonly renewal: Renewal | null;
}

export function StateTrack({ state, renewal }: StateTrackProps) {
  return (
    <ol className={classes.track} aria-label="State">
      {trackOf(state, renewal).map(({ name, stand }) => (
        <li key={name} data-stand={stand} {...(stand === 'now' && { 'aria-current': 'step' as const })}>
          <span className={classes.dot} aria-hidden>
            {stand === 'done' && <IconCheck size={11} stroke={3} />}
            {stand === 'skipped' && <IconMinus size={11} stroke={3} />}
          </span>
          <Text span fz="xs" fw={stand === 'now' ? 620 : 450}>
            {name}
            <VisuallyHidden> ({STAND_WORDS[stand]})</VisuallyHidden>
          </Text>
        </li>
      ))}
    </ol>
  );
}
