// A read file before it is sent: its columns, its dates, what every row would do, and the button that sends it.
import { Alert, Button, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Import } from '#shared/api/imports.ts';
import type { RowError, UploadKind } from '#shared/domain/imports/import-kind.ts';
import { guessMapping, type Mapping, missingColumns } from '#shared/domain/imports/mapping.ts';
import type { DateOrder } from '#shared/domain/imports/read-day.ts';
import { ApiProblem, sentenceOf } from '#web/api/problem.ts';
import { age } from '#web/ui/format.ts';
import { plural } from '#web/ui/words.ts';
import { ColumnMapping } from './column-mapping.tsx';
import { DateOrderChoice } from './date-order-choice.tsx';
import { FileSummary } from './file-summary.tsx';
import { dateOrders, type RowCheck, type Understanding } from './prepare.ts';
import type { ChosenFile } from './read-file.ts';
import { MEND_THESE, RefusedRows } from './refused-rows.tsx';
import { RowPreview } from './row-preview.tsx';
import { SendBar } from './send-bar.tsx';
import { useChecked } from './use-checked.ts';
import { KIND_WORDS } from './words.ts';

interface CheckingProps {
  readonly kind: UploadKind;
  readonly file: ChosenFile;
  /** Stays the same one while nothing that it looks at changes. */
  readonly check: RowCheck | undefined;
  /** Why sending it was broken off. */
  readonly trouble: unknown;
  /** An upload of this kind and file name that waits to be continued. */
  readonly open: boolean;
  /** An upload that has to be given up first. */
  readonly blocked: boolean;
  /** The file of this kind that counts now. */
  readonly before: Import | undefined;
  /** @param mayLose the person saw how many accounts the file takes out */
  readonly onSend: (understanding: Understanding, known: readonly RowError[], mayLose: boolean) => void;
  readonly onLeave: () => void;
}

/** The API wants a word before it takes so many accounts out. */
function asksToLose(trouble: unknown): boolean {
  return trouble instanceof ApiProblem && trouble.field === 'mayLose';
}

export function Checking(props: CheckingProps) {
  const { kind, file, check, trouble, open, blocked, before, onSend, onLeave } = props;
  const [mapping, setMapping] = useState<Mapping>(() => guessMapping(kind, file.headers));
  const [order, setOrder] = useState<DateOrder>();
  const orders = useMemo(() => dateOrders({ kind, file, mapping }), [kind, file, mapping]);
  const dateOrder = order ?? orders.proven;
  const understanding: Understanding = useMemo(
    () => ({ kind, file, mapping, options: { dateOrder }, check }),
    [kind, file, mapping, dateOrder, check],
  );
  const missing = missingColumns(kind, mapping).length > 0;
  const undated = orders.open && dateOrder === undefined;
  const { checked, looked } = useChecked(understanding, missing);
  const isEdits = kind === 'mapping';
  const good = checked ? checked.rows - checked.refused : 0;
  const reason = useRef<HTMLDivElement>(null);
  // It stands below a long preview.
  useEffect(() => {
    if (trouble !== undefined) reason.current?.scrollIntoView({ block: 'center' });
  }, [trouble]);
  return (
    <Stack>
      <FileSummary file={file} onLeave={onLeave} />
      <ColumnMapping kind={kind} file={file} mapping={mapping} onChange={setMapping} />
      {orders.open && (
        <DateOrderChoice order={dateOrder} proven={orders.proven !== undefined} onChange={setOrder} />
      )}
      {!missing && <RowPreview understanding={understanding} checked={checked} />}
      {checked && checked.refused > 0 && (
        <RefusedRows
          kind={kind}
          file={file}
          errors={checked.errors}
          title={`${plural(checked.refused, 'row')} cannot be applied`}
          {...(isEdits && { lead: MEND_THESE })}
        />
      )}
      {trouble !== undefined && (
        <Alert
          ref={reason}
          color="red"
          icon={<IconAlertTriangle aria-hidden />}
          title="It was not imported"
          role="alert"
        >
          {sentenceOf(trouble)}
          {asksToLose(trouble) && (
            <Button
              mt="sm"
              size="xs"
              color="red.9"
              display="block"
              onClick={() => onSend(understanding, checked?.errors ?? [], true)}
            >
              Import it and take them out
            </Button>
          )}
        </Alert>
      )}
      <SendBar
        rows={file.rows.length}
        missing={missing}
        checked={checked}
        looked={looked}
        act={open ? 'Continue the upload' : `Import ${checked ? plural(good, 'row') : ''}`}
        disabled={missing || good === 0 || blocked || undated}
        effect={
          blocked
            ? 'Another upload of this connection is open: abandon it first.'
            : undated
              ? 'Say first what comes first in its dates.'
              : isEdits
                ? KIND_WORDS[kind].absent
                : before
                  ? `Replaces “${before.fileName}” with ${plural(before.rows, 'row')} of ${age(before.startedAt, Date.now())}. ${KIND_WORDS[kind].absent}`
                  : `The first ${KIND_WORDS[kind].file} file of this connection.`
        }
        onSend={() => onSend(understanding, checked?.errors ?? [], false)}
      />
    </Stack>
  );
}
