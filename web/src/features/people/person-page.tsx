// One person with all they hold at every vendor, and what was decided about them.
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { decidePerson, getPerson, type PersonDetail } from '#shared/api/people.ts';
import { reading } from '#web/api/queries.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { Facts } from '#web/ui/facts.tsx';
import { day, distance, money } from '#web/ui/format.ts';
import { later } from '#web/ui/later.tsx';
import { TextLink } from '#web/ui/links.tsx';
import { Card, Page } from '#web/ui/page.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { AddressTabs } from '#web/ui/tabs.tsx';
import { EMPLOYMENT_WORDS, spoken } from '#web/ui/words.ts';
import { SubjectLog } from '../logs/subject-log.tsx';
import { AccountVerdict, DeniedAccounts } from './account-verdict.tsx';

const PersonDecisionForm = later(() =>
  import('./person-decision.tsx').then((file) => file.PersonDecisionForm),
);

export function PersonPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, error, refetch } = useQuery(reading(getPerson, { params: { id } }));
  if (error) {
    return (
      <Page title="Person" back={{ to: '/people', name: 'People' }}>
        <Trouble error={error} retry={() => void refetch()} />
      </Page>
    );
  }
  return data ? <Shown person={data} /> : <PageSkeleton />;
}

function Shown({ person }: { readonly person: PersonDetail }) {
  const [deciding, setDeciding] = useState(false);
  const mayDecide = usePermission(decidePerson).allowed;
  const { decision, mails } = person;
  return (
    <Page
      title={person.name}
      back={{ to: '/people', name: 'People' }}
      lead={[person.title, person.department, EMPLOYMENT_WORDS[person.status]].filter(Boolean).join(' · ')}
      actions={
        mayDecide && (
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => setDeciding(true)}
          >
            Exempt or note
          </Button>
        )
      }
    >
      <Stack>
        <Card>
          <Facts
            of={[
              ['Mail', mails[0]],
              ['Aliases', mails.slice(1).join(', ')],
              ['Manager', person.managerMail],
              [
                'Exempt',
                decision?.exempt &&
                  `${decision.exempt.reason}${decision.exempt.until ? ` (until ${day(decision.exempt.until)})` : ''}`,
              ],
              ['Licenses a year', costOf(person.totalAnnual)],
              ['Note', decision?.note],
            ]}
          />
        </Card>
        <AddressTabs
          tabs={[
            { id: 'accounts', name: 'Accounts and licenses', body: <Accounts person={person} /> },
            { id: 'log', name: 'Log', body: <SubjectLog kind="person" id={person.id} /> },
          ]}
        />
      </Stack>
      {deciding && <PersonDecisionForm person={person} onClose={() => setDeciding(false)} />}
    </Page>
  );
}

/** Nothing is told where no license has a price. */
function costOf({ amount, currency, incomplete }: PersonDetail['totalAnnual']) {
  if (Number(amount) === 0 && incomplete.length === 0) return undefined;
  const lacking = incomplete.length > 0 ? `, without what is in ${incomplete.join(' and ')}` : '';
  return `${money(amount, currency)}${lacking}`;
}

const MATCHED = {
  mail: 'matched by mail',
  alias: 'matched by an alias',
  verdict: 'matched by hand',
} as const;

function Accounts({ person }: { readonly person: PersonDetail }) {
  const { today } = useSession();
  if (person.accounts.length === 0) {
    return (
      <Stack>
        <div className="sl-card">
          <Empty title="No account of theirs is known" />
        </div>
        <DeniedAccounts person={person} />
      </Stack>
    );
  }
  return (
    <Stack>
      {person.accounts.map((account) => (
        <Card key={`${account.connectionId}/${account.accountId}`}>
          <Group justify="space-between" align="flex-start">
            <div>
              <TextLink to="/applications/$id" params={{ id: account.applicationId }} fw={560}>
                {account.applicationName}
              </TextLink>
              <Text fz="sm" c="dimmed">
                {account.mail} · {spoken(account.status)} · {MATCHED[account.matchedBy]}
              </Text>
            </div>
            <Group gap="sm">
              {account.lastActiveOn !== undefined && (
                <Text fz="sm">
                  {account.lastActiveOn === null
                    ? 'Never active'
                    : `Last active ${distance(today, account.lastActiveOn)}`}
                </Text>
              )}
              <AccountVerdict
                person={person}
                account={account}
                said={account.matchedBy === 'verdict' ? 'theirs' : undefined}
              />
            </Group>
          </Group>
          {account.licenses.length > 0 && (
            <ul style={{ margin: '0.5rem 0 0', paddingLeft: '1.1rem' }}>
              {account.licenses.map((license) => (
                <Text key={license.id} component="li" fz="sm">
                  <TextLink to="/licenses/$id" params={{ id: license.id }} fz="sm">
                    {license.name}
                  </TextLink>
                  {license.since && ` since ${day(license.since)}`}
                  {license.via && `, through ${license.via}`}
                  {license.annual &&
                    `, ${license.annual.map(({ amount, currency }) => money(amount, currency)).join(' and ')} a year`}
                </Text>
              ))}
            </ul>
          )}
        </Card>
      ))}
      <DeniedAccounts person={person} />
    </Stack>
  );
}
