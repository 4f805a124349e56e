// What a connection can really do, task by task; what it cannot says why and what would mend it.
import { Group, List, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { Capability } from '#shared/domain/connections/task.ts';
import { TASK_WORDS } from '#web/ui/words.ts';

export function CapabilityList({ capabilities }: { readonly capabilities: readonly Capability[] }) {
  return (
    <List spacing="xs" center={false} listStyleType="none" fz="sm">
      {capabilities.map((one) => (
        <List.Item
          key={one.task}
          icon={
            <ThemeIcon size={20} radius="xl" variant="light" color={one.available ? 'teal' : 'orange'}>
              {one.available ? (
                <IconCheck size={13} aria-label="possible" />
              ) : (
                <IconX size={13} aria-label="not possible" />
              )}
            </ThemeIcon>
          }
        >
          <Group gap={6}>
            <Text span fw={540} fz="sm">
              {TASK_WORDS[one.task].name}
            </Text>
            <Text span fz="sm" c="dimmed">
              {one.available ? TASK_WORDS[one.task].does : one.reason}
            </Text>
          </Group>
          {!one.available && one.remedy && <Text fz="xs">{one.remedy}</Text>}
        </List.Item>
      ))}
    </List>
  );
}
