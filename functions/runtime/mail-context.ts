// What `notifier` alone may touch: the mail service and the key that signs links.
import { environment } from './environment.ts';
import { linkSecret } from './link-secret.ts';
import { mailClient } from './mail-client.ts';
import { tableClient } from './table-client.ts';

export function mailContext() {
  const { TABLE_NAME, MAIL_FROM, MAIL_CONFIGURATION_SET, PUBLIC_URL, LINK_SECRET_PARAMETER } = environment(
    'TABLE_NAME',
    'MAIL_FROM',
    'MAIL_CONFIGURATION_SET',
    'PUBLIC_URL',
    'LINK_SECRET_PARAMETER',
  );
  return {
    table: tableClient(TABLE_NAME),
    mail: mailClient,
    from: MAIL_FROM,
    configurationSet: MAIL_CONFIGURATION_SET,
    publicUrl: PUBLIC_URL,
    linkSecret: () => linkSecret(LINK_SECRET_PARAMETER),
  };
}
