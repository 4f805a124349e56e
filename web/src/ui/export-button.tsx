// Exactly what is filtered is saved as CSV, however many pages it takes.
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { type AnyRoute, callCsv, type InputOf } from '#web/api/client.ts';
import { saveFile } from './save-file.ts';
import { say } from './say.ts';

interface ExportButtonProps<R extends AnyRoute> {
  readonly route: R;
  readonly input: InputOf<R>;
  /** Several of the listed things; names the file too. */
  readonly noun: string;
  /** What the button says instead. */
  readonly label?: string;
}

export function ExportButton<R extends AnyRoute>({ route, input, noun, label }: ExportButtonProps<R>) {
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const { params, query } = input as { params?: object; query?: object };
      const all = { params, query: { ...query, limit: '1000' } } as unknown as InputOf<R>;
      saveFile(await callCsv(route, all), `${noun.replaceAll(' ', '-')}.csv`);
    } catch (error) {
      say.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={save}
      loading={busy}
      {...(label === undefined && { 'aria-label': `Export these ${noun} as CSV` })}
    >
      {label ?? 'Export'}
    </Button>
  );
}
