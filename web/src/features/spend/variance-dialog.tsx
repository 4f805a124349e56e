// Why a month's spend is not its cost: the parts of the difference, and the transactions and payments that show each.
import { Alert, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getSpendVariance, type SpendVariance } from '#shared/api/spend-variance.ts';
import { VARIANCE_PARTS, type VariancePart } from '#shared/domain/spend/variance.ts';
import { reading } from '#web/api/queries.ts';
import { ExportButton } from '#web/ui/export-button.tsx';
import { useFocusReturn } from '#web/ui/focus-return.ts';
import { money } from '#web/ui/format.ts';
import { monthName } from '#web/ui/month-steps.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Trouble } from '#web/ui/page-trouble.tsx';
import type { Explained } from './variance-address.ts';
import { VarianceEvidence } from './variance-evidence.tsx';
import { isSome, PART_WORDS, signedMoney } from './variance-words.ts';

interface VarianceDialogProps {
  readonly of: Explained;
  readonly onClose: () => void;
}

export function VarianceDialog({ of, onClose }: VarianceDialogProps) {
  const input = { query: of };
  const { data, error, refetch } = useQuery(reading(getSpendVariance, input));
  useFocusReturn();
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Why ${monthName(of.month)} differs`}
      size="xl"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : !data ? (
        <RowsSkeleton />
      ) : (
        <Stack>
          <Group justify="space-between" align="flex-start">
            <Whose of={data} />
            <ExportButton route={getSpendVariance} input={input} noun="rows of the difference" />
          </Group>
          <Parts of={data} />
          <VarianceEvidence of={data} />
        </Stack>
      )}
    </Modal>
  );
}

function Whose({ of: { applications, currency, spend, cost } }: { readonly of: SpendVariance }) {
  const names = applications.map(({ name }) => name);
  return (
    <div>
      <Text fw={560}>
        {names.length === 0 ? 'Contracts without an application' : new Intl.ListFormat('en').format(names)}
      </Text>
      <Text fz="sm" c="dimmed">
        Spend {money(spend, currency)}, cost {money(cost, currency)}
      </Text>
    </div>
  );
}

/** What is nothing is left out; what cannot be told is last, and says so. */
function Parts({ of: { parts, variance, currency } }: { readonly of: SpendVariance }) {
  const told = VARIANCE_PARTS.filter((part) => isSome(parts[part]));
  if (told.length === 0)
    return (
      <Alert color="gray" icon={<IconInfoCircle aria-hidden />}>
        What left is what it cost.
      </Alert>
    );
  return (
    <Table aria-label="Parts of the difference" verticalSpacing="xs">
      <Table.Tbody>
        {told.map((part) => (
          <Table.Tr key={part}>
            <Table.Td>
              <Part part={part} />
            </Table.Td>
            <Table.Td ta="end" className="sl-num" style={{ whiteSpace: 'nowrap' }}>
              {signedMoney(parts[part], currency)}
            </Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr>
          <Table.Th scope="row">Spend less cost</Table.Th>
          <Table.Td ta="end" fw={600} className="sl-num" style={{ whiteSpace: 'nowrap' }}>
            {signedMoney(variance, currency)}
          </Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}

function Part({ part }: { readonly part: VariancePart }) {
  const { name, what } = PART_WORDS[part];
  return (
    <>
      <Text fz="sm" fw={560}>
        {name}
      </Text>
      <Text fz="xs" c="dimmed">
        {what}
      </Text>
    </>
  );
}
