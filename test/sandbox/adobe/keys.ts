// What opens the Adobe organization: an OAuth Server-to-Server credential.
import { randomBytes } from 'node:crypto';
import * as z from 'zod';

export const AdobeKeys = z.object({ clientId: z.string(), clientSecret: z.string() });
export type AdobeKeys = z.infer<typeof AdobeKeys>;

export function makeAdobeKeys(): AdobeKeys {
  return {
    clientId: randomBytes(16).toString('hex'),
    clientSecret: `p8e-${randomBytes(24).toString('base64url')}`,
  };
}
