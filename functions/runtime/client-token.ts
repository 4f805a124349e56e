// A client's token names it and until when; whether the client may still come in is asked anew with each request.
import * as z from 'zod';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { readSigned, sign } from './signed.ts';

/** Long enough for an upload of a hundred pages, short enough to be worth little to a thief. */
export const CLIENT_TOKEN_SECONDS = 900;

const ClientId = z.string().min(1);

export function clientToken(secret: string, clientId: string, now: Instant): string {
  const until = new Date(Date.parse(now) + CLIENT_TOKEN_SECONDS * 1000).toISOString();
  return sign(secret, 'client', clientId, until);
}

/** @returns the client's id; undefined for a token that is altered, foreign or past its time */
export function readClientToken(secret: string, token: string, now: Instant): string | undefined {
  return readSigned(secret, 'client', ClientId, token, now);
}
