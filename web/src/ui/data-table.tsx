// A table of any length draws only the rows in sight; on a narrow screen each row is a card with the same values.
import { Box } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';

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

interface DataTableProps<Row> {
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

/** Fewer rows than this are drawn all at once. */
const VIRTUAL_FROM = 60;
const ROW_PX = 45;
const CARD_PX = 150;
const AHEAD = 12;

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, onEnd } = props;
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const scroll = useRef<HTMLElement>(null);
  const virtual = rows.length >= VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: virtual,
    getScrollElement: () => scroll.current,
    estimateSize: () => (narrow ? CARD_PX : ROW_PX),
    overscan: AHEAD,
    onChange: (instance) => {
      const last = instance.getVirtualItems().at(-1);
      if (onEnd && last && last.index >= rows.length - AHEAD) onEnd();
    },
  });
  const items = virtualizer.getVirtualItems();
  const window = virtual
    ? {
        first: items[0]?.index ?? 0,
        after: (items.at(-1)?.index ?? -1) + 1,
        above: items[0]?.start ?? 0,
        below: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0),
      }
    : { first: 0, after: rows.length, above: 0, below: 0 };
  const measure = virtual ? virtualizer.measureElement : undefined;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="sl-scroll" ref={scroll} tabIndex={0} aria-label={props.label}>
      {narrow ? (
        <Cards {...props} window={window} measure={measure} />
      ) : (
        <Rows {...props} window={window} measure={measure} />
      )}
    </section>
  );
}

interface InSight {
  readonly window: {
    readonly first: number;
    readonly after: number;
    readonly above: number;
    readonly below: number;
  };
  readonly measure: ((element: Element | null) => void) | undefined;
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
  window,
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
        <Spacer height={window.above} columns={columns.length} />
        {rows.slice(window.first, window.after).map((row, index) => (
          <tr
            key={rowKey(row)}
            ref={measure}
            data-index={window.first + index}
            aria-rowindex={window.first + index + 2}
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
        <Spacer height={window.below} columns={columns.length} />
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

function Cards<Row>({ columns, rows, rowKey, window, measure }: DataTableProps<Row> & InSight) {
  const [name, ...rest] = columns;
  return (
    <ul className="sl-cards" style={{ paddingTop: window.above, paddingBottom: window.below }}>
      {rows.slice(window.first, window.after).map((row, index) => (
        <li key={rowKey(row)} ref={measure} data-index={window.first + index}>
          <Box fz="sm">{name?.cell(row)}</Box>
          <dl className="sl-pairs">
            {rest
              .filter(({ label }) => label !== '')
              .map((column) => (
                <div key={column.key}>
                  <dt>{column.label}</dt>
                  <dd className={column.end ? 'sl-num' : undefined}>{column.cell(row)}</dd>
                </div>
              ))}
          </dl>
          {rest
            .filter(({ label }) => label === '')
            .map((column) => (
              <Box key={column.key} mt={8}>
                {column.cell(row)}
              </Box>
            ))}
        </li>
      ))}
    </ul>
  );
}
