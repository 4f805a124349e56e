// A table of any length draws only the rows in sight; on a narrow screen each row is a card with the same values.
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { DataCards } from './data-cards.tsx';
import { AHEAD, type InSight, isNearEnd, sightOf, VIRTUAL_FROM } from './in-sight.ts';

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand at the end of their cell, under each other. */
  readonly end?: boolean;
  /** Name that the API sorts by. */
  readonly sort?: string;
  readonly width?: string;
}

export interface DataTableProps<Row> {
  /** Says what the table lists. */
  readonly label: string;
  /** The first one names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort?: string | undefined;
  readonly order?: string | undefined;
  readonly onSort?: (sort: string, order: 'asc' | 'desc') => void;
  /** Called when the last rows come into sight. */
  readonly onEnd?: () => void;
  /** Rows of the whole list, where not all have come. */
  readonly total?: number;
}

const ROW_PX = 45;

export function DataTable<Row>(props: DataTableProps<Row>) {
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  return narrow ? <DataCards {...props} /> : <Sheet {...props} />;
}

/** Scrolls by itself, so that the heads of its columns and the pages of the list stay in sight. */
function Sheet<Row>(props: DataTableProps<Row>) {
  const { rows, onEnd } = props;
  const scroll = useRef<HTMLElement>(null);
  const enabled = rows.length >= VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    overscan: AHEAD,
    onChange: (instance) => isNearEnd(instance) && onEnd?.(),
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="sl-scroll" ref={scroll} tabIndex={0} aria-label={props.label}>
      <Rows {...props} {...sightOf(virtualizer, enabled)} />
    </section>
  );
}

function Rows<Row>({
  label,
  columns,
  rows,
  rowKey,
  sort,
  order,
  onSort,
  total,
  sight,
  measure,
}: DataTableProps<Row> & InSight) {
  return (
    <table className="sl-table" aria-label={label} aria-rowcount={(total ?? rows.length) + 1}>
      <thead>
        <tr>
          {columns.map((column) => {
            const sorted = column.sort !== undefined && column.sort === sort;
            const ascending = order !== 'desc';
            return (
              <th
                key={column.key}
                scope="col"
                data-end={column.end || undefined}
                style={column.width ? { width: column.width } : undefined}
                {...(sorted && { 'aria-sort': ascending ? 'ascending' : 'descending' })}
              >
                {column.sort && onSort ? (
                  <button
                    type="button"
                    className="sl-sort"
                    onClick={() => onSort(column.sort ?? '', sorted && ascending ? 'desc' : 'asc')}
                  >
                    {column.label}
                    {sorted &&
                      (ascending ? (
                        <IconArrowUp size={13} aria-hidden />
                      ) : (
                        <IconArrowDown size={13} aria-hidden />
                      ))}
                  </button>
                ) : (
                  column.label
                )}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        <Spacer height={sight.above} columns={columns.length} />
        {rows.slice(sight.first, sight.after).map((row, index) => (
          <tr
            key={rowKey(row)}
            ref={measure}
            data-index={sight.first + index}
            aria-rowindex={sight.first + index + 2}
          >
            {columns.map((column) => (
              <td
                key={column.key}
                data-end={column.end || undefined}
                className={column.end ? 'sl-num' : undefined}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
        <Spacer height={sight.below} columns={columns.length} />
      </tbody>
    </table>
  );
}

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
