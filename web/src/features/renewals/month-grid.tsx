// The weeks of a month under the names of their days.
import { Text, VisuallyHidden } from '@mantine/core';
import type { RenewalRow } from '#shared/api/renewals.ts';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { useSession } from '#web/app/session.ts';
import { day, distance, money } from '#web/ui/format.ts';
import { TextLink } from '#web/ui/links.tsx';
import { monthName } from '#web/ui/month-steps.tsx';
import classes from './calendar.module.css';
import { byDay, weekdayNames } from './calendar-shape.ts';
import { StateIcon } from './state-mark.tsx';
import { urgencyOf } from './urgency.ts';
import { STATE_WORDS } from './words.ts';

/** What a day has room for; the others are one link away. */
const ROOM = 3;

interface MonthGridProps {
  readonly rows: readonly RenewalRow[];
  readonly weeks: readonly (readonly CivilDay[])[];
  readonly month: string;
  readonly firstWeekday: number;
}

export function MonthGrid({ rows, weeks, month, firstWeekday }: MonthGridProps) {
  const { today } = useSession();
  const days = byDay(rows);
  const long = weekdayNames(firstWeekday, 'long');
  return (
    <table className={classes.month}>
      <caption>
        <VisuallyHidden>Deadlines of {monthName(month)}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          {weekdayNames(firstWeekday, 'short').map((name, index) => (
            <th key={name} scope="col" abbr={long[index]}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((on) => (
              <td
                key={on}
                data-outside={!on.startsWith(month) || undefined}
                data-today={on === today || undefined}
                {...(on === today && { 'aria-current': 'date' as const })}
              >
                <time dateTime={on} className={classes.number}>
                  {Number(on.slice(8))}
                </time>
                <Day on={on} rows={days.get(on) ?? []} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ on, rows }: { readonly on: CivilDay; readonly rows: readonly RenewalRow[] }) {
  if (rows.length === 0) return null;
  const shown = rows.length > ROOM ? rows.slice(0, ROOM - 1) : rows;
  const more = rows.length - shown.length;
  return (
    <ul className={classes.deadlines}>
      {shown.map((row) => (
        <li key={row.id} data-urgency={urgencyOf(row)}>
          <Deadline row={row} />
        </li>
      ))}
      {more > 0 && (
        <li>
          <TextLink to="/renewals" search={{ from: on, to: on, show: 'all' }} fz="xs">
            {more} more
            <VisuallyHidden> on {day(on)}</VisuallyHidden>
          </TextLink>
        </li>
      )}
    </ul>
  );
}

function Deadline({ row }: { readonly row: RenewalRow }) {
  const { today } = useSession();
  return (
    <TextLink to="/renewals/$id" params={{ id: row.contractId }} c="var(--mantine-color-text)" fz="xs">
      <span className={classes.name}>
        <StateIcon state={row.state} size={13} />
        <span>{row.contractName}</span>
      </span>
      <Text span fz="xs" c="dimmed" display="block">
        {STATE_WORDS[row.state]}
        {row.nextTerm !== null && row.currency !== null && ` · ${money(row.nextTerm, row.currency)}`}
      </Text>
      <VisuallyHidden>
        , decide by {day(row.deadline)}, {distance(today, row.deadline)}
      </VisuallyHidden>
    </TextLink>
  );
}
