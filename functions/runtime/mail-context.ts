// What `notifier` alone may touch: the mail service and the key that signs links.
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { tableAt } from '#shared/table/table.ts';
import { environment } from './environment.ts';
import { linkSecret } from './link-secret.ts';
import { mailClient } from './mail-client.ts';
import { tableClient } from './table-client.ts';

export function mailContext(at: Instant) {
  const { TABLE_NAME, MAIL_FROM, MAIL_CONFIGURATION_SET, PUBLIC_URL, LINK_SECRET_PARAMETER } = environment(
    'TABLE_NAME',
    'MAIL_FROM',
    'MAIL_CONFIGURATION_SET',
    'PUBLIC_URL',
    'LINK_SECRET_PARAMETER',
  );
  return {
    table: tableAt(tableClient(TABLE_NAME), at),
    mail: mailClient,
    from: MAIL_FROM,
    configurationSet: MAIL_CONFIGURATION_SET,
    publicUrl: PUBLIC_URL,
    linkSecret: () => linkSecret(LINK_SECRET_PARAMETER),
  };
}
