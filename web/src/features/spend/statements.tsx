// Statements come in here, one at a time, and each that came can be taken back as a whole.
import { Alert, Stack, Text } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { beginSpendImport, listSpendImports } from '#shared/api/spend-imports.ts';
import { reading } from '#web/api/queries.ts';
import { usePermission } from '#web/app/session.ts';
import { FileDrop } from '#web/features/import/file-drop.tsx';
import { Sending } from '#web/features/import/sending.tsx';
import { later } from '#web/ui/later.tsx';
import { Card } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { PastStatements } from './past-statements.tsx';
import { useStatement } from './use-statement.ts';

const Checking = later(
  () => import('./statement-checking.tsx').then((file) => file.StatementChecking),
  <RowsSkeleton />,
);
const Outcome = later(() => import('./statement-outcome.tsx').then((file) => file.StatementOutcome));

export function Statements() {
  const permission = usePermission(beginSpendImport);
  const { stage, choose, send, stop, restart } = useStatement();
  const open = useQuery(reading(listSpendImports, { query: { limit: 25 } })).data?.items.find(
    ({ state }) => state === 'open',
  );
  const file = stage.at === 'checking' || stage.at === 'sending' ? stage.file : undefined;
  const continues = open !== undefined && open.fileName === file?.name;
  const isSending = stage.at === 'sending';
  if (stage.at === 'done') return <Outcome {...stage} onAgain={restart} />;
  return (
    <Stack>
      {!permission.allowed && (
        <Alert color="gray" icon={<IconEyeOff aria-hidden />}>
          You see the statements and cannot import any. {permission.reason}
        </Alert>
      )}
      {isSending && (
        <Sending
          name={stage.file.name}
          rows={stage.rows}
          of={stage.file.rows.length}
          closing={stage.closing}
          publishing="They are being packed by month."
          onStop={stop}
        />
      )}
      {permission.allowed && !file && (
        <Card title="Import a statement">
          <Text fz="sm" c="dimmed" mb="sm">
            A CSV file of a bank account or a card, as the bank exports it. Nothing changes before you have
            seen what it says, and what an earlier statement told is not counted again.
          </Text>
          <FileDrop
            reading={stage.at === 'reading' ? stage.name : undefined}
            trouble={stage.at === 'choose' ? stage.trouble : undefined}
            onFile={(chosen) => void choose(chosen)}
            most="100,000 rows"
          />
        </Card>
      )}
      {file ? (
        // While it is sent its columns wait unseen, so that a stop or a failure loses no correction.
        <div hidden={isSending}>
          <Checking
            file={file}
            trouble={stage.at === 'checking' ? stage.trouble : undefined}
            open={continues}
            blocked={open !== undefined && !continues}
            onSend={(understanding, known) =>
              void send(file, understanding, known, continues ? open : undefined)
            }
            onLeave={restart}
          />
        </div>
      ) : (
        <PastStatements mayChange={permission.allowed} />
      )}
    </Stack>
  );
}
