// One upload: the file, its columns, what is wrong with it row by row, and its way to the API.
import { Alert, Button, Group, Radio, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconDownload, IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { templateCsv } from '#shared/domain/imports/bad-rows.ts';
import { ImportKind } from '#shared/domain/imports/import-kind.ts';
import { guessMapping, type Mapping } from '#shared/domain/imports/mapping.ts';
import type { CsvFile } from '#shared/domain/imports/parse-csv.ts';
import { number } from '#web/ui/format.ts';
import { Card } from '#web/ui/page.tsx';
import { saveFile } from '#web/ui/save-file.ts';
import { openFile } from './check-file.ts';
import { MappedFile } from './mapped-file.tsx';

const KINDS: Record<ImportKind, { readonly name: string; readonly what: string }> = {
  people: { name: 'People', what: 'Everybody in the organization; a directory' },
  licenses: { name: 'Licenses', what: 'What was bought' },
  assignments: { name: 'Assignments', what: 'Who holds which license, and when they last used it' },
};

interface Opened {
  readonly name: string;
  readonly file: CsvFile;
  readonly guessed: Mapping;
}

export function Upload({ connectionId }: { readonly connectionId: string }) {
  const [kind, setKind] = useState<ImportKind>('assignments');
  const [opened, setOpened] = useState<Opened>();
  const [reason, setReason] = useState<string>();
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const open = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    const outcome = await openFile(file);
    setBusy(false);
    if (!outcome.ok || outcome.value.rows.length === 0) {
      setReason(outcome.ok ? 'The file has headers but no rows.' : outcome.refusal.reason);
      return;
    }
    setReason(undefined);
    setOpened({ name: file.name, file: outcome.value, guessed: guessMapping(kind, outcome.value.headers) });
  };
  if (opened) {
    return (
      <MappedFile
        connectionId={connectionId}
        kind={kind}
        fileName={opened.name}
        file={opened.file}
        guessed={opened.guessed}
        onLeave={() => setOpened(undefined)}
      />
    );
  }
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void open(event.dataTransfer.files[0]);
  };
  return (
    <Card title="Which file?">
      <Stack>
        <Radio.Group
          label="It holds"
          value={kind}
          onChange={(value) => setKind(ImportKind.catch('assignments').parse(value))}
        >
          <Stack gap="xs" mt={6}>
            {ImportKind.options.map((value) => (
              <Radio key={value} value={value} label={KINDS[value].name} description={KINDS[value].what} />
            ))}
          </Stack>
        </Radio.Group>
        <section
          aria-label="Place to drop a file"
          className="sl-drop"
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <IconFileUpload size={28} stroke={1.4} aria-hidden />
          <Text fz="sm">Drop a CSV file here, or</Text>
          <Group justify="center">
            <Button loading={busy} onClick={() => input.current?.click()}>
              Choose a file
            </Button>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              onClick={() =>
                saveFile(
                  new Blob([`\uFEFF${templateCsv(kind)}`], { type: 'text/csv' }),
                  `${kind}-template.csv`,
                )
              }
            >
              Template
            </Button>
          </Group>
          <input
            ref={input}
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            aria-label="CSV file"
            hidden
            onChange={(event) => void open(event.currentTarget.files?.[0])}
          />
          <Text fz="xs" c="dimmed">
            Comma, semicolon or tab; up to {number(100_000)} rows at ease. Nothing is sent before you have
            seen what it would do.
          </Text>
        </section>
        {reason && (
          <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
            {reason}
          </Alert>
        )}
      </Stack>
    </Card>
  );
}
