// The first steps of an organisation; hidden when all are done.
import { Group, Progress, Text, ThemeIcon } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { createApplication, updateApplication } from '#shared/api/applications.ts';
import { createConnection, syncConnection } from '#shared/api/connections.ts';
import { createContract } from '#shared/api/contracts.ts';
import type { Overview } from '#shared/api/overview.ts';
import type { AnyRoute } from '#web/api/client.ts';
import { permissionFor, useSession } from '#web/app/session.ts';
import { type PagePath, TextLink } from '#web/ui/links.tsx';
import { Card } from '#web/ui/page.tsx';

type Step = Overview['setup'][number]['step'];

interface SetupStep {
  readonly name: string;
  readonly why: string;
  readonly to: PagePath;
  /** What is done there: whoever may not do it is not sent there. */
  readonly route: Pick<AnyRoute, 'access'>;
}

export const STEPS: Record<Step, SetupStep> = {
  application: {
    name: 'Add an application',
    why: 'Something the organization uses: its licenses, connections and contracts hang on it.',
    to: '/applications',
    route: createApplication,
  },
  connection: {
    name: 'Connect a vendor',
    why: 'Salesforce, Google Workspace, or files for anything else. Everything is read only.',
    to: '/connections/new',
    route: createConnection,
  },
  read: {
    name: 'Read it once',
    why: 'The first read starts by itself and shows what was bought and who holds it.',
    to: '/connections',
    route: syncConnection,
  },
  owners: {
    name: 'Name who answers for each application',
    why: 'Owners are told before a date passes.',
    to: '/applications',
    route: updateApplication,
  },
  contract: {
    name: 'Add a contract',
    why: 'Its deadlines are computed, and its owners reminded.',
    to: '/contracts/new',
    route: createContract,
  },
};

export function stepLink(step: Step): { to: PagePath; search?: Record<string, string> } {
  return { to: STEPS[step].to, ...(step === 'application' && { search: { add: 'yes' } }) };
}

/** Whether the reader may take a step. */
export function useMayTake(): (step: Step) => boolean {
  const session = useSession();
  return (step) => permissionFor(session, STEPS[step].route).allowed;
}

/** Of no use to whoever can take none of the steps that are left. */
export function Setup({ steps }: { readonly steps: Overview['setup'] }) {
  const done = steps.filter((step) => step.done).length;
  const mayTake = useMayTake();
  if (!steps.some((step) => !step.done && mayTake(step.step))) return null;
  return (
    <Card title="Getting started" lead={`${done} of ${steps.length} done`}>
      <Progress
        value={(done / steps.length) * 100}
        size="sm"
        mb="sm"
        aria-label={`${done} of ${steps.length} steps done`}
      />
      <Group gap="lg" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {steps.map(({ step, done: isDone }) => (
          <Group key={step} gap={8} component="li" wrap="nowrap">
            <ThemeIcon size={20} radius="xl" variant={isDone ? 'filled' : 'default'} color="teal.9">
              {isDone && <IconCheck size={13} aria-label="done" />}
            </ThemeIcon>
            {isDone || !mayTake(step) ? (
              <Text fz="sm" c="dimmed">
                {STEPS[step].name}
              </Text>
            ) : (
              <TextLink {...stepLink(step)} fz="sm">
                {STEPS[step].name}
              </TextLink>
            )}
          </Group>
        ))}
      </Group>
    </Card>
  );
}
