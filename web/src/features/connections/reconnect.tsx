// New credentials are tested before they replace the good ones; leaving them empty keeps what is there.
import { Group, Radio, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ConnectionView, updateConnection } from '#shared/api/connections.ts';
import { listConnectors } from '#shared/api/connectors.ts';
import { reasonsOf } from '#web/api/problem.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { CountInput } from '#web/ui/count-input.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';
import { isChanged } from '#web/ui/use-unsaved.tsx';
import { ConnectorFields } from './connector-fields.tsx';
import { initialTyped, type Typed, valuesOf } from './form-values.ts';

interface ReconnectProps {
  readonly connection: ConnectionView;
  readonly onClose: () => void;
}

export function Reconnect({ connection, onClose }: ReconnectProps) {
  const { data } = useQuery(reading(listConnectors, {}));
  const card = data?.items.find(({ id }) => id === connection.connector);
  const [name, setName] = useState(connection.name);
  const [hours, setHours] = useState(connection.intervalHours ?? card?.intervalHours);
  const [config, setConfig] = useState<Typed>();
  const [method, setMethod] = useState<string>();
  const [secrets, setSecrets] = useState<Typed>({});
  const save = useChange(updateConnection, {
    onDone: () => {
      say.done('Saved');
      onClose();
    },
  });
  const fields = card?.config ?? [];
  const typed = config ?? initialTyped(fields, connection.config);
  const chosen = card?.credentials.find((one) => one.method === (method ?? card.credentials[0]?.method));
  const given = chosen ? valuesOf(chosen.fields, secrets) : {};
  const renewed = chosen && Object.keys(given).length > 0 ? { method: chosen.method, ...given } : undefined;
  const submit = () =>
    save.mutate({
      params: { id: connection.id },
      body: {
        version: connection.version,
        name,
        config: { ...connection.config, ...valuesOf(fields, typed) },
        ...(connection.paused !== undefined && { paused: connection.paused }),
        ...(hours !== undefined && { intervalHours: hours }),
        ...(renewed && { credentials: renewed }),
      },
    });
  const isTyped =
    name !== connection.name ||
    renewed !== undefined ||
    (hours !== undefined && hours !== (connection.intervalHours ?? card?.intervalHours)) ||
    isChanged(initialTyped(fields, connection.config), typed);
  const reasons = reasonsOf(save.error);
  return (
    <FormDialog
      title={`${connection.upload ? 'Rename' : 'Reconnect'} ${connection.name}`}
      submit={renewed ? 'Test and save' : 'Save'}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={submit}
      isTyped={isTyped}
    >
      <TextInput
        label="Name of the connection"
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={reasons.name}
      />
      <ConnectorFields
        fields={fields}
        typed={typed}
        reasons={reasons}
        change={(field, value) => setConfig({ ...typed, [field]: value })}
      />
      {!connection.upload && (
        <CountInput
          label="Read every"
          unit="hours"
          min={1}
          max={168}
          value={hours ?? card?.intervalHours ?? 24}
          onChange={(value) => setHours(typeof value === 'number' ? value : undefined)}
        />
      )}
      {card && card.credentials.length > 1 && (
        <Radio.Group label="Way to sign in" value={chosen?.method ?? ''} onChange={setMethod}>
          <Group mt={6}>
            {card.credentials.map((one) => (
              <Radio key={one.method} value={one.method} label={one.label} />
            ))}
          </Group>
        </Radio.Group>
      )}
      {chosen && (
        <>
          <Text fz="sm" c="dimmed">
            Leave the credentials empty to keep those that are there. New ones are tested first.
          </Text>
          <ConnectorFields
            fields={chosen.fields.map((field) => ({
              ...field,
              required: renewed !== undefined && field.required,
            }))}
            typed={secrets}
            reasons={reasons}
            change={(field, value) => setSecrets((now) => ({ ...now, [field]: value }))}
          />
        </>
      )}
    </FormDialog>
  );
}
