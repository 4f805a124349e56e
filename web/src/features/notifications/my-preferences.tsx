// The signed-in person chooses for themself and can see that they are reached.
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type AddressRow, getPreferences, updatePreferences } from '#shared/api/notifications.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { Card } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Trouble } from '#web/ui/page-trouble.tsx';
import { say } from '#web/ui/say.ts';
import { KindChoices } from './kind-choices.tsx';
import { TestMail } from './test-mail.tsx';

export function MyPreferences() {
  const { data, error, refetch } = useQuery(reading(getPreferences, {}));
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  return data ? <Chosen key={data.version} mine={data} /> : <RowsSkeleton />;
}

function Chosen({ mine }: { readonly mine: AddressRow }) {
  const [chosen, setChosen] = useState({ deliveries: mine.deliveries, follows: mine.follows });
  const save = useChange(updatePreferences, { onDone: () => say.done('Saved') });
  const dirty =
    JSON.stringify(chosen) !== JSON.stringify({ deliveries: mine.deliveries, follows: mine.follows });
  const failed = { onError: (error: Error) => say.failed(error) };
  return (
    <>
      {mine.suspension && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} mb="sm" title="No mail is sent to you">
          Your address {mine.suspension.cause === 'bounce' ? 'refused a mail' : 'reported a mail as unwanted'}
          : {mine.suspension.reason} An administrator can resume it under Addresses.
        </Alert>
      )}
      <Card
        title="What I get"
        lead={`Sent to ${mine.mail}. What is usual comes in one digest a day, and at once what cannot wait.`}
        actions={<TestMail mail={mine.mail} />}
        flush
      >
        <KindChoices preferences={chosen} onChange={setChosen} />
        <Group justify="flex-end" p="md">
          <Text fz="xs" c="dimmed" mr="auto">
            Every mail says why it came and has a link to stop its kind.
          </Text>
          <Button
            disabled={!dirty}
            loading={save.isPending}
            onClick={() => save.mutate({ body: { ...chosen, version: mine.version } }, failed)}
          >
            Save
          </Button>
        </Group>
      </Card>
    </>
  );
}
