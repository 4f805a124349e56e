// A signed text says a value to its last moment; nobody without the key can make or alter one, and one of another purpose is none.
import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { Instant } from '#shared/domain/calendar/civil-day.ts';

/** What a key of ours signs; each is worth nothing as the other. */
type Purpose = 'link' | 'client';

/** @param until the last moment it is good for */
export function sign(secret: string, purpose: Purpose, value: unknown, until: Instant): string {
  const body = Buffer.from(JSON.stringify([value, until])).toString('base64url');
  return `${body}.${signature(secret, purpose, body).toString('base64url')}`;
}

/** @returns undefined for a text that is altered, foreign, of another shape or past its time */
export function readSigned<T>(
  secret: string,
  purpose: Purpose,
  schema: z.ZodType<T>,
  text: string,
  now: Instant,
): T | undefined {
  const [body = '', given = ''] = text.split('.');
  const bytes = Buffer.from(given, 'base64url');
  const right = signature(secret, purpose, body);
  if (bytes.length !== right.length || !timingSafeEqual(bytes, right)) return undefined;
  try {
    const read: unknown = JSON.parse(Buffer.from(body, 'base64url').toString());
    const [value, until] = z.tuple([schema, Instant]).parse(read);
    return Date.parse(now) <= Date.parse(until) ? value : undefined;
  } catch {
    return undefined;
  }
}

function signature(secret: string, purpose: Purpose, body: string): Buffer {
  return createHmac('sha256', secret).update(`${purpose}:${body}`).digest();
}
