// The mails of a month, newest first, each with where it is on its way.
import { Button, Group, Select, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { listAddresses, listMessages } from '#shared/api/notifications.ts';
import { DeliveryStatus } from '#shared/domain/notifications/delivery-state.ts';
import { call } from '#web/api/client.ts';
import { changedSearch, readSearch } from '#web/api/list-search.ts';
import type { Search } from '#web/app/search.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { moment } from '#web/ui/format.ts';
import { MonthSteps, monthName } from '#web/ui/month-steps.tsx';
import { Older } from '#web/ui/older.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { SearchInput } from '#web/ui/search-input.tsx';
import { DELIVERY_STATUS_WORDS, FAILED_DELIVERIES } from './delivery-words.ts';
import { MessageDialog } from './message-dialog.tsx';

export function Messages() {
  const { today, timeZone } = useSession();
  const seesAll = usePermission(listAddresses).allowed;
  const raw = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const [open, setOpen] = useState<string>();
  const month = /^\d{4}-\d{2}$/.test(raw.month ?? '') ? (raw.month ?? '') : today.slice(0, 7);
  const { to, status } = readSearch(listMessages.query, raw) as { to?: string; status?: DeliveryStatus };
  const filters = { ...(to && { to }), ...(status && { status }) };
  const change = (next: Search) => void navigate({ to: '.', search: changedSearch(raw, next) });
  const pages = useInfiniteQuery({
    queryKey: ['notifications', 'messages', month, filters],
    queryFn: ({ pageParam, signal }) =>
      call(listMessages, { query: { ...filters, month, limit: 50, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const { data, error, isLoading, refetch } = pages;
  const messages = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <Group gap={8} mb="sm">
        <MonthSteps month={month} onMonth={(next) => change({ month: next })} />
        {seesAll && (
          <SearchInput noun="addresses" text={to ?? ''} onChange={(text) => change({ to: text })} />
        )}
        <Select
          aria-label="On its way"
          placeholder="Whatever became of it"
          clearable
          w={230}
          data={DeliveryStatus.options.map((value) => ({ value, label: DELIVERY_STATUS_WORDS[value] }))}
          value={status ?? null}
          onChange={(value) => change({ status: value ?? undefined })}
        />
      </Group>
      {error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : isLoading ? (
        <RowsSkeleton />
      ) : (
        <div className="sl-card">
          {messages.length === 0 ? (
            <Empty
              title={to || status ? `No such mail in ${monthName(month)}` : `No mail in ${monthName(month)}`}
              icon={<IconMail size={30} stroke={1.4} aria-hidden />}
            />
          ) : (
            <ul className="sl-cards">
              {messages.map((message) => (
                <li key={message.id}>
                  <Group justify="space-between" gap="sm" align="flex-start">
                    <div style={{ minWidth: 0, flex: '1 1 16rem' }}>
                      <Text fz="sm" fw={540}>
                        {message.subject}
                      </Text>
                      <Text fz="xs" c="dimmed">
                        To {message.to} · {moment(message.createdAt, timeZone)}
                      </Text>
                      <Text
                        fz="xs"
                        c={FAILED_DELIVERIES.includes(message.status) ? 'var(--sl-bad)' : 'dimmed'}
                      >
                        {DELIVERY_STATUS_WORDS[message.status]} {moment(message.statusAt, timeZone)}
                        {message.reason && `: ${message.reason}`}
                        {message.repeated && ' · sent once more, it may have arrived twice'}
                      </Text>
                    </div>
                    <Button size="compact-sm" variant="default" onClick={() => setOpen(message.id)}>
                      Read
                    </Button>
                  </Group>
                </li>
              ))}
            </ul>
          )}
          <Older name="Older mails" pages={pages} />
        </div>
      )}
      {open && <MessageDialog id={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
