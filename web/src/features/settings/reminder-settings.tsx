// Which reminders are sent, how many days before, and at what hour.
import { Group, Stack, Switch, TagsInput } from '@mantine/core';
import { KIND_NAMES, NoticeKind } from '#shared/domain/reminders/kind.ts';
import { LED_KINDS, type LedKind, type Settings } from '#shared/domain/settings/settings.ts';
import { CountInput } from '#web/ui/count-input.tsx';
import { Card } from '#web/ui/page.tsx';
import { Guarded } from './guarded.tsx';
import { leadDaysOf } from './settings-changes.ts';

interface RemindersProps {
  readonly typing: Settings;
  readonly set: (change: Partial<Settings>) => void;
  readonly reasons: Readonly<Record<string, string>>;
  readonly disabled: boolean;
  readonly hourDisabled: boolean;
}

const isLed = (kind: NoticeKind): kind is LedKind => LED_KINDS.some((led) => led === kind);

export function ReminderSettings({ typing, set, reasons, disabled, hourDisabled }: RemindersProps) {
  const { reminders } = typing;
  const others = NoticeKind.options.filter((kind) => !isLed(kind));
  return (
    <Card
      title="Reminders"
      lead="What is sent to the owners of a contract or connection, and how many days before"
    >
      <Stack gap="md">
        <Guarded field="mailHour">
          <CountInput
            label="Mails leave at"
            description={`Hour of the day in ${typing.timeZone}`}
            maw={240}
            min={0}
            max={23}
            unit=":00"
            disabled={hourDisabled}
            value={typing.mailHour}
            onChange={(value) => typeof value === 'number' && set({ mailHour: value })}
            error={reasons.mailHour}
          />
        </Guarded>
        {LED_KINDS.map((kind) => (
          <Group key={kind} align="flex-start" gap="md">
            <Switch
              w={220}
              mt={6}
              label={KIND_NAMES[kind]}
              checked={reminders[kind].on}
              disabled={disabled}
              onChange={(event) =>
                set({
                  reminders: {
                    ...reminders,
                    [kind]: { ...reminders[kind], on: event.currentTarget.checked },
                  },
                })
              }
            />
            <TagsInput
              flex="1 1 16rem"
              aria-label={`${KIND_NAMES[kind]}: days before`}
              placeholder="Days before"
              splitChars={[',', ' ', ';']}
              disabled={disabled || !reminders[kind].on}
              value={reminders[kind].leadDays.map(String)}
              error={reasons[`reminders.${kind}.leadDays`]}
              onChange={(texts) =>
                set({
                  reminders: { ...reminders, [kind]: { ...reminders[kind], leadDays: leadDaysOf(texts) } },
                })
              }
            />
          </Group>
        ))}
        <Group gap="xl">
          {others.map((kind) => (
            <Switch
              key={kind}
              label={KIND_NAMES[kind]}
              disabled={disabled}
              checked={reminders[kind].on}
              onChange={(event) =>
                set({ reminders: { ...reminders, [kind]: { on: event.currentTarget.checked } } })
              }
            />
          ))}
        </Group>
      </Stack>
    </Card>
  );
}
