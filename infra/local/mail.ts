// SES of this machine: every accepted mail is kept on disk, shown on the inbox page, and followed by the events SES would send.
import { mkdir, readdir, readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as ses from 'aws-ses-v2-local';
import type { Bus } from './bus.ts';
import { replaceFile } from './durable-file.ts';
import { bodyOf, type Listening, listen } from './http-server.ts';
import { mailOf, sesEvents } from './mail-events.ts';

/** The package is CommonJS: its function is the default of its default under Node's own rules. */
const exported = ses.default as unknown as { default?: typeof ses.default };
const startSes = exported.default ?? ses.default;

/** Any text that begins with AWS is a signature to the emulator. */
const SIGNED = {
  authorization: 'AWS4-HMAC-SHA256 local',
  'content-type': 'application/x-www-form-urlencoded',
};

/** @param folder where each accepted mail is one file, in order; they fill the inbox again after a restart. */
export async function startMail(folder: string, publish: Bus['publish'], port = 0): Promise<Listening> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const emulator: Server = await startSes({ host: '127.0.0.1', port: 0 });
  const inner = `http://127.0.0.1:${(emulator.address() as AddressInfo).port}`;
  const post = (body: string) => fetch(inner, { method: 'POST', headers: SIGNED, body });

  await fetch(`${inner}/clear-store`, { method: 'POST' });
  const kept = (await readdir(folder)).filter((name) => name.endsWith('.form')).sort();
  for (const name of kept) await post(await readFile(join(folder, name), 'utf8'));
  let next = kept.length;

  const front = await listen(async (request, response) => {
    try {
      if (request.method !== 'POST') {
        const answer = await fetch(inner + request.url);
        const type = answer.headers.get('content-type') ?? 'text/plain';
        response
          .writeHead(answer.status, { 'content-type': type })
          .end(Buffer.from(await answer.arrayBuffer()));
        return;
      }
      const body = (await bodyOf(request)).toString();
      const answer = await post(body);
      const text = await answer.text();
      const messageId = /<MessageId>([^<]+)</.exec(text)?.[1];
      if (messageId) {
        await replaceFile(join(folder, `${String(next++).padStart(8, '0')}.form`), body);
        for (const event of sesEvents(mailOf(new URLSearchParams(body)), messageId, new Date()))
          publish(event);
      }
      response.writeHead(answer.status, { 'content-type': 'text/xml' }).end(text);
    } catch {
      response.writeHead(500).end();
    }
  }, port);

  return {
    ...front,
    close: async () => {
      await front.close();
      await new Promise((resolve) => {
        emulator.close(resolve);
        emulator.closeAllConnections();
      });
    },
  };
}
