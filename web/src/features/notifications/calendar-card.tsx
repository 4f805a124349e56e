// The signed-in person's calendar feed: what is in it, its address while it is new, and how to end it.
import { Button, Checkbox, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCalendarPlus, IconCheck, IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createMyFeed, getMyFeed, revokeMyFeed } from '#shared/api/feeds.ts';
import type { Feed, FeedInput } from '#shared/domain/notifications/feed.ts';
import { KIND_NAMES, LADDER_KINDS, LadderKind } from '#shared/domain/reminders/kind.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { day, moment } from '#web/ui/format.ts';
import { Card } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Trouble } from '#web/ui/page-trouble.tsx';
import { say } from '#web/ui/say.ts';
import { FEED_OF_WORDS } from './feed-words.ts';

export function CalendarCard() {
  const { data, error, refetch } = useQuery(reading(getMyFeed, {}));
  const [path, setPath] = useState<string>();
  return (
    <Card
      title="Calendar"
      lead="Deadlines, renewals, ends and payments in the calendar you use. When a contract changes, its dates follow."
    >
      {error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : !data ? (
        <RowsSkeleton />
      ) : data.feed ? (
        <Made feed={data.feed} path={path} onRevoked={() => setPath(undefined)} />
      ) : (
        <Choices onMade={setPath} />
      )}
    </Card>
  );
}

function Choices({ onMade }: { readonly onMade: (path: string) => void }) {
  const [chosen, setChosen] = useState<FeedInput>({ of: 'mine', kinds: [...LADDER_KINDS] });
  const create = useChange(createMyFeed, { onDone: ({ path }) => onMade(path) });
  const isEmpty = chosen.kinds.length === 0;
  return (
    <Stack gap="md">
      <Radio.Group
        label="Contracts"
        value={chosen.of}
        onChange={(of) => setChosen({ ...chosen, of: of === 'all' ? 'all' : 'mine' })}
      >
        <Stack gap={6} mt={6}>
          {(['mine', 'all'] as const).map((of) => (
            <Radio key={of} value={of} label={FEED_OF_WORDS[of]} />
          ))}
        </Stack>
      </Radio.Group>
      <Checkbox.Group
        label="Dates"
        value={chosen.kinds}
        error={isEmpty && 'Choose at least one kind of date'}
        onChange={(kinds) => setChosen({ ...chosen, kinds: LadderKind.array().catch([]).parse(kinds) })}
      >
        <Group gap="md" mt={6} mb={6}>
          {LADDER_KINDS.map((kind) => (
            <Checkbox key={kind} value={kind} label={KIND_NAMES[kind]} />
          ))}
        </Group>
      </Checkbox.Group>
      <Group justify="flex-end">
        <Button
          variant="default"
          leftSection={<IconCalendarPlus size={16} aria-hidden />}
          disabled={isEmpty}
          loading={create.isPending}
          onClick={() => create.mutate({ body: chosen }, { onError: (error) => say.failed(error) })}
        >
          Create calendar address
        </Button>
      </Group>
    </Stack>
  );
}

interface MadeProps {
  readonly feed: Feed;
  /** Known only to the page that made it. */
  readonly path: string | undefined;
  readonly onRevoked: () => void;
}

function Made({ feed, path, onRevoked }: MadeProps) {
  const { timeZone } = useSession();
  const [asks, setAsks] = useState(false);
  const revoke = useChange(revokeMyFeed, {
    onDone: () => {
      say.done('The calendar address is revoked');
      onRevoked();
    },
  });
  return (
    <Stack gap="md">
      <div>
        <Text fz="sm" fw={540}>
          {FEED_OF_WORDS[feed.of]}
        </Text>
        <Text fz="sm">{feed.kinds.map((kind) => KIND_NAMES[kind]).join(', ')}</Text>
        <Text fz="xs" c="dimmed" mt={4}>
          Created {moment(feed.createdAt, timeZone)}.{' '}
          {feed.fetchedOn ? `Last fetched ${day(feed.fetchedOn)}.` : 'No calendar has fetched it yet.'}
        </Text>
      </div>
      {path ? (
        <Address path={path} />
      ) : (
        <Text fz="sm" c="dimmed">
          Its address was shown when it was created. If you no longer have it, revoke it and create a new one.
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="subtle" color="red" onClick={() => setAsks(true)}>
          Revoke
        </Button>
      </Group>
      {asks && (
        <FormDialog
          title="Revoke the calendar address?"
          submit="Revoke"
          danger
          size="md"
          busy={revoke.isPending}
          error={revoke.error}
          onClose={() => setAsks(false)}
          onSubmit={() => revoke.mutate({})}
        >
          <Text fz="sm">
            Every calendar that follows it stops getting dates. You can create a new address afterwards.
          </Text>
        </FormDialog>
      )}
    </Stack>
  );
}

function Address({ path }: { readonly path: string }) {
  const clipboard = useClipboard();
  const address = window.location.origin + path;
  return (
    <Stack gap="xs" role="status">
      <TextInput
        label="Address"
        description="Shown only now. Whoever has it sees these dates: keep it like a password."
        readOnly
        value={address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Group gap="xs">
        <Button
          leftSection={
            clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
          }
          onClick={() => clipboard.copy(address)}
        >
          {clipboard.copied ? 'Copied' : 'Copy address'}
        </Button>
        <Button
          component="a"
          variant="default"
          href={address.replace(/^https?:/, 'webcal:')}
          leftSection={<IconCalendarPlus size={16} aria-hidden />}
        >
          Open in my calendar
        </Button>
      </Group>
      <Text fz="xs" c="dimmed">
        Google Calendar: Other calendars, +, From URL, then paste the address.
      </Text>
      <Text fz="xs" c="dimmed">
        Outlook: Add calendar, Subscribe from web, then paste the address.
      </Text>
    </Stack>
  );
}
