// Before anything is typed: what the vendor must allow, what it needs for that, and what is then told.
import { Text } from '@mantine/core';
import type { ConnectorCard } from '#shared/api/connectors.ts';
import { Card } from '#web/ui/page.tsx';
import { plural } from '#web/ui/words.ts';
import { ScopeList } from './scope-list.tsx';
import { StepButtons } from './step-buttons.tsx';

interface ScopesStepProps {
  readonly connector: ConnectorCard;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

export function ScopesStep({ connector, onBack, onNext }: ScopesStepProps) {
  return (
    <Card
      title={`What ${connector.name} must allow, and why`}
      lead="Grant these at the vendor first. Nothing more is asked for, and nothing is written there."
      flush
    >
      <ScopeList scopes={connector.scopes} />
      <Prerequisites connector={connector} />
      <StepButtons back={onBack} backName="Another vendor" next={onNext} nextName="Continue" />
    </Card>
  );
}

function Prerequisites({ connector }: { readonly connector: ConnectorCard }) {
  const needs = [...new Set(connector.offers.flatMap(({ prerequisite }) => prerequisite ?? []))];
  if (needs.length === 0 && !connector.activity) return null;
  return (
    <Text fz="sm" c="dimmed" px="md" pt="sm">
      {needs.length > 0 && `Needs: ${needs.join('; ')}. `}
      {connector.activity &&
        `Somebody is active by their ${connector.activity.means}${
          connector.activity.lagDays > 0 ? `, told ${plural(connector.activity.lagDays, 'day')} late` : ''
        }. `}
      {!connector.upload && `It is read every ${connector.intervalHours} hours.`}
    </Text>
  );
}
