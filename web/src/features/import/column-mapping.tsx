// Which column of the file says what: guessed from its headers, corrected by hand, with cells of the file to judge by.
import { Alert, Select, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { columnsOf } from '#shared/domain/imports/columns.ts';
import type { FileKind } from '#shared/domain/imports/import-kind.ts';
import { type Mapping, missingColumns } from '#shared/domain/imports/mapping.ts';
import type { CsvFile } from '#shared/domain/imports/parse-csv.ts';
import { Card } from '#web/ui/page.tsx';

interface ColumnMappingProps {
  readonly kind: FileKind;
  readonly file: CsvFile;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

const SAMPLES = 3;

export function ColumnMapping({ kind, file, mapping, onChange }: ColumnMappingProps) {
  const missing = missingColumns(kind, mapping);
  const used = new Set(Object.values(mapping));
  const unused = file.headers.filter((_, at) => !used.has(at));
  const set = (field: string, at: string | null) => {
    const others = Object.entries(mapping).filter(([name, place]) => name !== field && String(place) !== at);
    onChange(Object.fromEntries(at === null ? others : [...others, [field, Number(at)]]));
  };
  return (
    <Card
      title="Columns"
      lead={
        unused.length === 0
          ? 'Every column of the file is used.'
          : `Not used: ${new Intl.ListFormat('en').format(unused)}`
      }
      flush
    >
      {missing.length > 0 && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} mx="md" mb="sm" role="alert">
          Say which column holds {new Intl.ListFormat('en', { type: 'conjunction' }).format(missing)}.
        </Alert>
      )}
      <ul className="sl-cards">
        {columnsOf(kind).map(({ field, header, what, required }) => {
          const at = mapping[field];
          return (
            <li key={field} className="sl-fields" style={{ alignItems: 'center' }}>
              <div>
                <Text fz="sm" fw={540}>
                  {header}
                  {required && (
                    <Text span c="var(--mantine-color-error)" aria-hidden>
                      {' *'}
                    </Text>
                  )}
                </Text>
                <Text fz="xs" c="dimmed">
                  {what}
                </Text>
              </div>
              <Select
                aria-label={`Column of the file for ${header}`}
                placeholder="Not in the file"
                searchable
                clearable
                data={file.headers.map((name, place) => ({
                  value: String(place),
                  label: name || `Column ${place + 1}`,
                }))}
                value={at === undefined ? null : String(at)}
                onChange={(value) => set(field, value)}
              />
              <Text fz="xs" c="dimmed" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
                {at !== undefined && samplesOf(file, at)}
              </Text>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function samplesOf(file: CsvFile, at: number): string {
  const found = new Set<string>();
  for (const cells of file.rows.slice(0, 500)) {
    const text = cells[at]?.trim();
    if (text) found.add(text.slice(0, 60));
    if (found.size === SAMPLES) break;
  }
  return found.size === 0 ? 'Empty in the first rows' : [...found].join(' · ');
}
