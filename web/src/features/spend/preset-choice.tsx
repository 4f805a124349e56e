// How a bank's statements are read is kept under the bank's name for everybody, and chosen among those for the same headers.
import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { putSpendPresets, type SpendPresets } from '#shared/api/spend-presets.ts';
import type { Mapping } from '#shared/domain/imports/mapping.ts';
import {
  isNamed,
  presetsFor,
  type StatementOptions,
  StatementPreset,
  withPreset,
} from '#shared/domain/spend/statement-preset.ts';
import { useChange } from '#web/api/queries.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { Card } from '#web/ui/page.tsx';
import { say } from '#web/ui/say.ts';

interface PresetChoiceProps {
  readonly known: SpendPresets;
  readonly headers: readonly string[];
  readonly mapping: Mapping;
  readonly options: StatementOptions;
  /** Of the preset that the file is read by. */
  readonly name: string | undefined;
  readonly onChoose: (preset: StatementPreset) => void;
  readonly onSaved: (name: string) => void;
}

export function PresetChoice(props: PresetChoiceProps) {
  const { known, headers, name, onChoose } = props;
  const [saves, setSaves] = useState(false);
  const fitting = presetsFor(known.presets, headers);
  return (
    <Card
      title="Bank"
      lead="The columns and amounts below can be kept for the next statement with the same headers."
    >
      <Group align="flex-end" gap="sm">
        {fitting.length > 0 && (
          <Select
            label="Read as statements of"
            placeholder="Choose"
            data={fitting.map((preset) => preset.name)}
            value={name ?? null}
            allowDeselect={false}
            onChange={(value) => {
              const preset = fitting.find((one) => one.name === value);
              if (preset) onChoose(preset);
            }}
          />
        )}
        <Button variant="default" onClick={() => setSaves(true)}>
          Save this reading
        </Button>
      </Group>
      {saves && <SaveDialog {...props} onClose={() => setSaves(false)} />}
    </Card>
  );
}

function SaveDialog(props: PresetChoiceProps & { readonly onClose: () => void }) {
  const { known, headers, mapping, options, onSaved, onClose } = props;
  const [name, setName] = useState(props.name ?? '');
  const [reason, setReason] = useState<string>();
  const put = useChange(putSpendPresets, {
    onDone: () => {
      say.done(`Statements of ${name.trim()} are read like this from now on`);
      onSaved(name.trim());
      onClose();
    },
  });
  const replaces = known.presets.some((preset) => isNamed(preset, name));
  const submit = () => {
    const preset = StatementPreset.safeParse({ name, headers, mapping, options });
    if (!preset.success) return setReason(preset.error.issues[0]?.message);
    const { version, presets } = known;
    put.mutate({ body: { version, presets: withPreset(presets, preset.data) } });
  };
  return (
    <FormDialog
      title="Save this reading"
      submit={replaces ? 'Replace' : 'Save'}
      size="md"
      noValidate
      busy={put.isPending}
      error={put.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextInput
        label="Name of the bank or card"
        placeholder="Company card"
        description={
          replaces
            ? 'There is one of this name: it is replaced for everybody.'
            : 'Everybody who imports a file with the same headers is offered it.'
        }
        maxLength={80}
        value={name}
        error={reason}
        onChange={(event) => {
          setReason(undefined);
          setName(event.currentTarget.value);
        }}
      />
    </FormDialog>
  );
}
