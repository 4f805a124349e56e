// A file of exchange rates is read here, looked at row by row, and its good rows are set.
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { setRates } from '#shared/api/rates.ts';
import { csvLine } from '#shared/domain/imports/csv-cell.ts';
import { RATES_TEMPLATE, type RateRow } from '#shared/domain/imports/read-rates.ts';
import type { RateCounts } from '#shared/domain/money/rate-changes.ts';
import { call } from '#web/api/client.ts';
import { sentenceOf } from '#web/api/problem.ts';
import { askAnew } from '#web/api/queries.ts';
import { Stat } from '#web/ui/figure.tsx';
import { useFocusReturn } from '#web/ui/focus-return.ts';
import { number } from '#web/ui/format.ts';
import { saveFile } from '#web/ui/save-file.ts';
import { plural } from '#web/ui/words.ts';
import { csvBlob } from '../import/csv-blob.ts';
import { FileDrop } from '../import/file-drop.tsx';
import { type ChosenFile, readFile } from '../import/read-file.ts';
import { RatesPreview } from './rates-preview.tsx';
import { sendRates } from './send-rates.ts';

type Stage =
  | { readonly at: 'choosing'; readonly trouble?: string }
  | { readonly at: 'reading'; readonly name: string }
  | { readonly at: 'looking'; readonly file: ChosenFile; readonly sent?: number; readonly trouble?: string }
  | { readonly at: 'done'; readonly counts: RateCounts; readonly left: number };

interface ImportRatesProps {
  readonly reporting: string;
  readonly onClose: () => void;
}

export function ImportRates({ reporting, onClose }: ImportRatesProps) {
  useFocusReturn();
  const client = useQueryClient();
  const [stage, setStage] = useState<Stage>({ at: 'choosing' });
  const choose = async (chosen: File) => {
    setStage({ at: 'reading', name: chosen.name });
    const file = await readFile(chosen);
    setStage(
      file.ok ? { at: 'looking', file: file.value } : { at: 'choosing', trouble: file.refusal.reason },
    );
  };
  const send = async (file: ChosenFile, rows: readonly RateRow[]) => {
    setStage({ at: 'looking', file, sent: 0 });
    try {
      const counts = await sendRates(
        rows,
        (rates) => call(setRates, { body: { reporting, rates } }),
        (sent) => setStage({ at: 'looking', file, sent }),
      );
      setStage({ at: 'done', counts, left: file.rows.length - rows.length });
    } catch (error) {
      setStage({ at: 'looking', file, trouble: sentenceOf(error) });
    }
    askAnew(client, setRates, { body: { reporting, rates: [] } });
  };
  return (
    <Modal opened onClose={onClose} title="Import exchange rates" size="xl">
      {stage.at === 'looking' ? (
        <RatesPreview
          file={stage.file}
          reporting={reporting}
          sent={stage.sent}
          trouble={stage.trouble}
          onSend={(rows) => void send(stage.file, rows)}
          onLeave={() => setStage({ at: 'choosing' })}
        />
      ) : stage.at === 'done' ? (
        <Done {...stage} onAgain={() => setStage({ at: 'choosing' })} onClose={onClose} />
      ) : (
        <Stack gap="sm">
          <Text fz="sm">
            Columns Currency, Date and Rate; the rate is what 1 unit of the currency is worth in {reporting}.
            Further columns are left aside.
          </Text>
          <FileDrop
            reading={stage.at === 'reading' ? stage.name : undefined}
            trouble={stage.at === 'choosing' ? stage.trouble : undefined}
            onFile={(file) => void choose(file)}
          />
          <Group>
            <Button
              variant="subtle"
              size="xs"
              leftSection={<IconDownload size={15} aria-hidden />}
              onClick={() =>
                saveFile(
                  csvBlob(RATES_TEMPLATE.map((row) => csvLine(row)).join('')),
                  'exchange-rates-template.csv',
                )
              }
            >
              Save a template
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

interface DoneProps {
  readonly counts: RateCounts;
  /** Rows of the file that could not be set. */
  readonly left: number;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

function Done({ counts, left, onAgain, onClose }: DoneProps) {
  const { added, changed, unchanged } = counts;
  const isSame = added + changed === 0;
  return (
    <Stack gap="sm">
      <Alert
        color="teal"
        icon={<IconCircleCheck aria-hidden />}
        title={isSame ? 'Nothing changed' : `${plural(added + changed, 'rate')} set`}
        role="status"
      >
        <Text fz="sm">
          {isSame && 'Every rate stood already. '}
          {left > 0 && `${plural(left, 'row')} ${left === 1 ? 'was' : 'were'} left out.`}
        </Text>
        {!isSame && (
          <Group gap="xl" mt="xs">
            <Stat label="New" value={number(added)} />
            <Stat label="Changed" value={number(changed)} />
            <Stat label="Known already" value={number(unchanged)} />
          </Group>
        )}
      </Alert>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onAgain}>
          Import another file
        </Button>
        <Button onClick={onClose}>Close</Button>
      </Group>
    </Stack>
  );
}
