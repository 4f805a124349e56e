// Who changed what, newest first, a month at a time.
import { Button, Group, Select, Title } from '@mantine/core';
import { IconHistory, IconX } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { kindsSeenBy, listLedger } from '#shared/api/ledger.ts';
import type { SubjectKind } from '#shared/domain/ledger/entry.ts';
import { call } from '#web/api/client.ts';
import { changedSearch, readSearch } from '#web/api/list-search.ts';
import type { Search } from '#web/app/search.ts';
import { useSession } from '#web/app/session.ts';
import { ExportButton } from '#web/ui/export-button.tsx';
import { day, distance } from '#web/ui/format.ts';
import { MonthSteps, monthName } from '#web/ui/month-steps.tsx';
import { Older } from '#web/ui/older.tsx';
import { Page } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { SearchInput } from '#web/ui/search-input.tsx';
import { byDay } from './by-day.ts';
import { EntryLine } from './entry-line.tsx';
import { actorName, kindWords } from './sentence.ts';

const PAGE_ENTRIES = 100;

export function LogsPage() {
  const { today, timeZone, roles } = useSession();
  const raw = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const { cursor, limit, month = today.slice(0, 7), ...filters } = readSearch(listLedger.query, raw);
  const query = { ...filters, month } as {
    month: string;
    kind?: SubjectKind;
    text?: string;
    actor?: string;
  };
  const pages = useInfiniteQuery({
    queryKey: ['ledger', 'endless', query],
    queryFn: ({ pageParam, signal }) =>
      call(listLedger, { query: { ...query, limit: PAGE_ENTRIES, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const { data, error, isLoading, refetch, hasNextPage } = pages;
  const change = (next: Search) => void navigate({ to: '.', search: changedSearch(raw, next) });
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  const doer = entries[0] ? actorName(entries[0]) : query.actor;
  const name = monthName(month);
  return (
    <Page
      title="Logs"
      lead="Every change with who made it and what it was before. Nothing is ever taken out."
      width="70rem"
    >
      <Group gap="xs" mb="sm">
        <MonthSteps month={month} onMonth={(next) => change({ month: next })} />
        <SearchInput noun="the log" text={filters.text ?? ''} onChange={(text) => change({ text })} />
        <Select
          aria-label="About"
          placeholder="About anything"
          clearable
          w={170}
          data={kindsSeenBy(roles).map((value) => ({ value, label: kindWords(value) }))}
          value={filters.kind ?? null}
          onChange={(value) => change({ kind: value ?? undefined })}
        />
        {query.actor !== undefined && (
          <Button
            variant="light"
            rightSection={<IconX size={14} aria-hidden />}
            aria-label={`Show what everyone did, not only ${doer}`}
            onClick={() => change({ actor: undefined })}
          >
            Only {doer}
          </Button>
        )}
        <Group ml="auto">
          <ExportButton route={listLedger} input={{ query }} noun={`log ${month}`} />
        </Group>
      </Group>
      {error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : isLoading ? (
        <RowsSkeleton />
      ) : (
        <div className="sl-card">
          {entries.length === 0 ? (
            <Empty
              title={hasNextPage ? 'Nothing on the first pages' : `Nothing in ${name}`}
              icon={<IconHistory size={30} stroke={1.4} aria-hidden />}
            />
          ) : (
            byDay(entries, timeZone).map(({ day: on, entries: those }) => (
              <section key={on} aria-labelledby={`day-${on}`}>
                <Title order={2} id={`day-${on}`} fz="xs" fw={560} c="dimmed" px="md" pt="md" pb={4}>
                  {day(on)} · {distance(today, on)}
                </Title>
                <ul className="sl-cards">
                  {those.map((entry) => (
                    <EntryLine key={entry.id} entry={entry} underDay={{ month }} />
                  ))}
                </ul>
              </section>
            ))
          )}
          <Older name="Older entries" pages={pages} />
        </div>
      )}
    </Page>
  );
}
