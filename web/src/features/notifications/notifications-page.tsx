// What the signed-in person gets by mail; for administrators and IT also every address; and what was sent.
import { Stack } from '@mantine/core';
import { listFeeds } from '#shared/api/feeds.ts';
import { addAddress, listAddresses } from '#shared/api/notifications.ts';
import { usePermission } from '#web/app/session.ts';
import { later } from '#web/ui/later.tsx';
import { Page } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { AddressTabs } from '#web/ui/tabs.tsx';
import { CalendarCard } from './calendar-card.tsx';
import { MyPreferences } from './my-preferences.tsx';

const Messages = later(() => import('./messages.tsx').then((file) => file.Messages), <RowsSkeleton />);

const Addresses = later(() => import('./addresses.tsx').then((file) => file.Addresses), <RowsSkeleton />);

const Feeds = later(() => import('./feeds.tsx').then((file) => file.Feeds), <RowsSkeleton />);

export function NotificationsPage() {
  const maySee = usePermission(listAddresses).allowed;
  const maySeeFeeds = usePermission(listFeeds).allowed;
  const mayAdd = usePermission(addAddress).allowed;
  return (
    <Page title="Notifications" lead="Who is told what, how, and what was sent.">
      <AddressTabs
        tabs={[
          {
            id: 'mine',
            name: 'What I get',
            body: (
              <Stack gap="md">
                <div>
                  <MyPreferences />
                </div>
                <CalendarCard />
              </Stack>
            ),
          },
          ...(maySee
            ? [
                {
                  id: 'addresses',
                  name: 'Addresses',
                  body: <Addresses mayAdd={mayAdd} />,
                },
              ]
            : []),
          ...(maySeeFeeds ? [{ id: 'feeds', name: 'Calendar feeds', body: <Feeds /> }] : []),
          {
            id: 'sent',
            name: maySee ? 'Sent mails' : 'Mails to me',
            body: <Messages />,
          },
        ]}
      />
    </Page>
  );
}
