// All contracts, the nearest deadline first.
import { Alert, Select, Text } from '@mantine/core';
import { IconCalendarCheck, IconFileText, IconPlus } from '@tabler/icons-react';
import { coTerm } from '#shared/api/co-term.ts';
import { createContract, listContracts } from '#shared/api/contracts.ts';
import { ContractKind } from '#shared/domain/contracts/contract.ts';
import { ContractStatus } from '#shared/domain/contracts/date-facts.ts';
import { useList } from '#web/api/use-list.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { LinkButton } from '#web/ui/links.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Page } from '#web/ui/page.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { TotalLine } from '#web/ui/total-line.tsx';
import { contractColumns } from './columns.tsx';
import { KIND_WORDS, STATUS_WORDS } from './words.ts';

export function ContractsPage() {
  const permission = usePermission(listContracts);
  return permission.allowed ? (
    <Listed />
  ) : (
    <Page title="Contracts">
      <Alert color="gray">{permission.reason}</Alert>
    </Page>
  );
}

function Listed() {
  const { today } = useSession();
  const list = useList(listContracts);
  const mayAdd = usePermission(createContract).allowed;
  const mayCoTerm = usePermission(coTerm).allowed;
  const add = (
    <LinkButton to="/contracts/new" leftSection={<IconPlus size={16} aria-hidden />}>
      Add contract
    </LinkButton>
  );
  return (
    <Page
      title="Contracts"
      lead="What was agreed and by when somebody must decide; the nearest deadline comes first."
      actions={
        <>
          {mayCoTerm && (
            <LinkButton
              to="/contracts/co-term"
              variant="default"
              leftSection={<IconCalendarCheck size={16} aria-hidden />}
            >
              End together
            </LinkButton>
          )}
          {mayAdd && add}
        </>
      }
    >
      <ListFrame
        route={listContracts}
        list={list}
        noun="contracts"
        note={<TotalLine of={list.data?.totalAnnual} per="a year" />}
        filters={
          <>
            <Select
              aria-label="Status"
              placeholder="Any status"
              clearable
              w={180}
              data={ContractStatus.options.map((value) => ({ value, label: STATUS_WORDS[value] }))}
              value={list.search.status ?? null}
              onChange={(value) => list.change({ status: value ?? undefined })}
            />
            <Select
              aria-label="Kind"
              placeholder="Any kind"
              clearable
              w={150}
              data={ContractKind.options.map((value) => ({ value, label: KIND_WORDS[value] }))}
              value={list.search.kind ?? null}
              onChange={(value) => list.change({ kind: value ?? undefined })}
            />
          </>
        }
        empty={
          <Empty title="No contracts yet" icon={<IconFileText size={30} stroke={1.4} aria-hidden />}>
            <Text c="dimmed" fz="sm" mb="md" maw="30rem">
              Add what was agreed, and its owners are reminded before a date passes.
            </Text>
            {mayAdd && add}
          </Empty>
        }
      >
        <DataTable
          label="Contracts"
          columns={contractColumns(today)}
          rows={list.data?.items ?? []}
          rowKey={(row) => row.id}
          sort={list.search.sort ?? 'renewalDeadline'}
          order={list.search.order}
          onSort={(sort, order) => list.change({ sort, order })}
          total={list.data?.total ?? 0}
        />
      </ListFrame>
    </Page>
  );
}
