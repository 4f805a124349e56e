// The figures of a license under one period, with what each is made of and how old it is.
import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { LicenseDetail } from '#shared/api/licenses.ts';
import { INACTIVITY_PERIODS, type StateCounts } from '#shared/domain/utilization/inactivity.ts';
import type { Search } from '#web/app/search.ts';
import { useSession } from '#web/app/session.ts';
import { Count, Hint, Stat, Unknown } from '#web/ui/figure.tsx';
import { age, day, moment, number, percent } from '#web/ui/format.ts';
import { Card } from '#web/ui/page.tsx';
import { seatsOf } from '#web/ui/seat-shares.ts';
import { UtilizationBar } from '#web/ui/utilization.tsx';
import { plural } from '#web/ui/words.ts';
import { comparison } from './comparison.ts';
import { SeatLegend } from './seat-legend.tsx';
import { YearlyCost } from './yearly-cost.tsx';

interface FiguresProps {
  readonly license: LicenseDetail;
  readonly states: StateCounts | null;
  readonly days: number;
}

export function LicenseFigures({ license, states, days }: FiguresProps) {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const compared = comparison(license);
  const seats = states && seatsOf({ ...license, states, seats: license.seats ?? 0 });
  const unused = states ? states.inactive + states.neverActive : null;
  const choose = (value: string) =>
    void navigate({
      to: '.',
      search: { ...search, periodDays: value === String(license.periodDays) ? undefined : value },
      replace: true,
    });
  return (
    <Card>
      <Group style={{ gap: '1rem 3rem' }} align="flex-start">
        <Stat
          label="Bought"
          value={<Count value={license.purchased} />}
          note={<Source license={license} />}
        />
        <Stat
          label="Assigned"
          value={<Count value={license.seats} />}
          note={license.assignmentRate === null ? undefined : `${percent(license.assignmentRate)} of bought`}
        />
        <Stat
          label="Active"
          value={states ? number(states.active) : <Unknown why="Nothing tells who is active" />}
          note={
            license.utilization !== null && states && typeof license.purchased === 'number'
              ? `${percent(states.active / license.purchased)} of bought`
              : undefined
          }
        />
        <Stat
          label="Not used"
          value={<Count value={unused} why="Nothing tells who is active" />}
          note={states ? `in ${days} days` : undefined}
        />
        {license.overAssigned ? (
          <Stat
            label="Over-assigned"
            value={
              <Text span inherit c="var(--sl-bad)">
                {number(license.overAssigned)}
              </Text>
            }
            note="more assigned than bought"
          />
        ) : (
          <Stat
            label="Available"
            value={<Count value={license.purchased === 'unlimited' ? 'unlimited' : license.available} />}
          />
        )}
        {compared && (
          <Stat
            label="Vendor says"
            value={number(compared.vendor)}
            note={
              compared.same ? (
                'used, as we count'
              ) : (
                <Hint label={compared.sentence}>
                  <Text span c="var(--sl-warn)" fz="xs">
                    used; we count {number(compared.ours)}
                  </Text>
                </Hint>
              )
            }
          />
        )}
        {license.cost && <Stat label="Cost a year" value={<YearlyCost cost={license.cost} />} />}
      </Group>
      {seats && (
        <Stack gap="xs" mt="lg">
          <UtilizationBar seats={seats} />
          <Group justify="space-between" gap="sm">
            <SeatLegend seats={seats} days={days} />
            <Group gap="xs">
              <Text fz="xs" c="dimmed" id="period-label">
                Inactive after
              </Text>
              <SegmentedControl
                size="xs"
                aria-labelledby="period-label"
                data={INACTIVITY_PERIODS.map((value) => ({ value: String(value), label: `${value} d` }))}
                value={String(days)}
                onChange={choose}
              />
            </Group>
          </Group>
        </Stack>
      )}
      <Age license={license} />
    </Card>
  );
}

/** Where the bought quantity comes from, and which sources say another one. */
function Source({ license }: Pick<FiguresProps, 'license'>) {
  const { purchasedFrom, purchasedDiffers, connectionName = 'the vendor' } = license;
  if (purchasedFrom === null) return null;
  const words = {
    captured: `read from ${connectionName}`,
    contract: 'from contracts',
    manual: 'typed by hand',
  };
  if (purchasedDiffers.length === 0) return words[purchasedFrom];
  const others = purchasedDiffers.map(
    ({ from, purchased }) =>
      `${typeof purchased === 'number' ? number(purchased) : purchased} ${words[from]}`,
  );
  return (
    <Hint label={`Other sources say: ${others.join('; ')}. They are compared, never added.`}>
      <Text span c="var(--sl-warn)" fz="xs">
        {words[purchasedFrom]}; {others.join('; ')}
      </Text>
    </Hint>
  );
}

function Age({ license }: { readonly license: LicenseDetail }) {
  const { timeZone } = useSession();
  const { readAt, asOf, stale, byHand, activityMeans, activityLagDays } = license;
  if (readAt === null) return null;
  const means = activityMeans
    ? ` Active means ${activityMeans}${activityLagDays ? `, which the vendor tells ${plural(activityLagDays, 'day')} late` : ''}.`
    : '';
  return (
    <Text fz="xs" c={stale ? 'var(--sl-warn)' : 'dimmed'} mt="md" component="div">
      {stale && <IconAlertTriangle size={13} aria-hidden style={{ verticalAlign: '-2px', marginRight: 4 }} />}
      {stale ? 'Out of date: ' : ''}
      {asOf ? `Judged for ${day(asOf)} on what was ` : 'What was '}
      {byHand ? 'assigned by hand, last changed' : 'read'} {age(readAt, Date.now())} (
      {moment(readAt, timeZone)}).{means}
    </Text>
  );
}
