// The mail service's client, built once per warm start.
import { SESClient } from '@aws-sdk/client-ses';

let client: SESClient | undefined;

/** One attempt: a repetition after a lost answer would send a mail twice; whoever sends settles what is unknown. */
export function mailClient(): SESClient {
  client ??= new SESClient({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
  });
  return client;
}
