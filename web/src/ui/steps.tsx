// A stretch of time with the way to the one before and after it.
import { ActionIcon, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';

interface StepsProps {
  /** What is shown: `November 2026`. */
  readonly name: string;
  /** One of them: `month`. */
  readonly noun: string;
  readonly onStep: (by: 1 | -1) => void;
  readonly isFirst?: boolean;
  readonly isLast?: boolean;
  readonly width?: number;
}

export function Steps({ name, noun, onStep, isFirst = false, isLast = false, width = 130 }: StepsProps) {
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={`The ${noun} before`}
        disabled={isFirst}
        onClick={() => onStep(-1)}
      >
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <Text fz="sm" fw={560} w={width} ta="center" aria-live="polite">
        {name}
      </Text>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={`The ${noun} after`}
        disabled={isLast}
        onClick={() => onStep(1)}
      >
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
