// The columns of the list of actions.
import { Text } from '@mantine/core';
import type { ActionRow } from '#shared/api/actions.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { moment } from '#web/ui/format.ts';
import { NameLink } from '#web/ui/links.tsx';
import { ActionStateMark } from './state-mark.tsx';
import { ASKED_WORDS } from './words.ts';

export function actionColumns(timeZone: string): readonly Column<ActionRow>[] {
  return [
    {
      key: 'name',
      label: 'Person',
      sort: 'name',
      width: '24%',
      cell: ({ id, seat }) => (
        <div>
          <NameLink to="/actions/$id" params={{ id }}>
            {seat.account.name}
          </NameLink>
          <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {seat.account.mails[0]}
          </Text>
        </div>
      ),
    },
    {
      key: 'license',
      label: 'License',
      sort: 'license',
      cell: ({ task, seat, applicationName }) => (
        <div>
          {ASKED_WORDS[task]}: {seat.sku.name}
          <Text fz="xs" c="dimmed">
            {applicationName}
          </Text>
        </div>
      ),
    },
    {
      key: 'state',
      label: 'State',
      sort: 'state',
      cell: ({ state, failure, closed }) => (
        <div>
          <ActionStateMark state={state} />
          {(state === 'attention' || state === 'skipped') && (
            <Text fz="xs" c="dimmed" lineClamp={2}>
              {failure?.reason ?? closed?.why}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: 'asked',
      label: 'Asked',
      sort: 'asked',
      cell: ({ asked }) => (
        <div>
          <span style={{ whiteSpace: 'nowrap' }}>{moment(asked.at, timeZone)}</span>
          <Text fz="xs" c="dimmed">
            by {asked.by.name ?? asked.by.id}
          </Text>
        </div>
      ),
    },
  ];
}
