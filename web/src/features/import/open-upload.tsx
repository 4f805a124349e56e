// An upload that was begun and not finished is continued with the same file or given up.
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { abandonImport, type Import } from '#shared/api/imports.ts';
import { useChange } from '#web/api/queries.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { age } from '#web/ui/format.ts';
import { say } from '#web/ui/say.ts';
import { sentence } from '#web/ui/words.ts';
import { KIND_WORDS } from './words.ts';

interface OpenUploadProps {
  readonly open: Import;
  /** The chosen file goes on with it. */
  readonly continues: boolean;
}

export function OpenUpload({ open, continues }: OpenUploadProps) {
  const [asks, setAsks] = useState(false);
  const abandon = useChange(abandonImport, {
    onDone: () => say.done('The upload was abandoned; nothing was changed'),
  });
  return (
    <Alert color="orange" icon={<IconHistory aria-hidden />} title="An upload is not finished" role="status">
      <Text fz="sm">
        “{open.fileName}” ({KIND_WORDS[open.kind].file}) was begun {age(open.startedAt, Date.now())};{' '}
        {open.rows === 0
          ? 'nothing has arrived'
          : sentence(open.rows, { one: '# row has arrived', other: '# rows have arrived' })}
        .{' '}
        {continues
          ? 'The chosen file goes on with it.'
          : 'Choose the same file to continue it, or abandon it before another one begins. Somebody else may be sending it right now.'}
      </Text>
      <Group mt="sm">
        <Button variant="default" size="xs" onClick={() => setAsks(true)}>
          Abandon it
        </Button>
      </Group>
      {asks && (
        <FormDialog
          title="Abandon the upload?"
          submit="Abandon"
          danger
          size="md"
          busy={abandon.isPending}
          error={abandon.error}
          onClose={() => setAsks(false)}
          onSubmit={() => abandon.mutate({ params: { id: open.connectionId, importId: open.id } })}
        >
          <Text fz="sm">
            What has arrived of “{open.fileName}” is thrown away. Nothing that is shown anywhere changes.
          </Text>
        </FormDialog>
      )}
    </Alert>
  );
}
