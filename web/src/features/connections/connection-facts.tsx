// What is known of a connection's reads: the last one, what it found, and when the next one comes.
import type { ConnectionView } from '#shared/api/connections.ts';
import { BY_HAND } from '#shared/domain/assignments/hand-connection.ts';
import { useSession } from '#web/app/session.ts';
import { Facts } from '#web/ui/facts.tsx';
import { age, comesText, moment, number } from '#web/ui/format.ts';
import { TextLink } from '#web/ui/links.tsx';
import { Card } from '#web/ui/page.tsx';
import { plural } from '#web/ui/words.ts';

export function ConnectionFacts({ connection }: { readonly connection: ConnectionView }) {
  const { timeZone } = useSession();
  const { health, published, nextRunAt } = connection;
  const byHand = connection.connector === BY_HAND;
  return (
    <Card>
      <Facts
        of={[
          [
            byHand ? 'Last change' : 'Last complete read',
            health.lastSuccessAt
              ? `${age(health.lastSuccessAt, Date.now())} (${moment(health.lastSuccessAt, timeZone)})${connection.stale ? (connection.upload ? ', out of date: a new file is due' : ', out of date') : ''}`
              : 'never',
          ],
          [
            'Found',
            published &&
              (byHand
                ? plural(published.accounts, 'address', 'addresses')
                : `${plural(published.accounts, 'account')}, ${plural(published.skus, 'license')} at the vendor`),
          ],
          [
            'Licenses here',
            byHand ? (
              number(connection.licenses)
            ) : (
              <TextLink key="l" to="/licenses" search={{ connectionId: connection.id }} fz="sm">
                {number(connection.licenses)}
              </TextLink>
            ),
          ],
          [
            'Next read',
            !connection.upload &&
              !connection.paused &&
              nextRunAt &&
              comesText(nextRunAt, Date.now(), timeZone),
          ],
          ['Failed in a row', health.failures > 0 && number(health.failures)],
          ['State since', health.since && moment(health.since, timeZone)],
        ]}
      />
    </Card>
  );
}
