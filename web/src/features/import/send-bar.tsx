// What sending would do, always in sight, with the button that does it.
import { Button, Group, Progress, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { number } from '#web/ui/format.ts';
import { plural, sentence } from '#web/ui/words.ts';
import type { Checked } from './prepare.ts';

interface SendBarProps {
  readonly rows: number;
  /** Columns are still missing. */
  readonly missing: boolean;
  /** Absent while rows are checked. */
  readonly checked: Checked | undefined;
  readonly looked: number;
  readonly act: string;
  readonly effect: string;
  readonly disabled: boolean;
  readonly onSend: () => void;
}

export function SendBar({ rows, missing, checked, looked, act, effect, disabled, onSend }: SendBarProps) {
  return (
    <section
      className="sl-card"
      aria-label="Send"
      style={{
        position: 'sticky',
        bottom: '0.75rem',
        zIndex: 3,
        padding: '0.75rem 1rem',
        boxShadow: 'var(--mantine-shadow-md)',
      }}
    >
      <Group justify="space-between" gap="md">
        <div style={{ flex: '1 1 18rem' }}>
          {missing ? (
            <Text fz="sm">Some columns are still needed.</Text>
          ) : checked ? (
            <Verdict checked={checked} />
          ) : (
            <>
              <Text fz="sm" mb={6} role="status" className="sl-num">
                Checking {number(looked)} of {plural(rows, 'row')}
              </Text>
              <Progress value={(looked / rows) * 100} aria-label="Rows checked" />
            </>
          )}
          <Text fz="xs" c="dimmed" mt={4}>
            {effect}
          </Text>
        </div>
        <Button onClick={onSend} disabled={disabled}>
          {act}
        </Button>
      </Group>
    </section>
  );
}

function Verdict({ checked: { rows, refused } }: { readonly checked: Checked }) {
  const good = rows - refused;
  return (
    <Group gap={6} wrap="nowrap" role="status">
      {refused === 0 ? (
        <IconCircleCheck size={18} color="var(--sl-good)" aria-hidden style={{ flex: 'none' }} />
      ) : (
        <IconAlertTriangle size={18} color="var(--sl-warn)" aria-hidden style={{ flex: 'none' }} />
      )}
      <Text fz="sm" fw={560}>
        {refused === 0
          ? sentence(good, { one: 'The only row can be applied', other: 'All # rows can be applied' })
          : good === 0
            ? 'No row can be applied'
            : `${number(good)} of ${plural(rows, 'row')} can be applied; ${sentence(refused, { one: 'the other one is left out', other: 'the # others are left out' })}`}
      </Text>
    </Group>
  );
}
