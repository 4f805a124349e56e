// The file that was chosen, and the way to another one.
import { Button, Group, Text } from '@mantine/core';
import { Card } from '#web/ui/page.tsx';
import { plural } from '#web/ui/words.ts';
import type { ChosenFile } from './read-file.ts';
import { sizeText } from './words.ts';

interface FileSummaryProps {
  readonly file: ChosenFile;
  /** By what it is read. */
  readonly note?: string | undefined;
  readonly onLeave: () => void;
}

export function FileSummary({ file, note, onLeave }: FileSummaryProps) {
  return (
    <Card>
      <Group justify="space-between">
        <div>
          <Text fw={560} style={{ overflowWrap: 'anywhere' }}>
            {file.name}
          </Text>
          <Text fz="sm" c="dimmed" className="sl-num">
            {plural(file.rows.length, 'row')}, {plural(file.headers.length, 'column')}, {sizeText(file.size)}
            {note !== undefined && `; ${note}`}
          </Text>
        </div>
        <Button variant="default" size="xs" onClick={onLeave}>
          Choose another file
        </Button>
      </Group>
    </Card>
  );
}
