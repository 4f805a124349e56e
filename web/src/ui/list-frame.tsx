// Every list has the same frame: search and filters above, rows or a reason in the middle, count, pages and export below.
import { ActionIcon, Box, Button, Group, Select, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconSearch, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { AnyRoute } from '#web/api/client.ts';
import type { List } from '#web/api/use-list.ts';
import { ExportButton } from './export-button.tsx';
import { number } from './format.ts';
import { RowsSkeleton } from './page-skeleton.tsx';
import { Empty, Trouble } from './page-trouble.tsx';
import { SearchInput } from './search-input.tsx';

interface ListFrameProps<R extends AnyRoute> {
  readonly route: R;
  readonly list: List<R>;
  /** Several of the listed things: `licenses`. */
  readonly noun: string;
  readonly filters?: ReactNode;
  /** Choices among them that say what is listed at all, such as a year: they stay while there is nothing. */
  readonly frame?: readonly string[];
  readonly tools?: ReactNode;
  /** Shown instead of rows while there is nothing at all. */
  readonly empty: ReactNode;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

const SIZES = ['25', '50', '100', '1000'];

export function ListFrame<R extends AnyRoute>(props: ListFrameProps<R>) {
  const { list, noun, route, filters, frame = [], tools, empty, note, children } = props;
  const { data, error, isLoading } = list;
  const answer = data as { items: readonly unknown[]; next: string | null; total?: number } | undefined;
  const none = answer !== undefined && answer.items.length === 0;
  const narrowed = list.filters.filter((name) => !frame.includes(name));
  const blank = none && narrowed.length === 0 && list.page === 1;
  const bare = blank && frame.length === 0;
  return (
    <>
      {!bare && (
        <Group gap="xs" mb="sm" align="center">
          {'text' in route.query.shape && (
            <SearchInput
              noun={noun}
              text={list.search.text ?? ''}
              onChange={(text) => list.change({ text })}
            />
          )}
          {filters}
          {narrowed.length > 0 && (
            <Button
              variant="subtle"
              size="sm"
              color="gray"
              c="dimmed"
              onClick={list.clear}
              leftSection={<IconX size={14} aria-hidden />}
            >
              Clear
            </Button>
          )}
          <Group gap="xs" ml="auto">
            {tools}
            {route.csv && <ExportButton route={route} input={list.input} noun={noun} />}
          </Group>
        </Group>
      )}
      {error ? (
        <Trouble error={error} retry={list.refetch} />
      ) : isLoading ? (
        <RowsSkeleton />
      ) : (
        <div className="sl-card">
          {blank ? (
            empty
          ) : none ? (
            <Empty title={`No ${noun} match`} icon={<IconSearch size={30} stroke={1.4} aria-hidden />}>
              <Button variant="default" size="xs" mt="sm" onClick={list.clear}>
                Clear the filters
              </Button>
            </Empty>
          ) : (
            children
          )}
        </div>
      )}
      {answer && !bare && !error && <Footer list={list} noun={noun} answer={answer} note={note} />}
    </>
  );
}

interface FooterProps<R extends AnyRoute> {
  readonly list: List<R>;
  readonly noun: string;
  readonly answer: { items: readonly unknown[]; next: string | null; total?: number };
  readonly note?: ReactNode;
}

function Footer<R extends AnyRoute>({ list, noun, answer, note }: FooterProps<R>) {
  const { page, limit, turn, change } = list;
  const { items, next, total } = answer;
  const from = (page - 1) * limit + 1;
  const until = from + items.length - 1;
  const place =
    items.length === 0
      ? `0 ${noun}`
      : total === undefined
        ? `${number(from)}–${number(until)}`
        : `${number(from)}–${number(until)} of ${number(total)}`;
  return (
    <Group justify="space-between" mt="sm" gap="sm">
      <Text fz="sm" c="dimmed" component="div" className="sl-num" aria-live="polite">
        {place} {note}
      </Text>
      <Group gap="xs" ml="auto">
        <Select
          aria-label="Rows per page"
          size="xs"
          w={104}
          data={SIZES.map((value) => ({ value, label: `${number(Number(value))} rows` }))}
          value={String(limit)}
          allowDeselect={false}
          onChange={(value) => change({ limit: value === '25' ? undefined : (value ?? undefined) })}
        />
        {(page > 1 || next !== null) && (
          <Box component="nav" aria-label="Turn pages" style={{ display: 'flex', gap: 4 }}>
            <ActionIcon
              variant="default"
              aria-label="Back"
              disabled={page === 1}
              onClick={() => turn('back')}
            >
              <IconChevronLeft size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label="Next"
              disabled={next === null}
              onClick={() => turn('next')}
            >
              <IconChevronRight size={16} aria-hidden />
            </ActionIcon>
          </Box>
        )}
      </Group>
    </Group>
  );
}
