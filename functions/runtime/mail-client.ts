// The mail service's client, built once per warm start.
import { SESClient } from '@aws-sdk/client-ses';
import { oncePerPlace } from './once-per-place.ts';

/** One attempt: a repetition after a lost answer would send a mail twice; whoever sends settles what is unknown. */
export const mailClient = oncePerPlace(
  'SES',
  () =>
    new SESClient({
      maxAttempts: 1,
      requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
    }),
);
