// Somebody else decided first: what they did, and the way on with what stands now.
import { Alert, Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRenewal, type RenewalView } from '#shared/api/renewals.ts';
import type { ApiProblem } from '#web/api/problem.ts';
import { reading } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { moment } from '#web/ui/format.ts';
import { cameBetween } from './sentences.ts';

interface ConflictProps {
  /** As it stood when the dialog was opened. */
  readonly view: RenewalView;
  readonly error: ApiProblem;
  readonly onReload: () => void;
}

export function Conflict({ view, error, onReload }: ConflictProps) {
  const client = useQueryClient();
  const { timeZone } = useSession();
  const fresh = reading(getRenewal, { params: { id: view.row.contractId } });
  // Under a name of its own: what was read before the refusal does not hold the change.
  const { data } = useQuery({ ...fresh, queryKey: [...fresh.queryKey, error], staleTime: 0 });
  const happened = data && cameBetween(view.renewal, data.renewal);
  const at = data?.renewal?.verdict?.at ?? data?.renewal?.request?.at;
  return (
    <Alert color="yellow" icon={<IconUsers aria-hidden />} title={error.title} role="alert">
      {happened ?? error.message}
      {happened && at && ` That was ${moment(at, timeZone)}.`} Nothing of yours was recorded.
      <div>
        <Button
          size="xs"
          mt="xs"
          variant="default"
          onClick={() => {
            void client.invalidateQueries({ queryKey: ['renewals'] });
            void client.invalidateQueries({ queryKey: ['contracts'] });
            onReload();
          }}
        >
          See what stands now
        </Button>
      </div>
    </Alert>
  );
}
