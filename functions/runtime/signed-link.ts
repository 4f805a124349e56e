// A signed link names an address, what it may do and until when; whoever holds it may do that and nothing else.
import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { Instant } from '#shared/domain/calendar/civil-day.ts';
import { NoticeKind } from '#shared/domain/reminders/kind.ts';

export const LinkScope = z.discriminatedUnion('may', [
  z.object({ may: z.literal('stop'), mail: z.string(), kinds: z.array(NoticeKind).min(1) }),
  z.object({ may: z.literal('confirm'), mail: z.string() }),
]);
export type LinkScope = z.infer<typeof LinkScope>;

const Signed = z.tuple([LinkScope, Instant]);

/** @param until the last moment it is good for */
export function signLink(secret: string, scope: LinkScope, until: Instant): string {
  const body = Buffer.from(JSON.stringify([scope, until])).toString('base64url');
  return `${body}.${signature(secret, body).toString('base64url')}`;
}

/** @returns undefined for a link that is altered, foreign or past its time */
export function readLink(secret: string, token: string, now: Instant): LinkScope | undefined {
  const [body = '', sign = ''] = token.split('.');
  const given = Buffer.from(sign, 'base64url');
  const right = signature(secret, body);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  try {
    const [scope, until] = Signed.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
    return Date.parse(now) <= Date.parse(until) ? scope : undefined;
  } catch {
    return undefined;
  }
}

function signature(secret: string, body: string): Buffer {
  return createHmac('sha256', secret).update(`link:${body}`).digest();
}
