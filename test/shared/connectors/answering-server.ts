// A bare HTTP server on this machine that answers what a test tells it to, and a clock that never waits.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '#shared/connectors/http.ts';

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answerer = (request: Seen, response: ServerResponse) => void;

export interface AnsweringServer {
  readonly base: string;
  readonly seen: readonly Seen[];
  close(): Promise<void>;
}

/** Each request takes the next answerer; the last one stays. */
export async function answer(...answerers: readonly Answerer[]): Promise<AnsweringServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const one = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      seen.push(one);
      answerers[Math.min(seen.length, answerers.length) - 1]?.(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answerer {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

export interface VirtualClock extends Clock {
  /** Milliseconds of every sleep so far. */
  readonly waits: readonly number[];
}

export function virtualClock(start = Date.parse('2026-04-16T08:00:00Z'), random = 0.5): VirtualClock {
  let now = start;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    async sleep(ms) {
      waits.push(ms);
      now += ms;
    },
    random: () => random,
  };
}
