// What exactly would happen, what it costs, and who would have to approve it.
import { List, Stack, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listPolicies } from '#shared/api/policies.ts';
import type { RenewalView } from '#shared/api/renewals.ts';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { Decision } from '#shared/domain/renewals/renewal.ts';
import { reading } from '#web/api/queries.ts';
import { money } from '#web/ui/format.ts';
import { approvalFor, effectOf } from './decision-effect.ts';
import { approversWords, reasonSentence } from './sentences.ts';

interface EffectBoxProps {
  readonly view: RenewalView;
  readonly decision: Decision | undefined;
  readonly today: CivilDay;
  /** Asked for already: who approves it is settled. */
  readonly isAsked?: boolean;
}

export function EffectBox({ view, decision, today, isAsked = false }: EffectBoxProps) {
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
          {decision && !isAsked && <Approval view={view} decision={decision} amount={effect.amount} />}
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

interface ApprovalProps {
  readonly view: RenewalView;
  readonly decision: Decision;
  readonly amount: string | null;
}

function Approval({ view, decision, amount }: ApprovalProps) {
  const { data } = useQuery(reading(listPolicies, {}));
  if (!data) return null;
  const fitting = data.items.filter(({ id }) => view.policies.some((one) => one.id === id));
  const { reasons, approvers } = approvalFor(view, fitting, decision, amount);
  if (reasons.length === 0) return <Text fz="sm">It takes effect at once: nobody has to approve it.</Text>;
  return (
    <>
      <Text fz="sm">It takes effect once it is approved by {approversWords(approvers)}:</Text>
      <List size="sm" withPadding>
        {reasons.map((reason) => (
          <List.Item key={JSON.stringify(reason)}>{reasonSentence(reason)}</List.Item>
        ))}
      </List>
    </>
  );
}
