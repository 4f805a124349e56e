// Each kind of notice: what it tells, how it arrives, and whether also for what this address owns nothing of.
import { Checkbox, Select, Text } from '@mantine/core';
import type { Preferences } from '#shared/domain/notifications/address.ts';
import { Delivery, KIND_NAMES, NoticeKind } from '#shared/domain/reminders/kind.ts';
import { asUsual, KIND_TELLS } from './kind-words.ts';

const DELIVERY_WORDS: Record<Delivery, string> = {
  default: 'As usual',
  atOnce: 'At once, each in a mail',
  digest: 'In the day’s digest',
  off: 'Not at all',
};

interface KindChoicesProps {
  readonly preferences: Preferences;
  readonly onChange: (preferences: Preferences) => void;
}

export function KindChoices({ preferences, onChange }: KindChoicesProps) {
  const { deliveries, follows } = preferences;
  return (
    <ul className="sl-cards">
      {NoticeKind.options.map((kind) => (
        <li key={kind} className="sl-kind">
          <div>
            <Text fz="sm" fw={540}>
              {KIND_NAMES[kind]}
            </Text>
            <Text fz="xs" c="dimmed">
              {KIND_TELLS[kind]}. Usually {asUsual(kind)}.
            </Text>
          </div>
          <Select
            aria-label={`How “${KIND_NAMES[kind]}” arrives`}
            allowDeselect={false}
            data={Delivery.options.map((value) => ({ value, label: DELIVERY_WORDS[value] }))}
            value={deliveries[kind] ?? 'default'}
            onChange={(value) =>
              onChange({
                follows,
                deliveries: { ...deliveries, [kind]: Delivery.catch('default').parse(value) },
              })
            }
          />
          <Checkbox
            label="For everything, not only what is owned"
            aria-label={`“${KIND_NAMES[kind]}” for everything, not only what is owned`}
            checked={follows.includes(kind)}
            disabled={deliveries[kind] === 'off'}
            onChange={(event) =>
              onChange({
                deliveries,
                follows: event.currentTarget.checked
                  ? [...follows, kind]
                  : follows.filter((followed) => followed !== kind),
              })
            }
          />
        </li>
      ))}
    </ul>
  );
}
