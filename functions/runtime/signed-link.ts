// A signed link names an address, what it may do and until when; whoever holds it may do that and nothing else.
import * as z from 'zod';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { NoticeKind } from '#shared/domain/reminders/kind.ts';
import { readSigned, sign } from './signed.ts';

export const LinkScope = z.discriminatedUnion('may', [
  z.object({ may: z.literal('stop'), mail: z.string(), kinds: z.array(NoticeKind).min(1) }),
  z.object({ may: z.literal('confirm'), mail: z.string() }),
]);
export type LinkScope = z.infer<typeof LinkScope>;

/** @param until the last moment it is good for */
export function signLink(secret: string, scope: LinkScope, until: Instant): string {
  return sign(secret, 'link', scope, until);
}

/** @returns undefined for a link that is altered, foreign or past its time */
export function readLink(secret: string, token: string, now: Instant): LinkScope | undefined {
  return readSigned(secret, 'link', LinkScope, token, now);
}
