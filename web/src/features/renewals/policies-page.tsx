// The renewal policies in their order, each in words.
import { ActionIcon, Alert, Group, Text } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconListCheck,
  IconPencil,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { listApplications } from '#shared/api/applications.ts';
import { listPolicies, savePolicies } from '#shared/api/policies.ts';
import type { RenewalPolicy } from '#shared/domain/renewals/policy.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { usePermission } from '#web/app/session.ts';
import { AllowedButton } from '#web/ui/allowed-button.tsx';
import { later } from '#web/ui/later.tsx';
import { Card, Page } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { say } from '#web/ui/say.ts';
import { isConflict } from '../contracts/changed-since.tsx';
import { approvalWords, extraWords, lowered, modeWords, scopeWords } from './policy-words.ts';

const PolicyDialog = later(() => import('./policy-dialog.tsx').then((file) => file.PolicyDialog));
const DeletePolicy = later(() => import('./delete-policy.tsx').then((file) => file.DeletePolicy));

const MEANWHILE =
  'Somebody else changed the policies meanwhile, and theirs were read. Send it again to put yours on top.';

type Asking = { readonly what: 'edit' | 'delete'; readonly policy: RenewalPolicy } | { readonly what: 'add' };

export function PoliciesPage() {
  const permission = usePermission(listPolicies);
  return (
    <Page
      title="Renewal policies"
      back={{ to: '/renewals', name: 'Renewals' }}
      lead="Which contracts renew by themselves, and which decisions need somebody’s approval. All that fit a contract count together."
      width="64rem"
    >
      {permission.allowed ? <Policies /> : <Alert color="gray">{permission.reason}</Alert>}
    </Page>
  );
}

function Policies() {
  const permission = usePermission(savePolicies);
  const { data, error: unread, refetch } = useQuery(reading(listPolicies, {}));
  const { data: applications } = useQuery(reading(listApplications, { query: { limit: 1000 } }));
  const [asking, setAsking] = useState<Asking>();
  const save = useChange(savePolicies, { onDone: () => setAsking(undefined) });
  if (unread) return <Trouble error={unread} retry={() => void refetch()} />;
  if (!data) return <RowsSkeleton />;
  const { items, version } = data;
  // Once somebody else's change was read, sending again puts this one on top of it.
  const readAnew = (trouble: Error) => {
    if (isConflict(trouble)) void refetch();
  };
  const put = (next: readonly RenewalPolicy[]) =>
    save.mutate({ body: { version, items: [...next] } }, { onError: readAnew });
  const move = (from: number, to: number) => {
    const [policy] = items.slice(from, from + 1);
    if (!policy) return;
    save.mutate(
      { body: { version, items: items.toSpliced(from, 1).toSpliced(to, 0, policy) } },
      {
        onError: (trouble) => {
          say.failed(trouble);
          readAnew(trouble);
        },
      },
    );
  };
  const close = () => {
    save.reset();
    setAsking(undefined);
  };
  const error = isConflict(save.error) ? new Error(MEANWHILE) : save.error;
  const asked = { busy: save.isPending, error, onClose: close };
  const add = (
    <AllowedButton
      permission={permission}
      size="xs"
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={() => setAsking({ what: 'add' })}
    >
      Add policy
    </AllowedButton>
  );
  return (
    <Card title="Policies" lead="In the order they are asked" actions={items.length > 0 && add} flush>
      {items.length === 0 ? (
        <Empty title="No policies yet" icon={<IconListCheck size={30} stroke={1.4} aria-hidden />}>
          <Text c="dimmed" fz="sm" mb="md" maw="32rem">
            Until there are some, whoever decides on a renewal needs nobody’s approval, and nothing renews
            without a review.
          </Text>
          {add}
        </Empty>
      ) : (
        <ol className="sl-cards" aria-label="Policies in their order">
          {items.map((policy, at) => (
            <li key={policy.id}>
              <Group justify="space-between" align="flex-start" gap="sm">
                <div style={{ flex: '1 1 18rem', minWidth: 0, overflowWrap: 'anywhere' }}>
                  <Text fz="sm" fw={560}>
                    {at + 1}. {policy.name}
                  </Text>
                  <Text fz="sm">
                    {scopeWords(
                      policy.scope,
                      applications?.items.find(({ id }) => id === policy.scope.applicationId)?.name,
                    )}
                    : {lowered(modeWords(policy.mode))}. {approvalWords(policy.approval)}.
                  </Text>
                  <Text fz="xs" c="dimmed">
                    {extraWords(policy)}
                  </Text>
                </div>
                {permission.allowed && (
                  <Group gap={2} wrap="nowrap" style={{ flex: 'none' }}>
                    <Act
                      name={`Move ${policy.name} up`}
                      off={at === 0 || save.isPending}
                      onClick={() => move(at, at - 1)}
                    >
                      <IconArrowUp size={16} aria-hidden />
                    </Act>
                    <Act
                      name={`Move ${policy.name} down`}
                      off={at === items.length - 1 || save.isPending}
                      onClick={() => move(at, at + 1)}
                    >
                      <IconArrowDown size={16} aria-hidden />
                    </Act>
                    <Act name={`Change ${policy.name}`} onClick={() => setAsking({ what: 'edit', policy })}>
                      <IconPencil size={16} aria-hidden />
                    </Act>
                    <Act name={`Delete ${policy.name}`} onClick={() => setAsking({ what: 'delete', policy })}>
                      <IconTrash size={16} aria-hidden />
                    </Act>
                  </Group>
                )}
              </Group>
            </li>
          ))}
        </ol>
      )}
      {(asking?.what === 'add' || asking?.what === 'edit') && (
        <PolicyDialog
          {...asked}
          policy={asking.what === 'edit' ? asking.policy : undefined}
          onSave={(policy) =>
            put(
              asking.what === 'add'
                ? [...items, policy]
                : items.map((one) => (one.id === policy.id ? policy : one)),
            )
          }
        />
      )}
      {asking?.what === 'delete' && (
        <DeletePolicy
          {...asked}
          policy={asking.policy}
          onDelete={() => put(items.filter(({ id }) => id !== asking.policy.id))}
        />
      )}
    </Card>
  );
}

interface ActProps {
  readonly name: string;
  readonly off?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Act({ name, off = false, onClick, children }: ActProps) {
  return (
    <ActionIcon variant="subtle" color="gray" c="dimmed" aria-label={name} disabled={off} onClick={onClick}>
      {children}
    </ActionIcon>
  );
}
