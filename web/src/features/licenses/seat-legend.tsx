// What the colors of a license's seats mean, with how many there are of each.
import { Group, Text } from '@mantine/core';
import { Hint } from '#web/ui/figure.tsx';
import { number } from '#web/ui/format.ts';
import {
  HOLDING_COLORS,
  HOLDING_WORDS,
  HOLDINGS,
  type Holding,
  heldBy,
  type Seats,
} from '#web/ui/seat-shares.ts';
import { OTHERWISE_HELD, STATE_MEANINGS } from '#web/ui/words.ts';

/** @param days the period that the states are judged under */
export function SeatLegend({ seats, days }: { readonly seats: Seats; readonly days: number }) {
  const shown = HOLDINGS.filter((holding) => heldBy(seats, holding) > 0 || holding === 'active');
  return (
    <Group gap="md">
      {shown.map((holding) => (
        <Hint key={holding} label={meaningOf(holding, days)}>
          <Part
            color={HOLDING_COLORS[holding]}
            word={HOLDING_WORDS[holding]}
            count={heldBy(seats, holding)}
          />
        </Hint>
      ))}
      {seats.spare > 0 && <Part color="var(--sl-spare)" word="Not assigned" count={seats.spare} />}
    </Group>
  );
}

function meaningOf(holding: Holding, days: number): string {
  if (holding !== 'otherwise') return STATE_MEANINGS[holding](days);
  return `Seats ${OTHERWISE_HELD}: no activity is judged of them`;
}

/** One part of the seats, where its meaning is said already. */
export function HeldPart({ seats, holding }: { readonly seats: Seats; readonly holding: Holding }) {
  return (
    <Part color={HOLDING_COLORS[holding]} word={HOLDING_WORDS[holding]} count={heldBy(seats, holding)} />
  );
}

interface PartProps {
  readonly color: string;
  readonly word: string;
  readonly count: number;
}

function Part({ color, word, count }: PartProps) {
  return (
    <Group gap={6} wrap="nowrap" component="span" display="inline-flex">
      <span className="sl-dot" style={{ background: color }} aria-hidden />
      <Text span fz="sm">
        {word} <b className="sl-num">{number(count)}</b>
      </Text>
    </Group>
  );
}
