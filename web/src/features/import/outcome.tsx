// What an import changed, and the rows that it left out.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { Import } from '#shared/api/imports.ts';
import { applicationIdOf } from '#shared/domain/applications/ids.ts';
import type { FileKind, RowError } from '#shared/domain/imports/import-kind.ts';
import { Stat } from '#web/ui/figure.tsx';
import { number } from '#web/ui/format.ts';
import { LinkButton } from '#web/ui/links.tsx';
import { plural, sentence } from '#web/ui/words.ts';
import type { ChosenFile } from './read-file.ts';
import { MEND_THESE, RefusedRows } from './refused-rows.tsx';

interface OutcomeProps {
  readonly kind: FileKind;
  readonly file: ChosenFile;
  readonly imported: Import;
  readonly errors: readonly RowError[];
  readonly onAgain: () => void;
}

function appliedText(applied: number, refused: number): string {
  const good = sentence(applied, { one: '# row was applied', other: '# rows were applied' });
  if (refused === 0) return `${good}.`;
  return `${good}, ${sentence(refused, { one: '# was left out', other: '# were left out' })}.`;
}

export function Outcome({ kind, file, imported, errors, onAgain }: OutcomeProps) {
  const refused = new Set(errors.map(({ row }) => row)).size;
  const { result } = imported;
  const isEdits = kind === 'mapping';
  return (
    <Stack>
      <Alert
        color="teal"
        icon={<IconCircleCheck aria-hidden />}
        title={result?.unchanged ? 'Nothing changed' : `${file.name} is imported`}
        role="status"
      >
        <Text fz="sm">
          {result?.unchanged
            ? 'The file says what was known already.'
            : appliedText(file.rows.length - refused, refused)}
        </Text>
        {result && !result.unchanged && (
          <Group gap="xl" mt="md">
            {isEdits ? (
              <>
                <Stat label="Assignments new" value={number(result.joined)} />
                <Stat label="Assignments changed" value={number(result.changed)} />
                <Stat label="Assignments removed" value={number(result.left)} />
              </>
            ) : (
              <>
                <Stat label="Accounts new" value={number(result.joined)} />
                <Stat label="Accounts gone" value={number(result.left)} />
                <Stat label="Licenses or states changed" value={number(result.changed)} />
              </>
            )}
          </Group>
        )}
        <Group gap="xs" mt="md">
          {isEdits ? (
            <LinkButton
              to="/applications/$id"
              params={{ id: applicationIdOf(imported.connectionId) }}
              search={{ tab: 'people' }}
              size="xs"
            >
              See who holds what
            </LinkButton>
          ) : (
            <LinkButton to="/licenses" search={{ connectionId: imported.connectionId }} size="xs">
              See its licenses
            </LinkButton>
          )}
          <Button variant="default" size="xs" onClick={onAgain}>
            Import another file
          </Button>
        </Group>
      </Alert>
      {refused > 0 && (
        <RefusedRows
          kind={kind}
          file={file}
          errors={errors}
          title={`${plural(refused, 'row')} left out`}
          {...(isEdits && { lead: MEND_THESE })}
        />
      )}
    </Stack>
  );
}
