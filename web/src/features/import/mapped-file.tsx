// What each column means is guessed and corrected; the file is checked anew with every correction.
import { Alert, Badge, Button, Group, Progress, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Import } from '#shared/api/imports.ts';
import { badRowsCsv } from '#shared/domain/imports/bad-rows.ts';
import { columnsOf } from '#shared/domain/imports/columns.ts';
import type { ImportKind, RowError } from '#shared/domain/imports/import-kind.ts';
import { type Mapping, missingColumns } from '#shared/domain/imports/mapping.ts';
import type { CsvFile } from '#shared/domain/imports/parse-csv.ts';
import type { DateOrder } from '#shared/domain/imports/read-day.ts';
import { sentenceOf } from '#web/api/problem.ts';
import { number } from '#web/ui/format.ts';
import { Card } from '#web/ui/page.tsx';
import { saveFile } from '#web/ui/save-file.ts';
import { plural } from '#web/ui/words.ts';
import { type Checked, checkFile, dateOrderIn } from './check-file.ts';
import { importSentence } from './import-history.tsx';
import { Preview } from './preview.tsx';
import { RowErrorList } from './row-error-list.tsx';
import { sendFile } from './send-file.ts';

interface MappedFileProps {
  readonly connectionId: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly file: CsvFile;
  readonly guessed: Mapping;
  readonly onLeave: () => void;
}

type Way =
  | { readonly at: 'checking' }
  | { readonly at: 'sending'; readonly sent: number }
  | { readonly at: 'done'; readonly finished: Import; readonly errors: readonly RowError[] }
  | { readonly at: 'failed'; readonly reason: string };

export function MappedFile({ connectionId, kind, fileName, file, guessed, onLeave }: MappedFileProps) {
  const client = useQueryClient();
  const [mapping, setMapping] = useState(guessed);
  const [order, setOrder] = useState<DateOrder>();
  const [checked, setChecked] = useState<Checked>();
  const [way, setWay] = useState<Way>({ at: 'checking' });
  const needed = dateOrderIn(file, mapping);
  const dateOrder = needed === 'asked' ? order : needed;
  const missing = missingColumns(kind, mapping);
  useEffect(() => {
    let current = true;
    setChecked(undefined);
    void checkFile(kind, file, mapping, dateOrder, () => current).then((result) => {
      if (result) setChecked(result);
    });
    return () => {
      current = false;
    };
  }, [kind, file, mapping, dateOrder]);

  const send = async () => {
    if (!checked) return;
    setWay({ at: 'sending', sent: 0 });
    try {
      const { finished, errors } = await sendFile(
        { connectionId, kind, fileName, rows: checked.rows },
        (sent) => setWay({ at: 'sending', sent }),
      );
      setWay({ at: 'done', finished, errors });
    } catch (error) {
      setWay({ at: 'failed', reason: sentenceOf(error) });
    }
    void client.invalidateQueries();
  };
  const saveBad = (errors: readonly RowError[]) =>
    saveFile(
      new Blob([`\uFEFF${badRowsCsv(kind, file, errors)}`], { type: 'text/csv' }),
      `not-applied-${fileName}`,
    );

  if (way.at === 'sending') return <Sending sent={way.sent} total={file.rows.length} />;
  if (way.at === 'done') {
    return (
      <Card title={`${fileName} was imported`}>
        <Text fz="sm" role="status">
          {importSentence(way.finished)}.
        </Text>
        <Group mt="md">
          {way.errors.length > 0 && (
            <Button
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              onClick={() => saveBad(way.errors)}
            >
              Download the rows that were not applied
            </Button>
          )}
          <Button onClick={onLeave}>Another file</Button>
        </Group>
        {way.errors.length > 0 && <RowErrorList kind={kind} errors={way.errors} />}
      </Card>
    );
  }
  const good = checked ? file.rows.length - checked.refused : 0;
  return (
    <Stack>
      <Card
        title={fileName}
        lead={`${plural(file.rows.length, 'row')}, ${plural(file.headers.length, 'column')}`}
        actions={
          <Button size="xs" variant="default" onClick={onLeave}>
            Another file
          </Button>
        }
      >
        <Text fz="sm" mb="xs">
          Which column holds what?
        </Text>
        <div className="sl-fields">
          {columnsOf(kind).map(({ field, header, what, required }) => (
            <Select
              key={field}
              label={header}
              description={what}
              required={required ?? false}
              placeholder="Not in the file"
              clearable
              searchable
              data={file.headers.map((name, at) => ({
                value: String(at),
                label: name || `Column ${at + 1}`,
              }))}
              value={mapping[field] === undefined ? null : String(mapping[field])}
              onChange={(value) => {
                const { [field]: _, ...others } = mapping;
                setMapping(value === null ? others : { ...others, [field]: Number(value) });
              }}
            />
          ))}
        </div>
        {needed === 'asked' && (
          <Group mt="md" gap="sm">
            <Text fz="sm" id="date-order">
              Dates such as 04/05/2026 can be read in two ways. First comes the
            </Text>
            <SegmentedControl
              aria-labelledby="date-order"
              data={[
                { value: '', label: 'Not said' },
                { value: 'dayFirst', label: 'Day' },
                { value: 'monthFirst', label: 'Month' },
              ]}
              value={order ?? ''}
              onChange={(value) => setOrder(value === '' ? undefined : (value as DateOrder))}
            />
          </Group>
        )}
      </Card>
      {missing.length > 0 ? (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />}>
          Still needed: {missing.join(', ')}
        </Alert>
      ) : (
        <Card
          title="What it would do"
          actions={
            checked ? (
              <Group gap="xs">
                <Badge color="teal.9">{number(good)} good</Badge>
                {checked.refused > 0 && <Badge color="red.9">{number(checked.refused)} not</Badge>}
              </Group>
            ) : (
              <Text fz="xs" c="dimmed" role="status">
                Checking…
              </Text>
            )
          }
        >
          <Preview kind={kind} mapping={mapping} rows={checked?.rows ?? []} errors={checked?.errors ?? []} />
          {checked && checked.errors.length > 0 && <RowErrorList kind={kind} errors={checked.errors} />}
          {way.at === 'failed' && (
            <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert" mt="md">
              {way.reason}
            </Alert>
          )}
          <Group justify="flex-end" mt="md">
            {checked && checked.errors.length > 0 && (
              <Button
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden />}
                onClick={() => saveBad(checked.errors)}
              >
                Download the bad rows
              </Button>
            )}
            <Button disabled={!checked || good === 0} onClick={() => void send()}>
              Import {checked ? plural(good, 'row') : ''}
            </Button>
          </Group>
        </Card>
      )}
    </Stack>
  );
}

function Sending({ sent, total }: { readonly sent: number; readonly total: number }) {
  return (
    <Card title="Importing">
      <Text fz="sm" mb="xs" role="status" className="sl-num">
        {sent === total ? 'Publishing…' : `${number(sent)} of ${number(total)} rows`}
      </Text>
      <Progress value={(sent / total) * 100} animated aria-label="Rows sent" />
      <Text fz="xs" c="dimmed" mt="xs">
        Nothing is published before all of it has arrived.
      </Text>
    </Card>
  );
}
