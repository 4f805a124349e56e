// What opens the Salesforce organization: a consumer's id and secret, and the key behind its certificate.
import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { KeyPair, keyPair } from '../key-pair.ts';

export const SalesforceKeys = KeyPair.extend({
  clientId: z.string(),
  clientSecret: z.string(),
  username: z.string(),
});
export type SalesforceKeys = z.infer<typeof SalesforceKeys>;

export function makeSalesforceKeys(): SalesforceKeys {
  return {
    ...keyPair(),
    clientId: `3MVG9${randomBytes(30).toString('base64url')}`,
    clientSecret: randomBytes(32).toString('hex').toUpperCase(),
    username: 'seatledger.integration@meridian.example',
  };
}
