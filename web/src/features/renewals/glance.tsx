// What is to be decided, by when, what happens otherwise, and the money in it.
import { Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RenewalView } from '#shared/api/renewals.ts';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { calendarMonths } from '#shared/domain/contracts/term-plan.ts';
import { useSession } from '#web/app/session.ts';
import { Fields } from '#web/ui/fields.tsx';
import { Unknown } from '#web/ui/figure.tsx';
import { day, distance, money } from '#web/ui/format.ts';
import { Card } from '#web/ui/page.tsx';
import { plural } from '#web/ui/words.ts';
import { tightest } from './budget-shape.ts';
import { undecidedSentence } from './sentences.ts';
import { StateTrack } from './state-track.tsx';
import { isClosed, isOpen, URGENCY_COLORS, urgencyOf } from './urgency.ts';

const NO_PROPOSAL = 'No usage data or no prices to propose from';

export function Glance({ view }: { readonly view: RenewalView }) {
  const { today } = useSession();
  const { row, renewal, proposal, currency } = view;
  const urgency = urgencyOf(row);
  const Icon = urgency === 'now' ? IconAlertTriangle : IconClock;
  const tell = (amount: string | null, why: string) =>
    amount === null || currency === null ? <Unknown why={why} /> : money(amount, currency);
  const budget = tightest(view.budgets);
  const closed = isClosed(row.state);
  const { term } = view.contract.dates;
  const months = term?.to ? calendarMonths(term.from, addDays(term.to, 1)) : undefined;
  return (
    <Card>
      <Stack gap="md">
        <Fields>
          <Told
            label={row.state === 'planned' ? 'Has to be decided by' : 'Decide by'}
            value={day(row.deadline)}
            note={
              <Text span fz="xs" c={URGENCY_COLORS[urgency]} style={{ display: 'inline-flex', gap: 4 }}>
                {isOpen(row.state) && <Icon size={14} aria-hidden />}
                {distance(today, row.deadline)}
              </Text>
            }
          />
          <Told label={closed ? 'What follows' : 'If nobody acts'} words value={undecidedSentence(view)} />
          <Told
            label={closed ? 'Next term' : 'Next term as agreed'}
            value={tell(proposal.asContracted, closed ? 'None follows' : 'No prices are agreed')}
            note={
              proposal.thisTerm !== null &&
              currency !== null &&
              `Now ${money(proposal.thisTerm, currency)}${months === undefined ? '' : ` for ${plural(months, 'month')}`}`
            }
          />
          {!closed && (
            <Told
              label="Next term as proposed"
              value={tell(proposal.asProposed, NO_PROPOSAL)}
              note={
                proposal.asProposed === null ? (
                  NO_PROPOSAL
                ) : (
                  <SavingNote saving={proposal.saving} currency={currency} />
                )
              }
            />
          )}
          <Told
            label="Budget left after it"
            value={
              budget?.remaining ? (
                <span style={budget.remaining.startsWith('-') ? { color: 'var(--sl-bad)' } : undefined}>
                  {money(budget.remaining, budget.currency)}
                </span>
              ) : (
                <Unknown why={budget ? 'No exchange rate to the budget’s currency' : 'No budget covers it'} />
              )
            }
            note={budget ? budget.name : 'No budget covers it'}
          />
        </Fields>
        <StateTrack state={row.state} renewal={renewal} />
      </Stack>
    </Card>
  );
}

interface ToldProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
  /** A sentence needs more room than a figure. */
  readonly words?: boolean;
}

function Told({ label, value, note, words = false }: ToldProps) {
  return (
    <div>
      <Text fz="xs" c="dimmed">
        {label}
      </Text>
      <Text
        fz={words ? 'sm' : 22}
        fw={words ? 560 : 620}
        lh={words ? 1.4 : 1.3}
        className="sl-num"
        component="div"
      >
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

function SavingNote({
  saving,
  currency,
}: {
  readonly saving: string | null;
  readonly currency: string | null;
}) {
  if (saving === null || currency === null) return null;
  if (Number(saving) === 0) return 'The same as agreed';
  if (saving.startsWith('-')) return `${money(saving.slice(1), currency)} more than agreed`;
  return (
    <Text span fz="xs" c="var(--sl-good)" fw={560}>
      Saves {money(saving, currency)}
    </Text>
  );
}
