// A list on a narrow screen: each row is a card in the page, which alone scrolls; what a row has no value for is left out.
import { Box } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import type { DataTableProps } from './data-table.tsx';
import { AHEAD, isNearEnd, sightOf, VIRTUAL_FROM } from './in-sight.ts';

const CARD_PX = 150;

export function DataCards<Row>({ label, columns, rows, rowKey, onEnd }: DataTableProps<Row>) {
  const list = useRef<HTMLElement>(null);
  const [top, setTop] = useState(0);
  const enabled = rows.length >= VIRTUAL_FROM;
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    enabled,
    estimateSize: () => CARD_PX,
    overscan: AHEAD,
    scrollMargin: top,
    onChange: (instance) => isNearEnd(instance) && onEnd?.(),
  });
  // What stands above it comes and goes; cards ahead make up for what moves between two drawings.
  useLayoutEffect(() => {
    setTop(Math.round((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY));
  });
  const { sight, measure } = sightOf(virtualizer, enabled);
  const [name, ...rest] = columns;
  return (
    <section ref={list} aria-label={label}>
      <ul className="sl-cards" style={{ paddingTop: sight.above, paddingBottom: sight.below }}>
        {rows.slice(sight.first, sight.after).map((row, index) => (
          <li key={rowKey(row)} ref={measure} data-index={sight.first + index}>
            <Box fz="sm" style={{ overflowWrap: 'anywhere' }}>
              {name?.cell(row)}
            </Box>
            <dl className="sl-pairs">
              {rest
                .filter(({ label: name }) => name !== '')
                .map((column) => (
                  <div key={column.key}>
                    <dt>{column.label}</dt>
                    <dd className={column.end ? 'sl-num' : undefined}>{column.cell(row)}</dd>
                  </div>
                ))}
            </dl>
            {rest
              .filter(({ label: name }) => name === '')
              .map((column) => (
                <Box key={column.key} mt={8}>
                  {column.cell(row)}
                </Box>
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
