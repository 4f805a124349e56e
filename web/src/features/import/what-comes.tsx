// Where a file goes and what it holds, and the place to drop it.
import { Button, Group, Radio, Select, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ConnectionView } from '#shared/api/connections.ts';
import { templateCsv } from '#shared/domain/imports/bad-rows.ts';
import { ImportKind } from '#shared/domain/imports/import-kind.ts';
import { TextLink } from '#web/ui/links.tsx';
import { Card } from '#web/ui/page.tsx';
import { saveFile } from '#web/ui/save-file.ts';
import { csvBlob } from './csv-blob.ts';
import { FileDrop } from './file-drop.tsx';
import type { ChoosingStage } from './import-steps.tsx';
import { KIND_WORDS } from './words.ts';

interface WhatComesProps {
  readonly connections: readonly ConnectionView[];
  readonly connection: ConnectionView;
  readonly kind: ImportKind;
  readonly stage: ChoosingStage;
  readonly onConnection: (id: string) => void;
  readonly onKind: (kind: ImportKind) => void;
  readonly onFile: (file: File) => void;
}

export function WhatComes(props: WhatComesProps) {
  const { connections, connection, kind, stage, onConnection, onKind, onFile } = props;
  return (
    <Card title="What comes where">
      <Stack gap="md">
        <Group justify="space-between" align="end" gap="sm">
          <Select
            label="Connection"
            w={{ base: '100%', xs: 340 }}
            data={connections.map(({ id, name, applicationName }) => ({
              value: id,
              label: name === applicationName ? name : `${name} · ${applicationName}`,
            }))}
            value={connection.id}
            allowDeselect={false}
            searchable
            onChange={(id) => id && onConnection(id)}
          />
          <Group gap="md">
            <TextLink to="/connections/$id" params={{ id: connection.id }} fz="sm">
              Open the connection
            </TextLink>
            <TextLink to="/connections/new" fz="sm">
              New place for files
            </TextLink>
          </Group>
        </Group>
        <Radio.Group
          label="The file holds"
          value={kind}
          onChange={(value) => onKind(ImportKind.parse(value))}
        >
          <div className="sl-fields" style={{ marginTop: 6, alignItems: 'stretch' }}>
            {ImportKind.options.map((one) => (
              <KindCard key={one} kind={one} chosen={one === kind} />
            ))}
          </div>
        </Radio.Group>
        {stage.at !== 'checking' && (
          <>
            <FileDrop
              reading={stage.at === 'reading' ? stage.name : undefined}
              trouble={stage.at === 'choose' ? stage.trouble : undefined}
              onFile={onFile}
            />
            <Group>
              <Button
                variant="subtle"
                size="xs"
                leftSection={<IconDownload size={15} aria-hidden />}
                onClick={() => saveFile(csvBlob(templateCsv(kind)), `${kind}-template.csv`)}
              >
                Save a template of {KIND_WORDS[kind].file}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Card>
  );
}

function KindCard({ kind, chosen }: { readonly kind: ImportKind; readonly chosen: boolean }) {
  const { name, says } = KIND_WORDS[kind];
  return (
    <Radio.Card
      value={kind}
      p="sm"
      radius="md"
      aria-label={`${name}: ${says}`}
      {...(chosen && { style: { borderColor: 'var(--mantine-primary-color-filled)' } })}
    >
      <Group wrap="nowrap" align="flex-start" gap="xs">
        <Radio.Indicator mt={2} />
        <div>
          <Text fz="sm" fw={560}>
            {name}
          </Text>
          <Text fz="xs" c="dimmed">
            {says}
          </Text>
        </div>
      </Group>
    </Radio.Card>
  );
}
