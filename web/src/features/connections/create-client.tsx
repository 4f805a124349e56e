// A machine client needs a name that says which program it is.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { createMachineClient } from '#shared/api/machine-clients.ts';
import type { AnswerOf } from '#web/api/client.ts';
import { useChange } from '#web/api/queries.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { useReasons } from '#web/ui/use-reasons.ts';

export type MadeClient = AnswerOf<typeof createMachineClient>;

interface CreateClientProps {
  readonly connectionId: string;
  readonly onClose: () => void;
  readonly onMade: (made: MadeClient) => void;
}

export function CreateClient({ connectionId, onClose, onMade }: CreateClientProps) {
  const [name, setName] = useState('');
  const create = useChange(createMachineClient, { onDone: onMade });
  const early = name.trim() === '' ? { name: 'Say which program it is' } : {};
  const { reasons, attempt } = useReasons(create.error, early);
  return (
    <FormDialog
      title="Create a machine client"
      submit="Create"
      size="md"
      busy={create.isPending}
      error={create.error}
      noValidate
      isTyped={name.trim() !== ''}
      onClose={onClose}
      onSubmit={() => attempt(() => create.mutate({ params: { id: connectionId }, body: { name } }))}
    >
      <TextInput
        label="Program"
        description="As people will find it in the log, such as “Payroll export”"
        required
        maxLength={80}
        autoComplete="off"
        value={name}
        error={reasons.name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
