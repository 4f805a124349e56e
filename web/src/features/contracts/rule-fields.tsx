// Where a contract's reminders differ from the organisation's: each kind's switch and its days before.
import { Select, Stack, Text } from '@mantine/core';
import { KIND_NAMES, LADDER_KINDS } from '#shared/domain/reminders/kind.ts';
import { Fields } from '#web/ui/fields.tsx';
import { Card } from '#web/ui/page.tsx';
import { type PartProps, reasonAt } from './contract-typing.ts';
import type { FollowingFacts } from './following.tsx';
import { LeadDaysInput } from './lead-days-input.tsx';
import { ReminderDates } from './reminder-days.tsx';
import type { RuleTyping } from './row-typing.ts';

interface RuleFieldsProps extends PartProps {
  readonly following: FollowingFacts;
}

export function RuleFields({ typing, set, reasons, following }: RuleFieldsProps) {
  const { organisation, reminders, dates } = following;
  return (
    <Card title="Reminders" lead="As the organization has them, unless this contract says otherwise">
      <Stack gap="sm">
        {LADDER_KINDS.map((kind) => {
          const name = KIND_NAMES[kind];
          const rule = typing.rules[kind];
          const usual = organisation[kind];
          const on = rule.on === 'inherited' ? usual.on : rule.on === 'on';
          const planned = reminders.find((one) => one.kind === kind);
          const change = (part: Partial<RuleTyping>) =>
            set({ rules: { ...typing.rules, [kind]: { ...rule, ...part } } });
          return (
            <div key={kind}>
              <Fields>
                <Select
                  label={name}
                  allowDeselect={false}
                  data={[
                    { value: 'inherited', label: `As usual: ${usual.on ? 'on' : 'off'}` },
                    { value: 'on', label: 'On' },
                    { value: 'off', label: 'Off' },
                  ]}
                  value={rule.on}
                  onChange={(value) => change({ on: (value ?? 'inherited') as RuleTyping['on'] })}
                />
                <LeadDaysInput
                  label="Days before"
                  within={name}
                  days={rule.leadDays}
                  onChange={(leadDays) => change({ leadDays })}
                  disabled={!on}
                  placeholder={`As usual: ${usual.leadDays.join(', ')}`}
                  error={reasonAt(reasons, `reminders.${kind}`)}
                />
              </Fields>
              {planned ? (
                <ReminderDates of={planned} />
              ) : (
                on &&
                dates &&
                !dates.targets[kind] && (
                  <Text fz="xs" c="dimmed" mt={4}>
                    No such date is ahead
                  </Text>
                )
              )}
            </div>
          );
        })}
      </Stack>
    </Card>
  );
}
