// A contract without prices says so, and where they are typed.
import { Button, Group, Text } from '@mantine/core';
import { IconCoins, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ContractView } from '#shared/api/contracts.ts';
import { Empty } from '#web/ui/page-trouble.tsx';
import { useRights } from './use-rights.ts';

interface NoPricesProps {
  readonly contract: ContractView;
  /** Among other cards it takes no more room than it needs. */
  readonly brief?: boolean;
}

export function NoPrices({ contract, brief }: NoPricesProps) {
  const { mayEdit } = useRights(contract);
  const navigate = useNavigate();
  const add = mayEdit && (
    <Button
      {...(brief && { size: 'xs', variant: 'default' })}
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => void navigate({ to: '.', search: { edit: 'prices' } })}
    >
      Add prices
    </Button>
  );
  if (brief) {
    return (
      <Group justify="space-between" gap="xs">
        <Text fz="sm" c="dimmed">
          No prices yet.
        </Text>
        {add}
      </Group>
    );
  }
  return (
    <Empty title="No prices yet" icon={<IconCoins size={30} stroke={1.4} aria-hidden />}>
      <Text c="dimmed" fz="sm" mb={mayEdit ? 'md' : 0} maw="30rem">
        With its lines and their prices, its cost, its payments and its months follow.
      </Text>
      {add}
    </Empty>
  );
}
