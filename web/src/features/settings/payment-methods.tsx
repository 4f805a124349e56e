// What contracts are paid by: whose it is, until when it can pay, and which contracts depend on it.
import { ActionIcon, Alert, Group, Select, Stack, Text } from '@mantine/core';
import { IconCreditCard, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  createPaymentMethod,
  listPaymentMethods,
  type PaymentMethodRow,
  updatePaymentMethod,
} from '#shared/api/payment-methods.ts';
import { getSettings } from '#shared/api/settings.ts';
import {
  methodName,
  PAYMENT_METHOD_KINDS,
  PaymentMethodKind,
} from '#shared/domain/payments/payment-method.ts';
import { DEFAULT_SETTINGS } from '#shared/domain/settings/settings.ts';
import { reading } from '#web/api/queries.ts';
import { useList } from '#web/api/use-list.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { AllowedButton } from '#web/ui/allowed-button.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Unknown } from '#web/ui/figure.tsx';
import { later } from '#web/ui/later.tsx';
import { NameLink, TextLink } from '#web/ui/links.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { ExpiryMark } from './expiry-mark.tsx';

const MethodForm = later(() => import('./method-form.tsx').then((file) => file.MethodForm));
const DeleteMethod = later(() => import('./delete-method.tsx').then((file) => file.DeleteMethod));

type Doing = { readonly act: 'add' } | { readonly act: 'edit' | 'delete'; readonly method: PaymentMethodRow };

/** Contracts that a row names. */
const NAMED = 3;

export function PaymentMethods() {
  const permission = usePermission(listPaymentMethods);
  return permission.allowed ? <Shown /> : <Alert color="gray">{permission.reason}</Alert>;
}

function Shown() {
  const { today } = useSession();
  const { data: settings = DEFAULT_SETTINGS } = useQuery(reading(getSettings, {}));
  const soonDays = Math.max(...settings.reminders.paymentMethodExpiring.leadDays);
  const list = useList(listPaymentMethods);
  const mayAdd = usePermission(createPaymentMethod);
  const mayEdit = usePermission(updatePaymentMethod).allowed;
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  const add = (
    <AllowedButton
      permission={mayAdd}
      size="sm"
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={() => setDoing({ act: 'add' })}
    >
      Add payment method
    </AllowedButton>
  );
  return (
    <Stack>
      <section aria-label="Payment methods">
        <ListFrame
          route={listPaymentMethods}
          list={list}
          noun="payment methods"
          tools={add}
          filters={
            <Select
              aria-label="Kind"
              placeholder="Any kind"
              clearable
              w={160}
              data={PaymentMethodKind.options.map((value) => ({ value, label: PAYMENT_METHOD_KINDS[value] }))}
              value={list.search.kind ?? null}
              onChange={(kind) => list.change({ kind: kind ?? undefined })}
            />
          }
          empty={
            <Empty
              title="No payment methods yet"
              icon={<IconCreditCard size={30} stroke={1.4} aria-hidden />}
            >
              <Text c="dimmed" fz="sm" mb="md" maw="32rem">
                Name the cards and accounts that pay your contracts, and their owners hear before one expires
                and a payment fails. Never the full number of a card.
              </Text>
              {add}
            </Empty>
          }
        >
          <DataTable
            label="Payment methods"
            columns={columnsOf(today, soonDays, mayEdit ? setDoing : undefined)}
            rows={list.data?.items ?? []}
            rowKey={({ id }) => id}
            sort={list.search.sort ?? 'name'}
            order={list.search.order ?? 'asc'}
            onSort={(sort, order) => list.change({ sort, order })}
            total={list.data?.total ?? 0}
          />
        </ListFrame>
      </section>
      <Text fz="sm">
        <TextLink to="/logs" search={{ kind: 'paymentMethod' }} fz="sm">
          Who changed payment methods
        </TextLink>
      </Text>
      {doing?.act === 'add' && <MethodForm onClose={close} />}
      {doing?.act === 'edit' && <MethodForm of={doing.method} onClose={close} />}
      {doing?.act === 'delete' && <DeleteMethod of={doing.method} onClose={close} />}
    </Stack>
  );
}

/** @param soonDays from so many days before its last one an end is told @param act absent where this person changes nothing */
function columnsOf(
  today: string,
  soonDays: number,
  act: ((doing: Doing) => void) | undefined,
): readonly Column<PaymentMethodRow>[] {
  return [
    { key: 'name', label: 'Name', sort: 'name', cell: (row) => methodName(row) },
    { key: 'kind', label: 'Kind', sort: 'kind', cell: ({ kind }) => PAYMENT_METHOD_KINDS[kind] },
    {
      key: 'expires',
      label: 'Expires',
      sort: 'expires',
      cell: ({ expires }) =>
        expires === undefined ? (
          <Unknown why="No month was named" />
        ) : (
          <ExpiryMark expires={expires} today={today} soonDays={soonDays} />
        ),
    },
    {
      key: 'owner',
      label: 'Owner',
      sort: 'owner',
      cell: ({ owner }) => owner ?? <Unknown why="Nobody was named" />,
    },
    {
      key: 'contracts',
      label: 'Pays',
      cell: ({ contracts }) =>
        contracts.length === 0 ? (
          <Text span fz="sm" c="dimmed">
            nothing
          </Text>
        ) : (
          <Stack gap={6}>
            {contracts.slice(0, NAMED).map(({ id, name }) => (
              <NameLink key={id} to="/contracts/$id" params={{ id }}>
                {name}
              </NameLink>
            ))}
            {contracts.length > NAMED && (
              <Text span fz="sm" c="dimmed">
                and {contracts.length - NAMED} more
              </Text>
            )}
          </Stack>
        ),
    },
    ...(act
      ? [
          {
            key: 'act',
            label: '',
            end: true,
            cell: (method: PaymentMethodRow) => (
              <Group gap={4} justify="flex-end" wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Edit ${methodName(method)}`}
                  onClick={() => act({ act: 'edit', method })}
                >
                  <IconPencil size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Delete ${methodName(method)}`}
                  onClick={() => act({ act: 'delete', method })}
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
