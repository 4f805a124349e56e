// The steps of an import to one connection, in the order people take them.
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { listImports } from '#shared/api/imports.ts';
import type { UploadKind } from '#shared/domain/imports/import-kind.ts';
import { reading } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { later } from '#web/ui/later.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Trouble } from '#web/ui/page-trouble.tsx';
import type { RowCheck } from './prepare.ts';
import { Sending } from './sending.tsx';
import { useImport } from './use-import.ts';
import type { Stage } from './use-upload.ts';

const Outcome = later(() => import('./outcome.tsx').then((file) => file.Outcome));

const PastImports = later(
  () => import('./past-imports.tsx').then((file) => file.PastImports),
  <RowsSkeleton rows={3} />,
);
const OpenUpload = later(() => import('./open-upload.tsx').then((file) => file.OpenUpload));

const Checking = later(() => import('./checking.tsx').then((file) => file.Checking), <RowsSkeleton />);

/** Until a file is on its way. */
export type ChoosingStage = Extract<Stage<unknown>, { at: 'choose' | 'reading' | 'checking' }>;

interface ImportStepsProps {
  readonly connectionId: string;
  readonly kind: UploadKind;
  readonly check?: RowCheck;
  /** Where a file is dropped, with what there is to say of it before. */
  readonly drop: (stage: ChoosingStage, onFile: (file: File) => void) => ReactNode;
}

export function ImportSteps({ connectionId, kind, check, drop }: ImportStepsProps) {
  const { timeZone } = useSession();
  const { stage, choose, send, stop, restart } = useImport(connectionId);
  const history = useQuery(reading(listImports, { params: { id: connectionId } }));
  const items = history.data?.items ?? [];
  const open = items.find(({ state }) => state === 'open');
  const file = stage.at === 'checking' || stage.at === 'sending' ? stage.file : undefined;
  const continues = open !== undefined && open.kind === kind && open.fileName === file?.name;
  if (stage.at === 'done') {
    const { imported, errors, understanding } = stage;
    return (
      <Outcome
        kind={understanding.kind}
        file={stage.file}
        imported={imported}
        errors={errors}
        onAgain={restart}
      />
    );
  }
  const isSending = stage.at === 'sending';
  return (
    <Stack>
      {isSending && (
        <Sending
          name={stage.file.name}
          rows={stage.rows}
          of={stage.file.rows.length}
          closing={stage.closing}
          onStop={stop}
        />
      )}
      {open && !isSending && <OpenUpload open={open} continues={continues} />}
      {!isSending && drop(stage, (chosen) => void choose(chosen))}
      {file ? (
        // While it is sent its columns wait unseen, so that a stop or a failure loses no correction.
        <div hidden={isSending}>
          <Checking
            key={kind}
            kind={kind}
            file={file}
            check={check}
            trouble={stage.at === 'checking' ? stage.trouble : undefined}
            open={continues}
            blocked={open !== undefined && !continues}
            before={items.find((one) => one.kind === kind && one.state === 'finished')}
            onSend={(understanding, known, mayLose) =>
              void send(file, understanding, known, continues ? open : undefined, mayLose)
            }
            onLeave={restart}
          />
        </div>
      ) : history.error ? (
        <Trouble error={history.error} retry={() => void history.refetch()} />
      ) : (
        items.length > 0 && <PastImports items={items} timeZone={timeZone} />
      )}
    </Stack>
  );
}
