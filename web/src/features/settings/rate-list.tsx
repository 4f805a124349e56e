// Every rate that was set, of one currency or of all, to be corrected or deleted one by one.
import { ActionIcon, Group, Select, Title } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { deleteRate, listRates } from '#shared/api/rates.ts';
import type { KeptRate } from '#shared/domain/money/exchange-rate.ts';
import { useList } from '#web/api/use-list.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { day, distance } from '#web/ui/format.ts';
import { later } from '#web/ui/later.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { rateText } from './rate-words.ts';

const RateForm = later(() => import('./rate-form.tsx').then((file) => file.RateForm));
const DeleteRate = later(() => import('./delete-rate.tsx').then((file) => file.DeleteRate));

type Act = 'correct' | 'delete';

export function RateList({ currencies }: { readonly currencies: readonly string[] }) {
  const { today } = useSession();
  const list = useList(listRates);
  const mayChange = usePermission(deleteRate).allowed;
  const [doing, setDoing] = useState<{ readonly act: Act; readonly rate: KeptRate }>();
  const close = () => setDoing(undefined);
  const { currency } = list.search;
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = new URLSearchParams(list.search).toString();
  useEffect(() => {
    if (asked === '') return;
    // The router scrolls up with every new address; on a small screen the list it is about would be out of sight then.
    const frame = requestAnimationFrame(() => {
      const below = (heading.current?.getBoundingClientRect().bottom ?? 0) > window.innerHeight;
      if (below) heading.current?.scrollIntoView({ block: 'start' });
    });
    return () => cancelAnimationFrame(frame);
  }, [asked]);
  return (
    <section aria-label="Every rate">
      <Title order={2} size="h5" mb="xs" ref={heading} style={{ scrollMarginTop: '4.5rem' }}>
        {currency ? `Every rate of ${currency}` : 'Every rate'}
      </Title>
      <ListFrame
        route={listRates}
        list={list}
        noun="exchange rates"
        filters={
          <Select
            aria-label="Currency"
            placeholder="Any currency"
            clearable
            searchable
            w={160}
            data={[...currencies]}
            value={currency ?? null}
            onChange={(chosen) => list.change({ currency: chosen ?? undefined })}
          />
        }
        empty={<Empty title="No exchange rates yet" />}
      >
        <DataTable
          label="Exchange rates"
          columns={columnsOf(today, mayChange ? (act, rate) => setDoing({ act, rate }) : undefined)}
          rows={list.data?.items ?? []}
          rowKey={({ currency, day: on }) => `${currency} ${on}`}
          sort={list.search.sort ?? 'day'}
          order={list.search.order ?? (list.search.sort ? 'asc' : 'desc')}
          onSort={(sort, order) => list.change({ sort, order })}
          total={list.data?.total ?? 0}
        />
      </ListFrame>
      {doing?.act === 'correct' && (
        <RateForm reporting={doing.rate.reporting} of={doing.rate} onClose={close} />
      )}
      {doing?.act === 'delete' && <DeleteRate of={doing.rate} onClose={close} />}
    </section>
  );
}

/** @param act absent where this person changes nothing */
function columnsOf(
  today: string,
  act: ((act: Act, rate: KeptRate) => void) | undefined,
): readonly Column<KeptRate>[] {
  return [
    { key: 'currency', label: 'Currency', sort: 'currency', cell: ({ currency }) => currency },
    { key: 'rate', label: 'Rate', cell: (one) => <span className="sl-num">{rateText(one)}</span> },
    {
      key: 'day',
      label: 'Date',
      sort: 'day',
      cell: (one) => (
        <span>
          <span style={{ whiteSpace: 'nowrap' }}>{day(one.day)}</span>,{' '}
          <span style={{ color: 'var(--mantine-color-dimmed)' }}>{distance(today, one.day)}</span>
        </span>
      ),
    },
    ...(act
      ? [
          {
            key: 'act',
            label: '',
            end: true,
            cell: (one: KeptRate) => (
              <Group gap={4} justify="flex-end" wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Correct the rate of ${one.currency} on ${day(one.day)}`}
                  onClick={() => act('correct', one)}
                >
                  <IconPencil size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Delete the rate of ${one.currency} on ${day(one.day)}`}
                  onClick={() => act('delete', one)}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </Group>
            ),
          },
        ]
      : []),
  ];
}
