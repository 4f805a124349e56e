// What exactly would happen, what it costs, and who would have to approve it.
import { Stack, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { RenewalView } from '#shared/api/renewals.ts';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { Decision } from '#shared/domain/renewals/renewal.ts';
import { money } from '#web/ui/format.ts';
import { effectOf } from './decision-effect.ts';

interface EffectBoxProps {
  readonly view: RenewalView;
  readonly decision: Decision | undefined;
  readonly today: CivilDay;
}

export function EffectBox({ view, decision, today }: EffectBoxProps) {
  const effect = useMemo(
    () => (decision === undefined ? undefined : effectOf(view, decision, today)),
    [view, decision, today],
  );
  return (
    <Stack
      gap={2}
      p="sm"
      role="status"
      bg="var(--sl-hover)"
      style={{ borderRadius: 'var(--sl-radius)', borderLeft: '3px solid var(--sl-new)' }}
    >
      {effect === undefined ? (
        <Text fz="sm" c="dimmed">
          What follows appears once everything above is whole.
        </Text>
      ) : 'refusal' in effect ? (
        <Text fz="sm">{effect.refusal}</Text>
      ) : (
        <>
          <Text fz="sm" fw={560}>
            {effect.sentence}
          </Text>
          <Cost view={view} amount={effect.amount} ends={decision?.decision === 'cancel'} />
        </>
      )}
    </Stack>
  );
}

interface CostProps {
  readonly view: RenewalView;
  readonly amount: string | null;
  readonly ends: boolean;
}

function Cost({ view: { proposal, currency }, amount, ends }: CostProps) {
  const agreed = proposal.asContracted;
  if (currency === null) return null;
  if (ends)
    return agreed === null ? null : (
      <Text fz="sm">{money(agreed, currency)} for the next term no longer come due.</Text>
    );
  if (amount === null) return <Text fz="sm">What it costs is not known: no prices are agreed.</Text>;
  return (
    <Text fz="sm" className="sl-num">
      The next term costs <b>{money(amount, currency)}</b>
      {agreed !== null && agreed !== amount && (
        <>
          {' '}
          (as agreed: {money(agreed, currency)} <IconArrowRight size={13} aria-hidden />{' '}
          {money(amount, currency)})
        </>
      )}
      .
    </Text>
  );
}
