// An address is added, and gets a link to confirm first; or what it gets is changed.
import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type AddressRow, addAddress, updateAddress } from '#shared/api/notifications.ts';
import { reasonsOf } from '#web/api/problem.ts';
import { useChange } from '#web/api/queries.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';
import { KindChoices } from './kind-choices.tsx';

interface AddressFormProps {
  readonly address?: AddressRow;
  readonly onClose: () => void;
}

export function AddressForm({ address, onClose }: AddressFormProps) {
  const [mail, setMail] = useState(address?.mail ?? '');
  const [name, setName] = useState(address?.name ?? '');
  const [chosen, setChosen] = useState({
    deliveries: address?.deliveries ?? {},
    follows: address?.follows ?? [],
  });
  const done = (message: string) => () => {
    say.done(message);
    onClose();
  };
  const add = useChange(addAddress, { onDone: done(`${mail} gets a link to confirm`) });
  const save = useChange(updateAddress, { onDone: done('Saved') });
  const change = address ? save : add;
  const reasons = reasonsOf(change.error);
  return (
    <FormDialog
      title={address ? `What ${address.mail} gets` : 'Add an address'}
      submit={address ? 'Save' : 'Add address'}
      size="xl"
      busy={change.isPending}
      error={change.error}
      onClose={onClose}
      onSubmit={() =>
        address
          ? save.mutate({ params: { id: address.mail }, body: { ...chosen, name, version: address.version } })
          : add.mutate({ body: { ...chosen, mail, name } })
      }
    >
      {!address && (
        <TextInput
          label="Mail address"
          type="email"
          required
          value={mail}
          onChange={(event) => setMail(event.currentTarget.value)}
          error={reasons.mail}
        />
      )}
      <TextInput
        label="Name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={reasons.name}
      />
      <KindChoices preferences={chosen} onChange={setChosen} />
      {!address && (
        <Text fz="xs" c="dimmed">
          Nothing is sent before its owner has followed the link.
        </Text>
      )}
    </FormDialog>
  );
}
