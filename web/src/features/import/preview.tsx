// The first rows as they will be understood.
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { columnsOf } from '#shared/domain/imports/columns.ts';
import type { ImportKind, RowError } from '#shared/domain/imports/import-kind.ts';
import type { CanonicalRow, Mapping } from '#shared/domain/imports/mapping.ts';

const SHOWN_ROWS = 8;

interface PreviewProps {
  readonly kind: ImportKind;
  readonly mapping: Mapping;
  readonly rows: readonly CanonicalRow[];
  readonly errors: readonly RowError[];
}

export function Preview({ kind, mapping, rows, errors }: PreviewProps) {
  const columns = columnsOf(kind).filter(({ field }) => mapping[field] !== undefined);
  const bad = new Set(errors.map(({ row }) => row));
  const shown = rows.slice(0, SHOWN_ROWS).map((row, index) => ({ row, number: index + 1 }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section style={{ overflowX: 'auto' }} tabIndex={0} aria-label="First rows">
      <table className="sl-table" aria-label="First rows">
        <thead>
          <tr>
            <th scope="col">Row</th>
            {columns.map(({ field, header }) => (
              <th key={field} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ row, number }) => (
            <tr key={number}>
              <td style={{ whiteSpace: 'nowrap' }}>
                {bad.has(number) ? (
                  <IconAlertTriangle size={14} color="var(--sl-bad)" aria-label="cannot be applied" />
                ) : (
                  <IconCheck size={14} color="var(--sl-good)" aria-label="good" />
                )}{' '}
                {number}
              </td>
              {columns.map(({ field }) => (
                <td key={field}>{row[field] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
