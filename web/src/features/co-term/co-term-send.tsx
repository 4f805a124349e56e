// The button that renews what can be renewed, and what came of it.
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { CoTermItem } from '#shared/api/co-term.ts';
import { sentenceOf } from '#web/api/problem.ts';
import { day } from '#web/ui/format.ts';
import { sentence } from '#web/ui/words.ts';

interface CoTermSendProps {
  readonly items: readonly CoTermItem[];
  readonly until: string;
  readonly isDone: boolean;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onSend: (contracts: { readonly id: string; readonly version: number }[]) => void;
  readonly onAgain: () => void;
}

export function CoTermSend({ items, until, isDone, isBusy, error, onSend, onAgain }: CoTermSendProps) {
  const able = items.flatMap(({ id, version, outcome }) =>
    outcome === 'possible' && version !== null ? [{ id, version }] : [],
  );
  const renewed = items.filter(({ outcome }) => outcome === 'renewed').length;
  const waiting = items.filter(({ outcome }) => outcome === 'awaitingApproval').length;
  return (
    <>
      {error ? (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
          {sentenceOf(error)}
        </Alert>
      ) : null}
      <Group justify="space-between" gap="md">
        <Text fz="sm" role="status">
          {isDone
            ? [
                sentence(renewed, { one: '# contract was renewed', other: '# contracts were renewed' }),
                waiting > 0 &&
                  sentence(waiting, { one: '# waits for approval', other: '# wait for approval' }),
              ]
                .filter(Boolean)
                .join(', ')
            : 'Each is decided by itself: one that is refused hinders no other.'}
        </Text>
        {isDone ? (
          <Button variant="default" onClick={onAgain}>
            Choose others
          </Button>
        ) : (
          <Button disabled={able.length === 0} loading={isBusy} onClick={() => onSend(able)}>
            {able.length === 0
              ? 'Nothing to renew'
              : `Renew ${sentence(able.length, { one: 'it', other: '# contracts' })} until ${day(until)}`}
          </Button>
        )}
      </Group>
    </>
  );
}
