// The vendors that can be connected, each with what it would read.
import { Group, Text, UnstyledButton } from '@mantine/core';
import { IconFileText, IconPlugConnected } from '@tabler/icons-react';
import type { ConnectorCard } from '#shared/api/connectors.ts';
import { Card } from '#web/ui/page.tsx';
import { TASK_WORDS } from '#web/ui/words.ts';

interface VendorsProps {
  readonly connectors: readonly ConnectorCard[];
  readonly onChoose: (connector: ConnectorCard) => void;
}

export function Vendors({ connectors, onChoose }: VendorsProps) {
  return (
    <Card title="Which one?" flush>
      <ul className="sl-cards">
        {connectors.map((connector) => {
          const Icon = connector.upload ? IconFileText : IconPlugConnected;
          const tasks = connector.offers.map(({ task }) => TASK_WORDS[task].name.toLowerCase());
          return (
            <li key={connector.id} style={{ padding: 0 }}>
              <UnstyledButton w="100%" p="md" onClick={() => onChoose(connector)} className="sl-choice">
                <Group gap="md" wrap="nowrap">
                  <Icon size={22} stroke={1.5} aria-hidden style={{ flex: 'none' }} />
                  <div>
                    <Text fw={560}>
                      {connector.name}{' '}
                      <Text span c="dimmed" fz="sm">
                        {connector.category}
                      </Text>
                    </Text>
                    <Text fz="sm" c="dimmed">
                      {connector.upload
                        ? 'For any application without an API: you upload files.'
                        : `Reads ${new Intl.ListFormat('en').format([...new Set(tasks)])}${
                            connector.directory ? '; a source of people' : ''
                          }.`}
                    </Text>
                  </div>
                </Group>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
