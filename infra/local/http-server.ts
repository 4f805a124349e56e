// A server of this machine listens on loopback only and can be told to be gone at once.
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  /** Origin without a slash at the end. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** @param port 0 for any free one. */
export function listen(handle: RequestListener, port = 0): Promise<Listening> {
  return listening(createServer(handle), port);
}

export async function listening(server: Server, port = 0): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

export class BodyTooLarge extends Error {}

/** @throws BodyTooLarge past the limit. */
export async function bodyOf(
  request: IncomingMessage,
  limitBytes = Number.POSITIVE_INFINITY,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limitBytes) throw new BodyTooLarge(`A body may have ${limitBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
