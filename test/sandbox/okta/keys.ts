// What opens the Okta organization: an API services app with its key, or an administrator's token.
import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { KeyPair, keyPair } from '../key-pair.ts';

export const OktaKeys = KeyPair.extend({ clientId: z.string(), apiToken: z.string() });
export type OktaKeys = z.infer<typeof OktaKeys>;

export function makeOktaKeys(): OktaKeys {
  return {
    ...keyPair(),
    clientId: `0oa${randomBytes(12).toString('hex').slice(0, 17)}`,
    apiToken: `00${randomBytes(30).toString('base64url').slice(0, 40)}`,
  };
}
