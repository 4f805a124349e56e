// What the vendor said to a test: what is possible, or why nothing is.
import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { TestResult } from '#shared/api/connections.ts';
import { sentenceOf } from '#web/api/problem.ts';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { HEALTH_WORDS } from '#web/ui/words.ts';
import { CapabilityList } from './capability-list.tsx';

interface TestOutcomeProps {
  readonly result: TestResult | undefined;
  readonly error: Error | null;
  readonly pending: boolean;
}

export function TestOutcome({ result, error, pending }: TestOutcomeProps) {
  if (pending) return <RowsSkeleton rows={3} />;
  if (error) {
    return (
      <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert" title="It could not be tested">
        {sentenceOf(error)}
      </Alert>
    );
  }
  if (!result) return null;
  if (!result.ok) {
    return (
      <Alert
        color="red"
        icon={<IconAlertTriangle aria-hidden />}
        role="alert"
        title={HEALTH_WORDS[result.state]}
      >
        {result.reason}
      </Alert>
    );
  }
  const all = result.capabilities.every(({ available }) => available);
  return (
    <Stack gap="sm">
      <Text fw={560} role="status">
        {all ? 'It works.' : 'It works, but not everything is possible.'}
      </Text>
      <CapabilityList capabilities={result.capabilities} />
    </Stack>
  );
}
