// A stored configuration and its secret become an open session, or one named failure saying which field is wrong.
import type * as z from 'zod';
import type { Connector, VendorSession } from './connector.ts';
import { VendorFailure } from './failure.ts';
import { fieldTroubles, troubleText } from './field-trouble.ts';
import { createVendorHttp, type VendorHttp, type VendorHttpOptions } from './http.ts';
import { secretsOf } from './redact.ts';

export interface OpenConnection {
  readonly session: VendorSession;
  /** For the counts of calls and retries. */
  readonly http: VendorHttp;
}

export type OpenOptions = Omit<VendorHttpOptions, 'hosts' | 'ownHosts' | 'secrets'>;

/** No call is made yet: a session signs in with its first read. @throws VendorFailure `misconfigured` */
export async function openConnection(
  connector: Connector,
  config: unknown,
  credentials: unknown,
  options: OpenOptions = {},
): Promise<OpenConnection> {
  const [knownConfig, knownCredentials] = [
    check(connector.config, config),
    check(connector.credentials, credentials),
  ];
  const http = createVendorHttp({
    ...options,
    hosts: connector.hosts,
    ownHosts: connector.ownHosts?.(knownConfig, knownCredentials) ?? [],
    secrets: secretsOf(credentials),
  });
  const session = await connector.open(http, knownConfig, knownCredentials);
  return { session, http };
}

function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const troubles = fieldTroubles(schema, value, result.error);
  throw new VendorFailure('misconfigured', `${troubles.map(troubleText).join('. ')}.`);
}
