// The way back and on stand in the same place on every step.
import { Button, Group, Text } from '@mantine/core';

interface StepButtonsProps {
  readonly back: () => void;
  readonly backName: string;
  readonly next?: () => void;
  readonly nextName: string;
  readonly submit?: boolean;
  readonly disabled?: boolean;
  readonly busy?: boolean;
  readonly note?: string | undefined;
}

export function StepButtons({
  back,
  backName,
  next,
  nextName,
  submit,
  disabled,
  busy,
  note,
}: StepButtonsProps) {
  return (
    <Group justify="flex-end" p="md">
      {note && (
        <Text fz="xs" c="dimmed" mr="auto">
          {note}
        </Text>
      )}
      <Button variant="default" onClick={back}>
        {backName}
      </Button>
      <Button
        {...(submit ? { type: 'submit' as const } : { onClick: next })}
        disabled={disabled ?? false}
        loading={busy ?? false}
      >
        {nextName}
      </Button>
    </Group>
  );
}
