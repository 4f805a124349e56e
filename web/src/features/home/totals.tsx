// The organization in five figures that add up: seats are compared only where a number was bought.
import { SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Overview } from '#shared/api/overview.ts';
import { heldOtherwise } from '#shared/domain/utilization/seat-parts.ts';
import { Stat } from '#web/ui/figure.tsx';
import { day, number, percent } from '#web/ui/format.ts';
import { TextLink } from '#web/ui/links.tsx';
import { Card } from '#web/ui/page.tsx';
import { barText } from '#web/ui/seat-shares.ts';
import { UtilizationBar } from '#web/ui/utilization.tsx';
import { plural } from '#web/ui/words.ts';

type Sums = Overview['totals'];

export function Totals({ overview }: { readonly overview: Overview }) {
  const { totals, periodDays } = overview;
  const { states, exempt, seats, available, purchased, licenses, applications } = totals;
  const { people, asOf, stale, uncounted } = totals;
  const idle = states.inactive + states.neverActive;
  const unused = idle - exempt;
  const counted = states.active + idle + states.new + states.unknown;
  const otherwise = heldOtherwise({ seats: seats + uncounted.seats, states });
  const held = { states, otherwise, spare: available };
  return (
    <Card>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} verticalSpacing="md">
        <Stat
          label="Licenses"
          value={number(licenses)}
          note={
            <TextLink to="/applications" fz="xs">
              {plural(applications, 'application')}
            </TextLink>
          }
        />
        <Stat label="Seats bought" value={number(purchased)} note={boughtNote(totals)} />
        <Stat label="Assigned of them" value={number(seats)} note={assignedNote(totals)} />
        <Stat
          label="Not used"
          value={number(unused)}
          note={`${counted > 0 ? `${percent(unused / counted)} of those held, ` : ''}${periodDays} days${exempt ? `; ${exempt} exempt` : ''}`}
        />
        <Stat label="People" value={people === null ? '–' : number(people)} note={peopleNote(totals)} />
      </SimpleGrid>
      {counted > 0 && (
        <Stack gap={6} mt="md">
          <UtilizationBar seats={held} />
          <Text fz="xs" c="dimmed">
            {barText(held)}.{asOf && ` Judged for ${day(asOf)}.`}
            {stale > 0 && ` ${plural(stale, 'license')} out of date.`}
          </Text>
        </Stack>
      )}
    </Card>
  );
}

function boughtNote({ available, unread }: Sums): ReactNode {
  return (
    <>
      <div>{number(available)} not assigned</div>
      {unread > 0 && <div>{number(unread)} of licenses not read yet</div>}
    </>
  );
}

/** Seats of licenses without a number can be neither too many nor too few. */
function assignedNote({ overAssigned, uncounted }: Sums): ReactNode {
  return (
    <>
      {overAssigned > 0 ? (
        <TextLink to="/licenses" search={{ overAssigned: 'true' }} fz="xs">
          {number(overAssigned)} more than bought
        </TextLink>
      ) : (
        <div>none over-assigned</div>
      )}
      {uncounted.licenses > 0 && (
        <div>
          and {number(uncounted.seats)} of {plural(uncounted.licenses, 'license')} without a number
        </div>
      )}
    </>
  );
}

function peopleNote({ people, left }: Sums): string {
  if (people === null) return 'no directory was read';
  return left ? `in your directory; ${number(left)} more have left` : 'in your directory';
}
