// An upload that was begun and not finished is continued with the same file or given up.
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { Import } from '#shared/api/imports.ts';
import { Ask } from '#web/ui/ask.tsx';
import { age } from '#web/ui/format.ts';
import { plural } from '#web/ui/words.ts';
import { KIND_WORDS } from './words.ts';

interface OpenUploadProps {
  readonly open: Import;
  readonly busy: boolean;
  /** The chosen file goes on with it. */
  readonly continues: boolean;
  readonly onGiveUp: () => void;
}

export function OpenUpload({ open, busy, continues, onGiveUp }: OpenUploadProps) {
  return (
    <Alert color="orange" icon={<IconHistory aria-hidden />} title="An upload is not finished" role="status">
      <Text fz="sm">
        “{open.fileName}” ({KIND_WORDS[open.kind].file}) was begun {age(open.startedAt, Date.now())};{' '}
        {open.rows === 0 ? 'nothing has' : `${plural(open.rows, 'row')} have`} arrived.{' '}
        {continues
          ? 'The chosen file goes on with it.'
          : 'Choose the same file to continue it, or abandon it before another one begins. Somebody else may be sending it right now.'}
      </Text>
      <Ask
        title="Abandon the upload?"
        what={`What has arrived of “${open.fileName}” is thrown away. Nothing that is shown anywhere changes.`}
        act="Abandon"
        busy={busy}
        onAct={onGiveUp}
      >
        {(ask) => (
          <Group mt="sm">
            <Button variant="default" size="xs" onClick={ask} loading={busy}>
              Abandon it
            </Button>
          </Group>
        )}
      </Ask>
    </Alert>
  );
}
