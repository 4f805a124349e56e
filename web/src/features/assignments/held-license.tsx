// One license that somebody holds, with its days; what was assigned by hand is changed, ended or taken away here.
import { ActionIcon, Badge, Group, Menu, Text } from '@mantine/core';
import { IconCalendarOff, IconDotsVertical, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ApplicationPerson } from '#shared/api/assignments.ts';
import { day } from '#web/ui/format.ts';
import { TextLink } from '#web/ui/links.tsx';

type Held = ApplicationPerson['licenses'][number];

interface HeldLicenseProps {
  readonly held: Held;
  readonly person: ApplicationPerson;
  /** Absent where the reader may not. */
  readonly onChoose: ((act: 'change' | 'end' | 'remove') => void) | undefined;
}

/** When it is held and what for, as far as anybody said. */
function detailsOf({ since, until, role, via }: Held): string {
  return [role, since && `since ${day(since)}`, until && `through ${day(until)}`, via && `through ${via}`]
    .filter(Boolean)
    .join(', ');
}

export function HeldLicense({ held, person, onChoose }: HeldLicenseProps) {
  const details = held.standing === 'upcoming' ? upcoming(held) : detailsOf(held);
  return (
    <Group gap={6} wrap="nowrap" justify="space-between" align="flex-start">
      <div>
        <Group gap={6}>
          <TextLink to="/licenses/$id" params={{ id: held.id }} fz="sm" c="var(--mantine-color-text)">
            {held.name}
          </TextLink>
          {held.byHand && (
            <Badge size="sm" color="gray">
              By hand
            </Badge>
          )}
          {held.standing === 'upcoming' && (
            <Badge size="sm" color="gray">
              Not yet
            </Badge>
          )}
        </Group>
        {details && (
          <Text fz="xs" c="dimmed">
            {details}
          </Text>
        )}
      </div>
      {onChoose && held.byHand && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`More about ${held.name} of ${person.name || person.mail}`}
            >
              <IconDotsVertical size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={() => onChoose('change')}>
              Change
            </Menu.Item>
            <Menu.Item
              leftSection={<IconCalendarOff size={15} aria-hidden />}
              onClick={() => onChoose('end')}
            >
              End today
            </Menu.Item>
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={15} aria-hidden />}
              onClick={() => onChoose('remove')}
            >
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}

function upcoming(held: Held): string {
  const { since, ...rest } = held;
  const more = detailsOf({ ...rest, since: null });
  return [since && `from ${day(since)}`, more].filter(Boolean).join(', ');
}
