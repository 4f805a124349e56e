// What opens the Zoom account: a Server-to-Server OAuth app.
import { randomBytes } from 'node:crypto';
import * as z from 'zod';

export const ZoomKeys = z.object({ accountId: z.string(), clientId: z.string(), clientSecret: z.string() });
export type ZoomKeys = z.infer<typeof ZoomKeys>;

export function makeZoomKeys(): ZoomKeys {
  return {
    accountId: randomBytes(16).toString('base64url'),
    clientId: randomBytes(16).toString('base64url'),
    clientSecret: randomBytes(24).toString('base64url'),
  };
}
