// The reminders of a contract with their days, and the people who are told.
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listApplications } from '#shared/api/applications.ts';
import type { ContractView } from '#shared/api/contracts.ts';
import { listAddresses } from '#shared/api/notifications.ts';
import { getSettings } from '#shared/api/settings.ts';
import { LADDER_KINDS } from '#shared/domain/reminders/kind.ts';
import { reading } from '#web/api/queries.ts';
import { usePermission } from '#web/app/session.ts';
import { Card } from '#web/ui/page.tsx';
import { LinesSkeleton } from './lines-skeleton.tsx';
import { ReminderDays } from './reminder-days.tsx';
import { remindersOf } from './reminder-plan.ts';
import { namedOn, onlySentence, payerOf, type ToldPerson, toldByName, toldOf } from './told.ts';

const ALL = { query: { limit: 1000 } } as const;

export function RemindersCard({ contract }: { readonly contract: ContractView }) {
  const { data: settings } = useQuery(reading(getSettings, {}));
  const reminders = settings && remindersOf(contract, contract.dates, settings.reminders);
  const silent = settings?.reminders.custom.on === false && contract.customReminders.length > 0;
  return (
    <Card title="Reminders" lead="The days on which people are told">
      {reminders ? <ReminderDays reminders={reminders} /> : <LinesSkeleton />}
      {silent && (
        <Text fz="sm" c="dimmed" mt="sm">
          The contract’s own reminders are switched off in the settings.
        </Text>
      )}
    </Card>
  );
}

export function ToldCard({ contract }: { readonly contract: ContractView }) {
  const mayRead = usePermission(listAddresses).allowed;
  const { data: settings } = useQuery(reading(getSettings, {}));
  const { data: applications } = useQuery(reading(listApplications, ALL));
  const { data: addresses, error } = useQuery({ ...reading(listAddresses, ALL), enabled: mayRead });
  const withBook = mayRead && !error;
  if (!settings || !applications || (withBook && !addresses)) {
    return (
      <Card title="Who is told">
        <LinesSkeleton />
      </Card>
    );
  }
  const about = applications.items.filter(({ id }) => contract.applicationIds.includes(id));
  const named = namedOn(contract, about);
  const payers = payerOf(contract);
  const ahead = remindersOf(contract, contract.dates, settings.reminders);
  const kinds = LADDER_KINDS.filter((kind) => ahead.some((one) => one.kind === kind));
  if (withBook && addresses && kinds.length > 0) {
    const { people, unreached } = toldOf(named, kinds, addresses.items, payers);
    return (
      <Card title="Who is told" lead="When one of these reminders falls due">
        <People people={people} />
        {people.length === 0 && <Text fz="sm">Nobody: no address can be reached.</Text>}
        {unreached.length > 0 && (
          <Text fz="sm" c="dimmed" mt="xs" style={{ overflowWrap: 'anywhere' }}>
            Not {new Intl.ListFormat('en', { type: 'disjunction' }).format(unreached)}: stopped it, has not
            confirmed yet, or mail comes back.
          </Text>
        )}
      </Card>
    );
  }
  return (
    <Card title="Who is told" lead="When a reminder falls due">
      <People people={toldByName(named, payers)} />
      <Text fz="sm" c="dimmed" mt={named.length > 0 ? 'xs' : 0}>
        {named.length > 0
          ? 'Also everybody in finance; where none of them can be reached, the administrators.'
          : 'Nobody is named, so everybody in finance is told; where none can be reached, the administrators.'}
      </Text>
    </Card>
  );
}

function People({ people }: { readonly people: readonly ToldPerson[] }) {
  return (
    <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {people.map(({ mail, as, only }) => (
        <li key={mail}>
          <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
            {mail}
          </Text>
          <Text fz="xs" c="dimmed">
            {as}
            {only.length > 0 && ` · ${onlySentence(only)}`}
          </Text>
        </li>
      ))}
    </Stack>
  );
}
