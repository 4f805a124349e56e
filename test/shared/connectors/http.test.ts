import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { VendorFailure } from '#shared/connectors/failure.ts';
import { createVendorHttp, type TokenSource, type VendorHttpOptions } from '#shared/connectors/http.ts';
import { networkTrouble } from '#shared/connectors/trouble.ts';
import { type Answerer, type AnsweringServer, answer, json, virtualClock } from './answering-server.ts';

const Body = z.object({ seats: z.number() });
const GOOD = json(200, { seats: 50 });

let server: AnsweringServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function ask(
  answerers: readonly Answerer[],
  options: Partial<VendorHttpOptions> = {},
  token?: TokenSource,
  random = 0.5,
) {
  server = await answer(...answerers);
  const clock = virtualClock(undefined, random);
  const http = createVendorHttp({ hosts: [], allowLoopback: true, clock, ...options });
  const url = `${server.base}/seats`;
  const outcome = await http.json(token ? { url, token } : { url }, Body).catch((error: unknown) => error);
  return { outcome, http, clock, base: server.base, seen: server.seen };
}

function failureOf(outcome: unknown): VendorFailure {
  expect(outcome).toBeInstanceOf(VendorFailure);
  return outcome as VendorFailure;
}

describe('a vendor that asks for patience gets it', () => {
  const hints: readonly [string, Answerer, number][] = [
    ['Retry-After in seconds', json(429, {}, { 'retry-after': '7' }), 7_000],
    ['Retry-After as a date', json(429, {}, { 'retry-after': 'Thu, 16 Apr 2026 08:00:09 GMT' }), 9_000],
    ['Retry-After as an ISO date', json(429, {}, { 'retry-after': '2026-04-16T08:01:00Z' }), 60_000],
    ['a reset in epoch seconds', json(429, {}, { 'x-rate-limit-reset': '1776326404' }), 4_000],
    ['a reset as an ISO instant', json(429, {}, { 'x-ratelimit-reset': '2026-04-16T08:00:05Z' }), 5_000],
    ['no hint at all', json(429, {}), 1],
    ['Google: user rate limit', json(403, googleError('userRateLimitExceeded')), 1],
    ['Google: rate limit', json(403, googleError('rateLimitExceeded')), 1],
    ['Google: quota of concurrent requests', json(403, googleError('quotaExceeded')), 1],
    [
      'GitHub: nothing remaining',
      json(403, {}, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1776326403' }),
      3_000,
    ],
    ['GitHub: secondary limit', json(403, {}, { 'retry-after': '2' }), 2_000],
    ['a server error', json(500, 'oops'), 1],
    ['a bad gateway', json(502, '<html>'), 1],
    ['an unavailable service that says when', json(503, {}, { 'retry-after': '3' }), 3_000],
    [
      'an unavailable service that says when its allowance is new',
      json(503, {}, { 'x-ratelimit-reset': '30' }),
      30_000,
    ],
    ['a gateway timeout', json(504, ''), 1],
    ['a cut connection', (_request, response) => response.destroy(), 1],
    ['bytes that are no JSON', json(200, '{"seats": 5'), 1],
  ];
  test.each(hints)('%s: it waits at least as long as told and then succeeds', async (_name, first, least) => {
    const { outcome, clock, http } = await ask([first, GOOD]);
    expect(outcome).toEqual({ seats: 50 });
    expect(clock.waits).toHaveLength(1);
    expect(clock.waits[0]).toBeGreaterThanOrEqual(least);
    expect([http.calls, http.retries]).toEqual([2, 1]);
  });

  test('an answer cut in the middle of its body is asked for again', async () => {
    const cut: Answerer = (_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"seats"');
      setTimeout(() => response.destroy(), 5);
    };
    const { outcome } = await ask([cut, GOOD]);
    expect(outcome).toEqual({ seats: 50 });
  });

  test('an answer slower than the timeout is asked for again', async () => {
    const slow: Answerer = (request, response) => void setTimeout(() => GOOD(request, response), 400);
    const { outcome, http } = await ask([slow, GOOD], { timeoutMs: 80 });
    expect(outcome).toEqual({ seats: 50 });
    expect(http.retries).toBe(1);
  });

  test('an expired token is renewed once and the request succeeds without any wait', async () => {
    const { outcome, clock, seen } = await ask([json(401, {}), GOOD], {}, counting());
    expect(outcome).toEqual({ seats: 50 });
    expect(clock.waits).toEqual([]);
    expect(seen.map((one) => one.headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });
});

describe('what no patience helps ends in its own named failure', () => {
  test('a token refused twice means the credentials were revoked', async () => {
    const { outcome, seen } = await ask([json(401, {})], {}, counting());
    expect(failureOf(outcome).kind).toBe('credentialsRevoked');
    expect(seen).toHaveLength(2);
  });

  const ends: readonly [string, Answerer, string, number][] = [
    [
      'the 24-hour allowance of Salesforce',
      json(403, [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }]),
      'quotaExhausted',
      1,
    ],
    ["Google's daily allowance", json(403, googleError('dailyLimitExceeded')), 'quotaExhausted', 1],
    [
      "Zoom's daily allowance",
      json(429, { code: 429 }, { 'x-ratelimit-type': 'Daily-limit' }),
      'quotaExhausted',
      1,
    ],
    ['a missing permission', json(403, googleError('forbidden')), 'permissionMissing', 1],
    ['an unknown address', json(404, {}), 'misconfigured', 1],
    ['a shape nobody documented', json(200, { seats: 'fifty' }), 'malformedAnswer', 1],
    ['bytes that stay no JSON', json(200, '<html>'), 'malformedAnswer', 3],
    ['a server that stays down', json(502, ''), 'unreachable', 6],
    ['a service that stays out of service', json(503, ''), 'throttled', 6],
    ['throttling that does not end', json(429, {}), 'throttled', 6],
  ];
  test.each(ends)('%s', async (_name, first, kind, requests) => {
    const { outcome, seen, clock } = await ask([first]);
    expect(failureOf(outcome).kind).toBe(kind);
    expect(seen).toHaveLength(requests);
    expect(clock.waits).toHaveLength(requests - 1);
  });

  test('a host that nobody knows is a mistake in the address, a name server out of reach is an outage', () => {
    const failed = (code: string) =>
      new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
    const unknown = networkTrouble('acme.my.salesforce.com', failed('ENOTFOUND'));
    expect(unknown).toMatchObject({ kind: 'misconfigured', passing: false });
    for (const code of ['EAI_AGAIN', 'ECONNRESET', 'ECONNREFUSED']) {
      expect(networkTrouble('acme.my.salesforce.com', failed(code))).toMatchObject({
        kind: 'unreachable',
        passing: true,
      });
    }
  });

  test('a wait that outlasts the run is not begun: it ends as throttled and says when to come back', async () => {
    const deadline = Date.parse('2026-04-16T08:00:30Z');
    const { outcome, clock } = await ask(
      [json(429, {}, { 'retry-after': '40' })],
      { deadline },
      undefined,
      0,
    );
    const failure = failureOf(outcome);
    expect(failure.kind).toBe('throttled');
    expect(failure.retryAt).toBe('2026-04-16T08:00:40.000Z');
    expect(clock.waits).toEqual([]);
  });

  test('an answer larger than the cap is not read to its end', async () => {
    const { outcome } = await ask([json(200, { seats: 1, filler: 'x'.repeat(5000) })], { maxBytes: 1000 });
    expect(failureOf(outcome).kind).toBe('malformedAnswer');
  });

  test('actions are attempted once, so that nothing is done twice', async () => {
    server = await answer(json(500, ''));
    const http = createVendorHttp({ hosts: [], allowLoopback: true, clock: virtualClock() });
    const request = { url: `${server.base}/seats`, method: 'POST', json: {}, attempts: 1 } as const;
    const outcome = await http.json(request, Body).catch((error: unknown) => error);
    expect(failureOf(outcome).kind).toBe('unreachable');
    expect(server.seen).toHaveLength(1);
  });
});

describe('only the addresses of the vendor are called', () => {
  const refused: readonly [string, string][] = [
    ['another host', 'https://evil.example.com/'],
    ['a host that only ends alike', 'https://evilmy.salesforce.com.example.org/'],
    ['the bare suffix', 'https://my.salesforce.com/'],
    ['plain http', 'http://acme.my.salesforce.com/'],
    ['another port', 'https://acme.my.salesforce.com:8443/'],
    ['an address with a password', 'https://user:pass@acme.my.salesforce.com/'],
    ['this machine, unless allowed', 'http://127.0.0.1:1/'],
    ['the metadata address of a cloud', 'http://169.254.169.254/latest'],
    ['no address', 'acme'],
  ];
  test.each(refused)('%s is refused before any call', async (_name, url) => {
    const http = createVendorHttp({ hosts: ['*.my.salesforce.com'], clock: virtualClock() });
    const outcome = await http.json({ url }, Body).catch((error: unknown) => error);
    expect(failureOf(outcome).kind).toBe('misconfigured');
    expect(http.calls).toBe(0);
  });

  test('a redirect to another host is not followed, one to the same host is', async () => {
    const elsewhere = await answer(GOOD);
    const away = await ask([
      (_request, response) => void response.writeHead(302, { location: `${elsewhere.base}/seats` }).end(),
    ]);
    expect(failureOf(away.outcome).kind).toBe('misconfigured');
    expect(elsewhere.seen).toEqual([]);
    await elsewhere.close();
    await server?.close();
    const here = await ask([
      (_request, response) => void response.writeHead(302, { location: '/other' }).end(),
      GOOD,
    ]);
    expect(here.outcome).toEqual({ seats: 50 });
  });
});

test('no secret shows up in a failure or in the log, even when the vendor echoes it', async () => {
  const lines: unknown[] = [];
  const secret = 'correct horse/battery+staple';
  const echo = json(400, {
    error: 'invalid_request',
    error_description: `secret ${secret} or ${encodeURIComponent(secret)}`,
  });
  const { outcome } = await ask([echo], { secrets: [secret], onAttempt: (line) => lines.push(line) });
  const said = failureOf(outcome).message + JSON.stringify(lines);
  expect(said).toContain('[hidden]');
  expect(said).not.toContain('battery');
});

test('requests of one pace wait for their turn once the burst is used up', async () => {
  server = await answer(GOOD);
  const clock = virtualClock();
  const http = createVendorHttp({ hosts: [], allowLoopback: true, clock });
  const pace = { name: 'licensing', perSecond: 1, burst: 2 };
  for (let n = 0; n < 4; n++) await http.json({ url: server.base, pace }, Body);
  expect(clock.waits).toEqual([1000, 1000]);
});

function counting(): TokenSource {
  let issued = 1;
  return { get: async () => `token-${issued}`, renew: async () => `token-${++issued}` };
}

function googleError(reason: string) {
  return {
    error: { code: 403, message: 'No.', errors: [{ domain: 'usageLimits', reason, message: 'No.' }] },
  };
}

describe('beside JSON alone', () => {
  const open = async (...answerers: readonly Answerer[]) => {
    server = await answer(...answerers);
    const http = createVendorHttp({ hosts: [], allowLoopback: true, clock: virtualClock() });
    return { http, url: `${server.base}/seats` };
  };

  test.each([
    ['<https://a.example/x?after=1>; rel="next"', 'https://a.example/x?after=1'],
    ['<https://a.example/x>; rel="self", <https://a.example/y,z>; rel="next"', 'https://a.example/y,z'],
    ['<https://a.example/x>; rel=next; title="more"', 'https://a.example/x'],
    ['<https://a.example/x>; rel="prev", <https://a.example/y>; rel="last"', undefined],
    ['', undefined],
  ])('the next page is the one linked as such: %s', async (link, next) => {
    const { http, url } = await open(json(200, { seats: 50 }, link === '' ? {} : { link }));
    const page = await http.page({ url }, Body);
    expect([page.value, page.next]).toEqual([{ seats: 50 }, next]);
  });

  test('a file comes as its bytes, after the same patience', async () => {
    const packed = Buffer.from([0x1f, 0x8b, 0x00, 0xff]);
    const { http, url } = await open(json(429, {}, { 'retry-after': '1' }), (_request, response) =>
      response.writeHead(200, { 'content-type': 'application/gzip' }).end(packed),
    );
    expect(await http.read({ url }, ({ bytes }) => ({ value: bytes }))).toEqual(packed);
    expect(http.retries).toBe(1);
  });
});
