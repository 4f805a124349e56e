// Reminders of the contract's own: a text, what it counts down to, how many days before, and who hears of it beside the owners.
import { Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { Fields } from '#web/ui/fields.tsx';
import { Card } from '#web/ui/page.tsx';
import { RowList } from '#web/ui/row-list.tsx';
import { type PartProps, reasonAt } from './contract-typing.ts';
import { LeadDaysInput } from './lead-days-input.tsx';
import { ReminderDates } from './reminder-days.tsx';
import type { PlannedReminder } from './reminder-plan.ts';
import { customReminderTyping } from './row-typing.ts';
import { TARGET_WORDS } from './words.ts';

const MOST = 20;

interface CustomReminderFieldsProps extends PartProps {
  readonly reminders: readonly PlannedReminder[];
}

export function CustomReminderFields({ typing, set, reasons, reminders }: CustomReminderFieldsProps) {
  return (
    <Card title="Your own reminders" lead="For what only this contract needs">
      <RowList
        rows={typing.customReminders}
        onChange={(customReminders) => set({ customReminders })}
        blank={customReminderTyping}
        most={MOST}
        noun="reminder"
        none="None yet."
      >
        {(row, index, change) => {
          const at = (field: string) => reasonAt(reasons, `customReminders.${index}.${field}`);
          const planned = reminders.find(
            ({ own }) => own?.text === row.text.trim() && own.target === row.target,
          );
          return (
            <Stack gap="xs">
              <TextInput
                label="What to think of"
                required
                placeholder="Ask for three offers"
                maxLength={200}
                value={row.text}
                onChange={(event) => change({ text: event.currentTarget.value })}
                error={at('text') && (row.text.trim() === '' ? 'Say what to think of' : at('text'))}
              />
              <Fields>
                <Select
                  label="Before"
                  allowDeselect={false}
                  data={[
                    { value: 'end', label: TARGET_WORDS.end },
                    { value: 'nextPayment', label: TARGET_WORDS.nextPayment },
                  ]}
                  value={row.target}
                  onChange={(value) => change({ target: value === 'nextPayment' ? 'nextPayment' : 'end' })}
                  error={at('target')}
                />
                <LeadDaysInput
                  label="Days before"
                  required
                  days={row.leadDays}
                  onChange={(leadDays) => change({ leadDays })}
                  error={at('leadDays')}
                />
              </Fields>
              {planned && <ReminderDates of={planned} />}
              <TagsInput
                label="Also to"
                description="Beside the contract’s owners"
                placeholder={row.recipients.length === 0 ? 'name@example.com' : ''}
                splitChars={[',', ' ', ';']}
                maxTags={20}
                value={[...row.recipients]}
                onChange={(recipients) => change({ recipients })}
                error={at('recipients') && 'Every one must be a mail address'}
              />
            </Stack>
          );
        }}
      </RowList>
    </Card>
  );
}
