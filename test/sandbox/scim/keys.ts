// What opens the SCIM server: a token for provisioning, an OAuth client, or a user with a password.
import { randomBytes } from 'node:crypto';
import * as z from 'zod';

export const ScimKeys = z.object({
  token: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  userName: z.string(),
  passwordSecret: z.string(),
});
export type ScimKeys = z.infer<typeof ScimKeys>;

const random = () => randomBytes(24).toString('base64url');

export function makeScimKeys(): ScimKeys {
  return {
    token: random(),
    clientId: random(),
    clientSecret: random(),
    userName: 'provisioning',
    passwordSecret: random(),
  };
}
