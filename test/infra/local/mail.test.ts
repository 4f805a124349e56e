// A mail sent to the local SES is in the inbox, also after a restart, and SES's events follow it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMail } from '#infra/local/mail.ts';
import { sesEvents } from '#infra/local/mail-events.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '#infra/local/table.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mail-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a mail is kept over a restart and told as sent, delivered and bounced with its tags', async () => {
  const told: { detailType: string; detail: unknown }[] = [];
  const first = await startMail(folder, (event) => told.push(event));
  const client = new SESClient({ endpoint: first.url, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS });
  const text = 'From: a@example.com\r\nTo: ada@example.com\r\nSubject: Renewal due\r\n\r\nHello';
  const { MessageId } = await client.send(
    new SendRawEmailCommand({
      RawMessage: { Data: Buffer.from(text) },
      Destinations: ['ada@example.com', 'bob+bounce@example.com'],
      ConfigurationSetName: 'seatledger',
      Tags: [{ Name: 'message', Value: 'm1' }],
    }),
  );
  client.destroy();
  await first.close();

  const mail = { messageId: MessageId, tags: { 'ses:configuration-set': ['seatledger'], message: ['m1'] } };
  expect(told).toMatchObject([
    { detailType: 'Email Sent', detail: { eventType: 'Send', mail } },
    { detailType: 'Email Delivered', detail: { mail, delivery: { recipients: ['ada@example.com'] } } },
    {
      detailType: 'Email Bounced',
      detail: { mail, bounce: { bouncedRecipients: [{ emailAddress: 'bob+bounce@example.com' }] } },
    },
  ]);

  const second = await startMail(folder, () => {
    throw new Error('a mail of yesterday is not sent again');
  });
  const { emails } = (await (await fetch(`${second.url}/store`)).json()) as { emails: unknown[] };
  expect(emails).toMatchObject([{ subject: 'Renewal due' }]);
  await second.close();
});

test('every recipient is either delivered to or bounced', () => {
  const address = fc
    .tuple(fc.constantFrom('ada', 'bounce', 'bob+bounce', 'rebounce'), fc.nat(99))
    .map(([box, n]) => `${box}@h${n}.example`);
  fc.assert(
    fc.property(fc.uniqueArray(address, { minLength: 1 }), (to) => {
      const events = sesEvents({ from: 'a@example.com', to, subject: '', tags: {} }, 'm', new Date(0));
      const reached = events.flatMap(({ detail }) => {
        const { delivery, bounce } = detail as {
          delivery?: { recipients: string[] };
          bounce?: { bouncedRecipients: { emailAddress: string }[] };
        };
        return [
          ...(delivery?.recipients ?? []),
          ...(bounce?.bouncedRecipients.map((each) => each.emailAddress) ?? []),
        ];
      });
      expect(reached.sort()).toEqual([...to].sort());
    }),
  );
});
