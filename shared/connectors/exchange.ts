// One request, one answer: addresses checked at every hop, the body read to its end and no further than its cap.
import { allowedUrl, isLoopback } from './allowed-url.ts';
import { VendorFailure } from './failure.ts';
import type { VendorRequest } from './http.ts';
import { requirePublicHost } from './public-host.ts';
import type { Answer } from './retry-rule.ts';

export interface Exchanged extends Answer {
  /** The body before it was taken for text. */
  readonly bytes: Buffer;
}

export interface ExchangeLimits {
  readonly hosts: readonly string[];
  /** Named by the customer. */
  readonly ownHosts: readonly string[];
  readonly allowLoopback: boolean;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** Called before every request that leaves, redirected ones included. */
  readonly onCall: () => void;
}

const MAX_REDIRECTS = 3;

/** @throws VendorFailure for a forbidden address or too large a body, else what `fetch` throws */
export async function exchange(
  request: VendorRequest,
  token: string | undefined,
  limits: ExchangeLimits,
): Promise<Exchanged> {
  const method = request.method ?? 'GET';
  let url = await permitted(request.url, limits);
  for (let hop = 0; ; hop++) {
    limits.onCall();
    const response = await fetch(url, {
      method,
      headers: headersOf(request, token),
      redirect: 'manual',
      signal: AbortSignal.timeout(limits.timeoutMs),
      ...bodyOf(request),
    });
    const target = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (target === null) {
      const bytes = await readCapped(response, limits.maxBytes);
      const { status, headers } = response;
      return { status, headers, bytes, body: bytes.toString('utf8') };
    }
    await response.body?.cancel();
    const next = await permitted(new URL(target, url).href, limits);
    if (next.origin !== url.origin || hop >= MAX_REDIRECTS || method !== 'GET') {
      throw new VendorFailure('misconfigured', `${url.host} redirects elsewhere; check the address.`);
    }
    url = next;
  }
}

async function permitted(
  address: string,
  { hosts, ownHosts, allowLoopback }: Pick<ExchangeLimits, 'hosts' | 'ownHosts' | 'allowLoopback'>,
): Promise<URL> {
  const url = allowedUrl(address, [...hosts, ...ownHosts], allowLoopback);
  const isOwn = ownHosts.includes(url.hostname) && !(allowLoopback && isLoopback(url));
  if (isOwn) await requirePublicHost(url.hostname);
  return url;
}

function headersOf(request: VendorRequest, token: string | undefined): Record<string, string> {
  return {
    accept: 'application/json',
    ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...request.headers,
  };
}

function bodyOf(request: VendorRequest): { body?: string | URLSearchParams } {
  if (request.form) return { body: new URLSearchParams(request.form) };
  return request.json === undefined ? {} : { body: JSON.stringify(request.json) };
}

async function readCapped(response: Response, maxBytes: number): Promise<Buffer> {
  if (response.body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      throw new VendorFailure('malformedAnswer', `The answer is larger than ${maxBytes} bytes.`);
    }
    chunks.push(value);
  }
}
