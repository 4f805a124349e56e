// Rows that can be added and removed; the keyboard goes on where a person would look next.
import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';

interface RowListProps<Row extends { readonly key: number }> {
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
  readonly blank: () => Row;
  readonly most: number;
  /** One of them: `document`. */
  readonly noun: string;
  /** Said while there are none. */
  readonly none: string;
  /** Rows of many fields are told apart by a line. */
  readonly apart?: boolean;
  readonly children: (row: Row, index: number, set: (change: Partial<Row>) => void) => ReactNode;
}

export function RowList<Row extends { readonly key: number }>(props: RowListProps<Row>) {
  const { rows, onChange, blank, most, noun, none, apart, children } = props;
  const list = useRef<HTMLDivElement>(null);
  const afterwards = (find: (list: HTMLElement) => HTMLElement | null | undefined) =>
    requestAnimationFrame(() => list.current && find(list.current)?.focus());
  return (
    <Stack gap="sm" ref={list}>
      {rows.length === 0 && (
        <Text fz="sm" c="dimmed">
          {none}
        </Text>
      )}
      {rows.map((row, index) => (
        <Group
          key={row.key}
          gap="xs"
          align="flex-start"
          wrap="nowrap"
          data-row
          {...(apart && index > 0 && { pt: 'sm', style: { borderTop: '1px solid var(--sl-line)' } })}
        >
          <div style={{ flex: 1, minWidth: 0 }}>
            {children(row, index, (change) =>
              onChange(rows.map((one) => (one.key === row.key ? { ...one, ...change } : one))),
            )}
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            mt={25}
            c="dimmed"
            aria-label={`Remove ${noun} ${index + 1}`}
            onClick={() => {
              onChange(rows.filter(({ key }) => key !== row.key));
              // A row may hold a list of its own; the last button is that of this one.
              afterwards((all) => [...all.querySelectorAll<HTMLElement>('[data-add]')].at(-1));
            }}
          >
            <IconTrash size={17} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {rows.length < most && (
        <div>
          <Button
            data-add
            variant="default"
            size="xs"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => {
              onChange([...rows, blank()]);
              afterwards((all) => [...all.querySelectorAll('[data-row]')].at(-1)?.querySelector('input'));
            }}
          >
            Add {noun}
          </Button>
        </div>
      )}
    </Stack>
  );
}
