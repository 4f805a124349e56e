// One action: what was promised, how far it is, what the vendor said, and what may be decided now.
import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ActionRow, getAction, listActions } from '#shared/api/actions.ts';
import { reading } from '#web/api/queries.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { Facts } from '#web/ui/facts.tsx';
import { moment } from '#web/ui/format.ts';
import { TextLink } from '#web/ui/links.tsx';
import { Card, Page } from '#web/ui/page.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { Trouble } from '#web/ui/page-trouble.tsx';
import { SubjectLog } from '../logs/subject-log.tsx';
import { ActionButtons } from './action-buttons.tsx';
import { PlanView } from './plan-view.tsx';
import { ActionStateMark } from './state-mark.tsx';
import { ASKED_WORDS, savingText } from './words.ts';

/** A machine moves it on within minutes, and the page follows. */
const LOOK_AGAIN_MS = 5_000;
const MOVING: readonly ActionRow['state'][] = ['ready', 'executing', 'awaitingConfirmation'];

export function ActionPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery({
    ...reading(getAction, { params: { id } }),
    refetchInterval: ({ state }) => (state.data && MOVING.includes(state.data.state) ? LOOK_AGAIN_MS : false),
  });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  return data ? <Whole action={data} /> : <PageSkeleton />;
}

function Whole({ action }: { readonly action: ActionRow }) {
  const { timeZone } = useSession();
  // Owners see their actions; the log of all of them is for those who read every one.
  const mayReadLog = usePermission(listActions).allowed;
  const { id, seat, task, asked, answer, performed, failure, closed, plan, saves, state } = action;
  return (
    <Page
      title={`${ASKED_WORDS[task]}: ${seat.sku.name}`}
      tab={`${seat.sku.name}: ${seat.account.name}`}
      back={{ to: '/actions', name: 'Actions' }}
      badge={<ActionStateMark state={state} />}
      lead={`${seat.account.name} · ${action.applicationName}`}
      actions={<ActionButtons action={action} />}
      width="76rem"
    >
      <Stack>
        {failure && (state === 'attention' || state === 'ready' || state === 'manual') && (
          <Alert
            color={state === 'attention' ? 'red' : 'yellow'}
            icon={<IconAlertTriangle aria-hidden />}
            title={state === 'ready' ? 'It is tried again by itself' : 'It did not work'}
          >
            {failure.reason}
          </Alert>
        )}
        <Card title={plan.possible ? 'What is done at the vendor' : 'What a person does'}>
          <PlanView plan={plan} task={task} />
        </Card>
        <Card title="How far it is">
          <Facts
            of={[
              ['Person', seat.account.name],
              ['Account', seat.account.mails[0] ?? seat.account.id],
              [
                'License',
                <TextLink key="license" to="/licenses/$id" params={{ id: action.licenseId }} fz="sm">
                  {seat.sku.name}
                </TextLink>,
              ],
              ['Connection', action.connectionName],
              ['Saves', savingText(saves)],
              ['Asked', `${moment(asked.at, timeZone)} by ${asked.by.name ?? asked.by.id}`],
              ['Why', asked.note],
              [
                answer?.verdict === 'refused' ? 'Refused' : 'Approved',
                answer && `${moment(answer.at, timeZone)} by ${answer.by.name ?? answer.by.id}`,
              ],
              ['Tried', action.attempts > 1 ? `${action.attempts} times` : undefined],
              ['Done', performed && moment(performed.at, timeZone)],
              ['Ended', closed && moment(closed.at, timeZone)],
              ['Reason', closed?.why],
            ]}
          />
          {action.undoes && (
            <Text fz="sm" mt="xs">
              It gives back what{' '}
              <TextLink to="/actions/$id" params={{ id: action.undoes }} fz="inherit">
                an earlier action
              </TextLink>{' '}
              took away.
            </Text>
          )}
        </Card>
        {mayReadLog && <SubjectLog kind="action" id={id} title="Log" />}
      </Stack>
    </Page>
  );
}
