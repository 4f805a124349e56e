// On a person's page: an account is not theirs, or what somebody said about it is taken back.
import { Button, Group, Text } from '@mantine/core';
import { decidePerson, type PersonDetail } from '#shared/api/people.ts';
import { usePermission } from '#web/app/session.ts';
import { TextLink } from '#web/ui/links.tsx';
import { Card } from '#web/ui/page.tsx';
import { say } from '#web/ui/say.ts';
import { useVerdict, type Verdict } from './verdict.ts';

type Account = PersonDetail['accounts'][number];

interface AccountVerdictProps {
  readonly person: PersonDetail;
  readonly account: Pick<Account, 'connectionId' | 'accountId' | 'mail' | 'applicationName'>;
  /** What is said at present. */
  readonly said: Verdict['says'];
}

export function AccountVerdict({ person, account, said }: AccountVerdictProps) {
  const { connectionId, accountId, mail, applicationName } = account;
  const mayDecide = usePermission(decidePerson).allowed;
  const change = useVerdict(({ says }) =>
    say.done(
      says === 'notTheirs'
        ? `${mail} at ${applicationName} is not counted for ${person.name} any more`
        : `Addresses decide again whose ${mail} at ${applicationName} is`,
    ),
  );
  if (!mayDecide) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={change.isPending}
      aria-label={`${said ? 'Take back' : 'Not this person'}: ${mail} at ${applicationName}`}
      onClick={() =>
        change.mutate(
          {
            personId: person.id,
            connectionId,
            accountId,
            ...(said === undefined && { says: 'notTheirs' as const }),
          },
          { onError: (error) => say.failed(error) },
        )
      }
    >
      {said ? 'Take back' : 'Not this person'}
    </Button>
  );
}

export function DeniedAccounts({ person }: { readonly person: PersonDetail }) {
  if (person.denied.length === 0) return null;
  return (
    <Card title="Said not to be theirs">
      {person.denied.map((account) => (
        <Group key={`${account.connectionId}/${account.accountId}`} justify="space-between" py={4}>
          <Text fz="sm">
            {account.mail} at{' '}
            <TextLink to="/applications/$id" params={{ id: account.applicationId }} fz="sm">
              {account.applicationName}
            </TextLink>
          </Text>
          <AccountVerdict person={person} account={account} said="notTheirs" />
        </Group>
      ))}
    </Card>
  );
}
