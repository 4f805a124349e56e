// The terms of a contract on a line, with today, the window to decide in and the next payment; every date stands in words beside it.
import { Group, Text } from '@mantine/core';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { DatedContract } from '#shared/domain/contracts/contract.ts';
import type { ContractDates } from '#shared/domain/contracts/date-facts.ts';
import { day } from '#web/ui/format.ts';
import { type DrawnTerm, type MarkKind, type TermShape, termShape } from './term-shape.ts';
import classes from './term-track.module.css';

const MARK_WORDS: Record<MarkKind, string> = {
  today: 'Today',
  decide: 'Decide by',
  payment: 'Next payment',
};

/** A name fits into a term that takes at least this part of the line. */
const NAMED_FROM = 0.16;

interface TermTrackProps {
  readonly contract: DatedContract;
  readonly dates: ContractDates;
  readonly today: CivilDay;
}

export function TermTrack({ contract, dates, today }: TermTrackProps) {
  const shape = termShape(contract, dates, today);
  return (
    <figure className={classes.figure}>
      <div className={classes.line} role="img" aria-label={spoken(shape)}>
        {shape.terms.map((term) => (
          <div
            key={term.number}
            className={classes.term}
            data-sure={term.sure || undefined}
            data-open={term.to === null || undefined}
            style={{ left: part(term.at), width: part(term.width) }}
          >
            {term.width >= NAMED_FROM && <span>{nameOf(term)}</span>}
          </div>
        ))}
        {shape.window && (
          <div
            className={classes.window}
            style={{ left: part(shape.window.at), width: part(shape.window.width) }}
          />
        )}
        {shape.marks.map(({ kind, at }) => (
          <div key={kind} className={classes.mark} data-kind={kind} style={{ left: part(at) }} />
        ))}
      </div>
      <Group justify="space-between" wrap="nowrap" gap="xs" aria-hidden>
        <Text fz="xs" c="dimmed" className="sl-num">
          {day(shape.from)}
        </Text>
        <Text fz="xs" c="dimmed" className="sl-num">
          {shape.terms.at(-1)?.to ? day(shape.to) : 'and on'}
        </Text>
      </Group>
      <figcaption className={classes.legend}>
        {shape.marks.map(({ kind }) => (
          <span key={kind}>
            <i data-kind={kind} aria-hidden /> {MARK_WORDS[kind]}
          </span>
        ))}
        {shape.window && (
          <span>
            <i data-kind="window" aria-hidden /> Time to decide
          </span>
        )}
        {shape.terms.some(({ sure }) => !sure) && (
          <span>
            <i data-kind="maybe" aria-hidden />{' '}
            {dates.renewal === 'express' ? 'Only if confirmed' : 'Unless ended before'}
          </span>
        )}
      </figcaption>
    </figure>
  );
}

function nameOf({ number }: DrawnTerm): string {
  return `Term ${number}`;
}

function part(of: number): string {
  return `${(of * 100).toFixed(2)}%`;
}

function spoken({ terms, marks }: TermShape): string {
  const runs = terms.map(
    (term) =>
      `${nameOf(term)} from ${day(term.from)}${term.to ? ` to ${day(term.to)}` : ''}${term.sure ? '' : ', not certain'}`,
  );
  const stand = marks.map(({ kind, day: on }) => `${MARK_WORDS[kind]}: ${day(on)}`);
  return [...runs, ...stand].join('; ');
}
