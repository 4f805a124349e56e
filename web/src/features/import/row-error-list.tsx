// What is wrong, by the number of the row.
import { Text } from '@mantine/core';
import { columnsOf } from '#shared/domain/imports/columns.ts';
import type { ImportKind, RowError } from '#shared/domain/imports/import-kind.ts';
import { number } from '#web/ui/format.ts';

const SHOWN = 50;

interface RowErrorListProps {
  readonly kind: ImportKind;
  readonly errors: readonly RowError[];
}

export function RowErrorList({ kind, errors }: RowErrorListProps) {
  const headerOf = new Map(columnsOf(kind).map(({ field, header }) => [field, header]));
  return (
    <>
      <Text fz="sm" fw={560} mt="md">
        What cannot be applied
      </Text>
      <ul style={{ margin: '0.25rem 0 0', paddingLeft: '1.1rem' }}>
        {errors.slice(0, SHOWN).map(({ row, column, reason }) => (
          <Text key={`${row} ${column} ${reason}`} component="li" fz="sm">
            Row {number(row)}
            {column && `, ${headerOf.get(column) ?? column}`}: {reason}
          </Text>
        ))}
      </ul>
      {errors.length > SHOWN && (
        <Text fz="xs" c="dimmed">
          And {number(errors.length - SHOWN)} more; the download has all of them.
        </Text>
      )}
    </>
  );
}
