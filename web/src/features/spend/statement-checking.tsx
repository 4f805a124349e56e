// A chosen statement before it is sent: its columns, how its cells are read, what each row says and which are known already.
import { Alert, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { getSpendPresets, type SpendPresets } from '#shared/api/spend-presets.ts';
import type { RowError } from '#shared/domain/imports/import-kind.ts';
import { guessMapping, type Mapping, missingColumns } from '#shared/domain/imports/mapping.ts';
import { presetsFor, type StatementOptions } from '#shared/domain/spend/statement-preset.ts';
import { sentenceOf } from '#web/api/problem.ts';
import { reading } from '#web/api/queries.ts';
import { ColumnMapping } from '#web/features/import/column-mapping.tsx';
import { DateOrderChoice } from '#web/features/import/date-order-choice.tsx';
import { FileSummary } from '#web/features/import/file-summary.tsx';
import { dateOrders, type Understanding } from '#web/features/import/prepare.ts';
import type { ChosenFile } from '#web/features/import/read-file.ts';
import { RefusedRows } from '#web/features/import/refused-rows.tsx';
import { SendBar } from '#web/features/import/send-bar.tsx';
import { useChecked } from '#web/features/import/use-checked.ts';
import { number } from '#web/ui/format.ts';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { plural } from '#web/ui/words.ts';
import { PresetChoice } from './preset-choice.tsx';
import { ReadingChoice } from './reading-choice.tsx';
import { StatementPreview } from './statement-preview.tsx';
import { shownReading } from './statement-reading.ts';
import { useDuplicates } from './use-duplicates.ts';

interface StatementCheckingProps {
  readonly file: ChosenFile;
  /** Why sending it was broken off. */
  readonly trouble: unknown;
  /** An upload of this file name that waits to be continued. */
  readonly open: boolean;
  /** An upload that has to be given up first. */
  readonly blocked: boolean;
  readonly onSend: (understanding: Understanding, known: readonly RowError[]) => void;
  readonly onLeave: () => void;
}

/** What one upload takes. */
const MOST_ROWS = 100_000;

/** What is known of the banks comes first; without it the file is read as it shows itself. */
export function StatementChecking(props: StatementCheckingProps) {
  const { data, error } = useQuery(reading(getSpendPresets, {}));
  if (!data && !error) return <RowsSkeleton />;
  return <Checking {...props} known={data} />;
}

function Checking(props: StatementCheckingProps & { readonly known: SpendPresets | undefined }) {
  const { file, trouble, open, blocked, known, onSend, onLeave } = props;
  const [preset] = useState(() => presetsFor(known?.presets ?? [], file.headers)[0]);
  const [presetName, setPresetName] = useState(preset?.name);
  const [mapping, setMapping] = useState<Mapping>(
    () => preset?.mapping ?? guessMapping('statement', file.headers),
  );
  const [chosen, setChosen] = useState<StatementOptions>(preset?.options ?? {});
  const shown = useMemo(() => shownReading(file, mapping), [file, mapping]);
  const orders = useMemo(() => dateOrders({ kind: 'statement', file, mapping }), [file, mapping]);
  const options: StatementOptions = useMemo(() => {
    const { dateOrder = orders.proven, decimalMark = shown.decimalMark, ...others } = chosen;
    const { outIsNegative = shown.outIsNegative } = others;
    return {
      ...others,
      outIsNegative,
      ...(dateOrder && { dateOrder }),
      ...(decimalMark && { decimalMark }),
    };
  }, [chosen, orders, shown]);
  const understanding: Understanding = useMemo(
    () => ({ kind: 'statement', file, mapping, options }),
    [file, mapping, options],
  );
  const missing = missingColumns('statement', mapping).length > 0;
  const { checked, looked } = useChecked(understanding, missing);
  const duplicates = useDuplicates(file, mapping, options, checked !== undefined && !missing);
  const good = checked ? checked.rows - checked.refused : 0;
  const unsaid = whatIsUnsaid(
    orders.open && options.dateOrder === undefined,
    shown.openAmounts && options.decimalMark === undefined,
    !shown.hasCurrency && options.currency === undefined,
  );
  const large = file.rows.length > MOST_ROWS;
  return (
    <Stack>
      <FileSummary
        file={file}
        note={presetName === undefined ? undefined : `read as statements of ${presetName}`}
        onLeave={onLeave}
      />
      {known && (
        <PresetChoice
          known={known}
          headers={file.headers}
          mapping={mapping}
          options={options}
          name={presetName}
          onSaved={setPresetName}
          onChoose={(one) => {
            setPresetName(one.name);
            setMapping(one.mapping);
            setChosen(one.options);
          }}
        />
      )}
      <ColumnMapping kind="statement" file={file} mapping={mapping} onChange={setMapping} />
      {orders.open && (
        <DateOrderChoice
          order={options.dateOrder}
          proven={orders.proven !== undefined}
          onChange={(dateOrder) => setChosen({ ...chosen, dateOrder })}
        />
      )}
      <ReadingChoice
        options={options}
        shown={shown}
        hasNet={mapping.net !== undefined}
        onChange={(change) => setChosen(defined({ ...chosen, ...change }))}
      />
      {!missing && (
        <StatementPreview
          understanding={understanding}
          options={options}
          checked={checked}
          known={duplicates.rows}
        />
      )}
      {checked && checked.refused > 0 && (
        <RefusedRows
          kind="statement"
          file={file}
          errors={checked.errors}
          title={`${plural(checked.refused, 'row')} cannot be applied`}
          lead="Save them with their reasons, mend them and import them alone: nothing is counted twice."
        />
      )}
      {trouble !== undefined && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title="It was not imported" role="alert">
          {sentenceOf(trouble)}
        </Alert>
      )}
      <SendBar
        rows={file.rows.length}
        missing={missing}
        checked={checked}
        looked={looked}
        act={open ? 'Continue the upload' : `Import ${checked ? plural(good, 'row') : ''}`}
        disabled={missing || good === 0 || blocked || unsaid !== undefined || large}
        effect={
          blocked
            ? 'Another upload is open: abandon it first.'
            : large
              ? `One upload takes ${number(MOST_ROWS)} rows; split the file.`
              : (unsaid ?? duplicates.words)
        }
        onSend={() => onSend(understanding, checked?.errors ?? [])}
      />
    </Stack>
  );
}

function whatIsUnsaid(date: boolean, amount: boolean, currency: boolean): string | undefined {
  if (date) return 'Say first what comes first in its dates.';
  if (amount) return 'Say first what stands before the cents.';
  return currency ? 'Say first in which currency it is.' : undefined;
}

function defined(options: { [K in keyof StatementOptions]: StatementOptions[K] }): StatementOptions {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined && value !== ''),
  );
}
