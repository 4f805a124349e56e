// The rules in their order, each in words; whatever changes in them changes every transaction at once.
import { ActionIcon, Group, Text } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconListDetails,
  IconPencil,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getSpendRules, putSpendRules } from '#shared/api/spend.ts';
import { ruleSentence, type SpendRule } from '#shared/domain/spend/rule.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { usePermission } from '#web/app/session.ts';
import { AllowedButton } from '#web/ui/allowed-button.tsx';
import { later } from '#web/ui/later.tsx';
import { Card } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { say } from '#web/ui/say.ts';
import type { Asking } from './rule-asking.tsx';
import { capital } from './words.ts';

const RuleAsking = later(() => import('./rule-asking.tsx').then((file) => file.RuleAsking));

export function Rules() {
  const permission = usePermission(putSpendRules);
  const { data, error, refetch } = useQuery(reading(getSpendRules, {}));
  const [asking, setAsking] = useState<Asking>();
  const put = useChange(putSpendRules, { onDone: () => setAsking(undefined) });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <RowsSkeleton />;
  const rules: SpendRule[] = data.rules.map(({ applicationName: _, ...rule }) => rule);
  const save = (next: readonly SpendRule[]) =>
    put.mutate({ body: { version: data.version, rules: [...next] } });
  const move = (from: number, to: number) => {
    const [rule] = rules.slice(from, from + 1);
    if (!rule) return;
    const next = rules.toSpliced(from, 1).toSpliced(to, 0, rule);
    put.mutate(
      { body: { version: data.version, rules: next } },
      { onError: (trouble) => say.failed(trouble) },
    );
  };
  const add = (
    <AllowedButton
      permission={permission}
      size="xs"
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={() => setAsking({ what: 'add' })}
    >
      Add rule
    </AllowedButton>
  );
  const close = () => {
    put.reset();
    setAsking(undefined);
  };
  return (
    <Card
      title="Rules"
      lead="From the top: the first rule that fits a transaction says whose it is. What was given by hand stays."
      actions={add}
      flush
    >
      {data.rules.length === 0 ? (
        <Empty title="No rules yet" icon={<IconListDetails size={30} stroke={1.4} aria-hidden />}>
          <Text c="dimmed" fz="sm" maw="30rem">
            A rule knows a merchant by the text of its transactions and gives them to an application, those
            already imported as well.
          </Text>
        </Empty>
      ) : (
        <ol className="sl-cards" aria-label="Rules in their order">
          {data.rules.map((rule, at) => (
            <li key={rule.id}>
              <Group justify="space-between" wrap="nowrap" gap="sm">
                <Group gap="sm" wrap="nowrap" align="baseline" miw={0}>
                  <Text fz="xs" c="dimmed" className="sl-num" w={20} style={{ flex: 'none' }}>
                    {at + 1}.
                  </Text>
                  <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
                    {capital(ruleSentence(rule))} → <b>{rule.applicationName ?? 'a deleted application'}</b>
                    {rule.applicationName === null && (
                      <Text span fz="xs" c="dimmed">
                        {' '}
                        (decides nothing)
                      </Text>
                    )}
                  </Text>
                </Group>
                {permission.allowed && (
                  <Group gap={2} wrap="nowrap" style={{ flex: 'none' }}>
                    <Act
                      name={`Move rule ${at + 1} up`}
                      off={at === 0 || put.isPending}
                      onClick={() => move(at, at - 1)}
                    >
                      <IconArrowUp size={16} aria-hidden />
                    </Act>
                    <Act
                      name={`Move rule ${at + 1} down`}
                      off={at === rules.length - 1 || put.isPending}
                      onClick={() => move(at, at + 1)}
                    >
                      <IconArrowDown size={16} aria-hidden />
                    </Act>
                    <Act name={`Change rule ${at + 1}`} onClick={() => setAsking({ what: 'edit', rule })}>
                      <IconPencil size={16} aria-hidden />
                    </Act>
                    <Act name={`Delete rule ${at + 1}`} onClick={() => setAsking({ what: 'delete', rule })}>
                      <IconTrash size={16} aria-hidden />
                    </Act>
                  </Group>
                )}
              </Group>
            </li>
          ))}
        </ol>
      )}
      {asking && (
        <RuleAsking
          asking={asking}
          rules={rules}
          busy={put.isPending}
          error={put.error}
          onClose={close}
          onSave={save}
        />
      )}
    </Card>
  );
}

interface ActProps {
  readonly name: string;
  readonly off?: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function Act({ name, off = false, onClick, children }: ActProps) {
  return (
    <ActionIcon variant="subtle" color="gray" c="dimmed" aria-label={name} disabled={off} onClick={onClick}>
      {children}
    </ActionIcon>
  );
}
