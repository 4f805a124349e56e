// The steps of an import to one connection, in the order people take them.
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ConnectionView } from '#shared/api/connections.ts';
import { listImports } from '#shared/api/imports.ts';
import type { ImportKind } from '#shared/domain/imports/import-kind.ts';
import { reading } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { Trouble } from '#web/ui/page-trouble.tsx';
import { say } from '#web/ui/say.ts';
import { Checking } from './checking.tsx';
import { OpenUpload } from './open-upload.tsx';
import { Outcome } from './outcome.tsx';
import { PastImports } from './past-imports.tsx';
import { Sending } from './sending.tsx';
import { useImport } from './use-import.ts';
import { WhatComes } from './what-comes.tsx';

interface ImportStepsProps {
  readonly connections: readonly ConnectionView[];
  readonly connection: ConnectionView;
  readonly kind: ImportKind;
  readonly onConnection: (id: string) => void;
  readonly onKind: (kind: ImportKind) => void;
}

export function ImportSteps({ connections, connection, kind, onConnection, onKind }: ImportStepsProps) {
  const { timeZone } = useSession();
  const { stage, choose, send, stop, giveUp, isGivingUp, restart } = useImport(connection.id);
  const history = useQuery(reading(listImports, { params: { id: connection.id } }));
  const items = history.data?.items ?? [];
  const open = items.find(({ state }) => state === 'open');
  const fileName = stage.at === 'checking' ? stage.file.name : undefined;
  const continues = open !== undefined && open.kind === kind && open.fileName === fileName;
  if (stage.at === 'sending') {
    const { file, rows, closing } = stage;
    return <Sending name={file.name} rows={rows} of={file.rows.length} closing={closing} onStop={stop} />;
  }
  if (stage.at === 'done') {
    const { imported, errors, file } = stage;
    return <Outcome kind={stage.kind} file={file} imported={imported} errors={errors} onAgain={restart} />;
  }
  return (
    <Stack>
      {open && (
        <OpenUpload
          open={open}
          busy={isGivingUp}
          continues={continues}
          onGiveUp={() =>
            void giveUp(open.id).then(
              () => say.done('The upload was abandoned; nothing was changed'),
              (error: unknown) => say.failed(error),
            )
          }
        />
      )}
      <WhatComes
        connections={connections}
        connection={connection}
        kind={kind}
        stage={stage}
        onConnection={onConnection}
        onKind={onKind}
        onFile={(chosen) => void choose(chosen)}
      />
      {stage.at === 'checking' ? (
        <Checking
          key={kind}
          kind={kind}
          file={stage.file}
          trouble={stage.trouble}
          open={continues}
          blocked={open !== undefined && !continues}
          before={items.find((one) => one.kind === kind && one.state === 'finished')}
          onSend={(understanding, known) =>
            void send(stage.file, understanding, known, continues ? open : undefined)
          }
          onLeave={restart}
        />
      ) : history.error ? (
        <Trouble error={history.error} retry={() => void history.refetch()} />
      ) : (
        items.length > 0 && <PastImports items={items} timeZone={timeZone} />
      )}
    </Stack>
  );
}
