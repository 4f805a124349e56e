// Several contracts are made to end on one day: which ones, which day, what each of them takes, and then each by itself.
import { Alert, MultiSelect, Stack } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { coTerm, previewCoTerm } from '#shared/api/co-term.ts';
import { type ContractRow, listContracts } from '#shared/api/contracts.ts';
import { call } from '#web/api/client.ts';
import { sentenceOf } from '#web/api/problem.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { usePermission } from '#web/app/session.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { day } from '#web/ui/format.ts';
import { Card, Page } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { CoTermItems } from './co-term-items.tsx';
import { CoTermSend } from './co-term-send.tsx';

const BACK = { to: '/contracts', name: 'Contracts' } as const;
/** As many as one request takes. */
const MOST = 50;

export function CoTermPage() {
  const permission = usePermission(coTerm);
  const { data, error, refetch } = useQuery({
    ...reading(listContracts, { query: { limit: 1000, sort: 'name' } }),
    enabled: permission.allowed,
  });
  const choices = data?.items.filter(({ end, status }) => end !== null && status !== 'cancelled') ?? [];
  return (
    <Page
      title="End together"
      back={BACK}
      lead="Contracts that end on one day are negotiated once. Each gets a term of its own length until then, and renews from behind it as agreed."
      width="70rem"
    >
      {!permission.allowed ? (
        <Alert color="gray" icon={<IconEyeOff aria-hidden />}>
          {permission.reason}
        </Alert>
      ) : error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : !data ? (
        <RowsSkeleton />
      ) : choices.length < 2 ? (
        <div className="sl-card">
          <Empty title="It takes two contracts that end" />
        </div>
      ) : (
        <Choosing choices={choices} />
      )}
    </Page>
  );
}

function latest(choices: readonly ContractRow[], ids: readonly string[]): string {
  const ends = choices.filter(({ id }) => ids.includes(id)).flatMap(({ end }) => end ?? []);
  return ends.sort().at(-1) ?? '';
}

function Choosing({ choices }: { readonly choices: readonly ContractRow[] }) {
  const [contractIds, setContractIds] = useState<string[]>([]);
  const [typed, setTyped] = useState<string>();
  const until = typed ?? latest(choices, contractIds);
  const asked = { until, contractIds };
  const preview = useQuery({
    queryKey: ['renewals', previewCoTerm.id, asked],
    queryFn: ({ signal }) => call(previewCoTerm, { body: asked }, signal),
    enabled: until !== '' && contractIds.length > 0,
    placeholderData: keepPreviousData,
  });
  const change = useChange(coTerm);
  const items = change.data?.items ?? (contractIds.length > 0 && until ? preview.data?.items : undefined);
  const again = () => {
    change.reset();
    setContractIds([]);
    setTyped(undefined);
  };
  return (
    <Stack>
      {!change.data && (
        <Card title="Which ones, and when">
          <Stack gap="sm">
            <MultiSelect
              label="Contracts"
              placeholder={contractIds.length === 0 ? 'Choose two or more' : ''}
              searchable
              maxValues={MOST}
              data={grouped(choices)}
              value={contractIds}
              onChange={setContractIds}
              nothingFoundMessage="No contract goes by that name"
            />
            <DayInput
              label="End together on"
              hint="Their last day; the latest of theirs, unless you choose another"
              value={until}
              onChange={setTyped}
            />
          </Stack>
        </Card>
      )}
      {preview.error && contractIds.length > 0 && !change.data && (
        <Alert color="red" role="alert">
          {sentenceOf(preview.error)}
        </Alert>
      )}
      {items && (
        <>
          <CoTermItems items={items} until={until} />
          <CoTermSend
            items={items}
            until={until}
            isDone={change.data !== undefined}
            isBusy={change.isPending || preview.isPlaceholderData}
            error={change.error}
            onSend={(contracts) => change.mutate({ body: { until, contracts } })}
            onAgain={again}
          />
        </>
      )}
    </Stack>
  );
}

/** By vendor, as those are what is negotiated together. */
function grouped(choices: readonly ContractRow[]) {
  const byVendor = Map.groupBy(choices, ({ vendor }) => vendor || 'No vendor');
  return [...byVendor]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([group, rows]) => ({
      group,
      items: rows.map(({ id, name, end }) => ({ value: id, label: `${name}, ends ${day(end ?? '')}` })),
    }));
}
