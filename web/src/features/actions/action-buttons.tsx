// What may be decided about an action now, each with its question; one primary button at most.
import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type ActionRow, answerAction, retryAction } from '#shared/api/actions.ts';
import { useChange } from '#web/api/queries.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { say } from '#web/ui/say.ts';
import { DecideDialog, type Decision } from './decide-dialog.tsx';

export function ActionButtons({ action }: { readonly action: ActionRow }) {
  const { id, state, version, applicationId, restorable } = action;
  const permission = usePermission(answerAction, applicationId);
  const { roles, ownedApplications } = useSession();
  const navigate = useNavigate();
  const [deciding, setDeciding] = useState<Decision>();
  const retry = useChange(retryAction, { onDone: () => say.done('It is tried again within minutes') });
  if (!permission.allowed) return null;
  const mayAnswer = roles.includes('admin') || ownedApplications.includes(applicationId);
  const button = (decision: Decision, label: string, primary = false) => (
    <Button key={decision} {...(!primary && { variant: 'default' })} onClick={() => setDeciding(decision)}>
      {label}
    </Button>
  );
  return (
    <Group gap="xs">
      {state === 'awaitingApproval' && mayAnswer && button('refuse', 'Refuse')}
      {(state === 'awaitingApproval' || state === 'ready' || state === 'attention' || state === 'manual') &&
        button('cancel', 'Cancel it')}
      {(state === 'manual' || state === 'attention') && button('skip', 'Not needed')}
      {state === 'attention' && button('close', 'Done by hand')}
      {state === 'awaitingApproval' && mayAnswer && button('approve', 'Approve', true)}
      {state === 'manual' && button('close', 'Mark as done', true)}
      {state === 'attention' && (
        <Button
          loading={retry.isPending}
          onClick={() =>
            retry.mutate({ params: { id }, body: { version } }, { onError: (error) => say.failed(error) })
          }
        >
          Try again
        </Button>
      )}
      {restorable && button('restore', 'Give back')}
      {deciding && (
        <DecideDialog
          action={action}
          decision={deciding}
          onClose={() => setDeciding(undefined)}
          onDone={(after) => {
            setDeciding(undefined);
            if (after.id !== id) void navigate({ to: '/actions/$id', params: { id: after.id } });
          }}
        />
      )}
    </Group>
  );
}
