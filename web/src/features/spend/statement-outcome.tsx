// What a statement brought, and the rows that it left out.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { SpendImport } from '#shared/api/spend-imports.ts';
import type { RowError } from '#shared/domain/imports/import-kind.ts';
import type { ChosenFile } from '#web/features/import/read-file.ts';
import { RefusedRows } from '#web/features/import/refused-rows.tsx';
import { Stat } from '#web/ui/figure.tsx';
import { number } from '#web/ui/format.ts';
import { LinkButton } from '#web/ui/links.tsx';
import { plural } from '#web/ui/words.ts';

interface StatementOutcomeProps {
  readonly file: ChosenFile;
  readonly imported: SpendImport;
  readonly errors: readonly RowError[];
  readonly onAgain: () => void;
}

export function StatementOutcome({ file, imported: { result, id }, errors, onAgain }: StatementOutcomeProps) {
  const refused = new Set(errors.map(({ row }) => row)).size;
  const isNew = result !== undefined && result.added > 0;
  return (
    <Stack>
      <Alert
        color="teal"
        icon={<IconCircleCheck aria-hidden />}
        title={isNew ? `${file.name} is imported` : 'Nothing changed'}
        role="status"
      >
        {!isNew && <Text fz="sm">Every transaction of the statement was known already.</Text>}
        {result && (
          <Group gap="xl" mt="xs">
            <Stat label="New transactions" value={number(result.added)} />
            <Stat label="Known before" value={number(result.known)} />
            <Stat label="Left out" value={number(refused)} />
          </Group>
        )}
        <Group gap="xs" mt="md">
          {isNew && (
            <LinkButton
              to="/spend"
              search={{ tab: 'transactions', importId: id, from: result.to, to: result.to }}
              size="xs"
            >
              See its latest month
            </LinkButton>
          )}
          <Button variant="default" size="xs" onClick={onAgain}>
            Import another statement
          </Button>
        </Group>
      </Alert>
      {refused > 0 && (
        <RefusedRows
          kind="statement"
          file={file}
          errors={errors}
          title={`${plural(refused, 'row')} left out`}
          lead="Save them with their reasons, mend them and import them alone: nothing is counted twice."
        />
      )}
    </Stack>
  );
}
