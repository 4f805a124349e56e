// Deleting a rate says which amounts it leaves without it.
import { Text } from '@mantine/core';
import { deleteRate } from '#shared/api/rates.ts';
import type { KeptRate } from '#shared/domain/money/exchange-rate.ts';
import { useChange } from '#web/api/queries.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { day as dayText } from '#web/ui/format.ts';
import { say } from '#web/ui/say.ts';
import { rateText } from './rate-words.ts';

interface DeleteRateProps {
  readonly of: KeptRate;
  readonly onClose: () => void;
}

export function DeleteRate({ of, onClose }: DeleteRateProps) {
  const { currency, day } = of;
  const remove = useChange(deleteRate, {
    onDone: () => {
      say.done(`The rate of ${currency} on ${dayText(day)} was deleted`);
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Delete the rate of ${currency} on ${dayText(day)}?`}
      submit="Delete"
      danger
      size="md"
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onSubmit={() => remove.mutate({ params: { currency, day } })}
    >
      <Text fz="sm">
        {rateText(of)}. Amounts from that day on take the newest rate before it; without one they stay in{' '}
        {currency} and totals are marked incomplete. The log keeps it.
      </Text>
    </FormDialog>
  );
}
