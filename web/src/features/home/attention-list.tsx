// What needs somebody, most urgent first, with one action a line.
import { Button, Center, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleX, IconInfoCircle, IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import type { Overview } from '#shared/api/overview.ts';
import { permissionFor, useSession } from '#web/app/session.ts';
import { age, number } from '#web/ui/format.ts';
import { LinkButton } from '#web/ui/links.tsx';
import { Card } from '#web/ui/page.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { attentionLine } from './attention.ts';

const LOOKS = {
  bad: { icon: IconCircleX, color: 'var(--sl-bad)', word: 'Urgent' },
  warn: { icon: IconAlertTriangle, color: 'var(--sl-warn)', word: 'Soon' },
  note: { icon: IconInfoCircle, color: 'var(--mantine-color-dimmed)', word: 'Worth a look' },
} as const;

const FIRST = 10;

export function AttentionList({ overview }: { readonly overview: Overview }) {
  const [all, setAll] = useState(false);
  const { attention, attentionTotal, today } = overview;
  const session = useSession();
  const lines = attention.map((item) =>
    attentionLine(
      item,
      today,
      (instant) => age(instant, Date.now()),
      (route, applicationId) => permissionFor(session, route, applicationId).allowed,
    ),
  );
  const shown = all ? lines : lines.slice(0, FIRST);
  return (
    <Card title="Needs your attention" flush>
      {shown.length === 0 ? (
        <Empty title="All is well" icon={<IconSparkles size={30} stroke={1.4} aria-hidden />}>
          <Text c="dimmed" fz="sm">
            No connection is broken and no deadline is near.
          </Text>
        </Empty>
      ) : (
        <ul className="sl-cards">
          {shown.map(({ id, urgency, what, more, to, params, search, act }) => {
            const { icon: Icon, color, word } = LOOKS[urgency];
            return (
              <li key={id}>
                <Group wrap="nowrap" gap="sm" align="flex-start">
                  <Icon size={18} color={color} aria-label={word} style={{ flex: 'none', marginTop: 2 }} />
                  <div style={{ flex: 1, minWidth: 0 }}>
                    <Text fz="sm" fw={540}>
                      {what}
                    </Text>
                    <Text fz="xs" c="dimmed">
                      {more}
                    </Text>
                  </div>
                  <LinkButton
                    to={to}
                    params={params}
                    {...(search && { search })}
                    size="compact-sm"
                    variant="default"
                  >
                    {act}
                  </LinkButton>
                </Group>
              </li>
            );
          })}
        </ul>
      )}
      {!all && lines.length > FIRST && (
        <Center p="xs">
          <Button variant="subtle" size="xs" onClick={() => setAll(true)}>
            Show all {number(lines.length)}
          </Button>
        </Center>
      )}
      {all && attentionTotal > lines.length && (
        <Text fz="xs" c="dimmed" p="sm">
          And {number(attentionTotal - lines.length)} more of lesser urgency.
        </Text>
      )}
    </Card>
  );
}
