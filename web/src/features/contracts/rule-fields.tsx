// Where a contract's reminders differ from the organisation's: each kind's switch and its days before.
import { Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getSettings } from '#shared/api/settings.ts';
import { DEFAULT_LEAD_DAYS, KIND_NAMES, LADDER_KINDS } from '#shared/domain/reminders/kind.ts';
import { reading } from '#web/api/queries.ts';
import { Fields } from '#web/ui/fields.tsx';
import { Card } from '#web/ui/page.tsx';
import { type PartProps, reasonAt } from './contract-typing.ts';
import { LeadDaysInput } from './lead-days-input.tsx';
import type { RuleTyping } from './row-typing.ts';

export function RuleFields({ typing, set, reasons }: PartProps) {
  const { data } = useQuery(reading(getSettings, {}));
  return (
    <Card title="Reminders" lead="As the organization has them, unless this contract says otherwise">
      <Stack gap="sm">
        {LADDER_KINDS.map((kind) => {
          const name = KIND_NAMES[kind];
          const rule = typing.rules[kind];
          const organisation = data?.reminders[kind];
          const on = rule.on === 'inherited' ? (organisation?.on ?? true) : rule.on === 'on';
          const days = organisation?.leadDays ?? DEFAULT_LEAD_DAYS[kind];
          const change = (part: Partial<RuleTyping>) =>
            set({ rules: { ...typing.rules, [kind]: { ...rule, ...part } } });
          return (
            <Fields key={kind}>
              <Select
                label={name}
                allowDeselect={false}
                data={[
                  { value: 'inherited', label: `As usual: ${organisation?.on === false ? 'off' : 'on'}` },
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
                placeholder={`As usual: ${days.join(', ')}`}
                error={reasonAt(reasons, `reminders.${kind}`)}
              />
            </Fields>
          );
        })}
      </Stack>
    </Card>
  );
}
