// What other currencies are worth: the newest rate of each, and every rate under it.
import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconArrowsExchange, IconPlus, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listRates, setRates } from '#shared/api/rates.ts';
import { reading } from '#web/api/queries.ts';
import { usePermission } from '#web/app/session.ts';
import { AllowedButton } from '#web/ui/allowed-button.tsx';
import { later } from '#web/ui/later.tsx';
import { TextLink } from '#web/ui/links.tsx';
import { Card } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { NewestRates } from './newest-rates.tsx';
import { RateList } from './rate-list.tsx';

const RateForm = later(() => import('./rate-form.tsx').then((file) => file.RateForm));
const ImportRates = later(() => import('./import-rates.tsx').then((file) => file.ImportRates));

export function ExchangeRates() {
  const permission = usePermission(listRates);
  return permission.allowed ? <Shown /> : <Alert color="gray">{permission.reason}</Alert>;
}

function Shown() {
  const { data, error, refetch } = useQuery(
    reading(listRates, { query: { newest: 'true', sort: 'currency', limit: '1000' } }),
  );
  const [open, setOpen] = useState<'add' | 'import'>();
  const permission = usePermission(setRates);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={5} />;
  const { items: newest, reporting } = data;
  const buttons = (
    <Group gap="xs">
      <AllowedButton
        permission={permission}
        variant="default"
        size="xs"
        leftSection={<IconUpload size={15} aria-hidden />}
        onClick={() => setOpen('import')}
      >
        Import CSV
      </AllowedButton>
      <AllowedButton
        permission={permission}
        size="xs"
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={() => setOpen('add')}
      >
        Add rate
      </AllowedButton>
    </Group>
  );
  const isEmpty = newest.length === 0;
  return (
    <Stack>
      <Card
        title="Exchange rates"
        lead={`What 1 unit is worth in ${reporting}; an amount takes the newest rate not after its day`}
        actions={!isEmpty && buttons}
        flush
      >
        {isEmpty ? (
          <Empty
            title="No exchange rates yet"
            icon={<IconArrowsExchange size={30} stroke={1.4} aria-hidden />}
          >
            <Text c="dimmed" fz="sm" mb="md" maw="32rem">
              Until there are some, amounts in other currencies stay as they are, and totals in {reporting}{' '}
              are marked incomplete.
            </Text>
            {buttons}
          </Empty>
        ) : (
          <NewestRates rates={newest} />
        )}
      </Card>
      {!permission.allowed && (
        <Text fz="sm" c="dimmed">
          You see rates without setting them. {permission.reason}
        </Text>
      )}
      {!isEmpty && <RateList currencies={newest.map(({ currency }) => currency)} />}
      <Text fz="sm">
        <TextLink to="/logs" search={{ kind: 'rate' }} fz="sm">
          Who changed rates
        </TextLink>
      </Text>
      {open === 'add' && <RateForm reporting={reporting} onClose={() => setOpen(undefined)} />}
      {open === 'import' && <ImportRates reporting={reporting} onClose={() => setOpen(undefined)} />}
    </Stack>
  );
}
