// The mail service at the other end of the wire: it takes SendRawEmail, keeps what it took, and can lose its answer.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SESClient } from '@aws-sdk/client-ses';

/** `lost`: taken, but the connection breaks before the answer; `down`: broken before it was taken. */
export type Mood = 'answers' | 'lost' | 'down' | 'throttles' | 'rejects' | 'unverified';

const REASONS: Readonly<Record<string, string>> = {
  throttles: 'Maximum sending rate exceeded.',
  rejects: 'Address blacklisted.',
  unverified: 'Email address is not verified.',
};

export interface TakenMail {
  readonly to: string;
  readonly message: string;
  readonly providerId: string;
  /** The whole MIME. */
  readonly raw: string;
}

export interface MailServer {
  readonly taken: TakenMail[];
  readonly client: SESClient;
  mood: (mail: TakenMail) => Mood;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const taken: TakenMail[] = [];
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await bodyOf(request));
    const mail: TakenMail = {
      to: form.get('Destinations.member.1') ?? '',
      message: form.get('Tags.member.1.Value') ?? '',
      providerId: `p${taken.length + 1}`,
      raw: Buffer.from(form.get('RawMessage.Data') ?? '', 'base64').toString(),
    };
    const mood = opened.mood(mail);
    if (mood === 'answers' || mood === 'lost') taken.push(mail);
    if (mood === 'lost' || mood === 'down') return void response.destroy();
    if (mood !== 'answers') {
      const code = mood === 'throttles' ? 'Throttling' : 'MessageRejected';
      const error = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${REASONS[mood]}</Message></Error></ErrorResponse>`;
      return void response.writeHead(400, { 'content-type': 'text/xml' }).end(error);
    }
    const result = `<SendRawEmailResponse><SendRawEmailResult><MessageId>${mail.providerId}</MessageId></SendRawEmailResult></SendRawEmailResponse>`;
    response.writeHead(200, { 'content-type': 'text/xml' }).end(result);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new SESClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'local',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  const opened: MailServer = {
    taken,
    client,
    mood: () => 'answers',
    close: async () => {
      client.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
  return opened;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
