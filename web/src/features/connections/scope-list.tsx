// What the vendor must grant, each scope with the reason it is asked for.
import { Code, Text } from '@mantine/core';
import type { ConnectorCard } from '#shared/api/connectors.ts';
import { TASK_WORDS } from '#web/ui/words.ts';

export function ScopeList({ scopes }: Pick<ConnectorCard, 'scopes'>) {
  return (
    <ul className="sl-cards">
      {scopes.map(({ id, why, tasks }) => (
        <li key={id}>
          <Code style={{ overflowWrap: 'anywhere' }}>{id}</Code>
          <Text fz="sm" mt={4}>
            {why}
          </Text>
          <Text fz="xs" c="dimmed">
            For: {tasks.map((task) => TASK_WORDS[task].name.toLowerCase()).join(', ')}
          </Text>
        </li>
      ))}
    </ul>
  );
}
