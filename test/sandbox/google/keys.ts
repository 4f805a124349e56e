// What opens the Workspace organization: a service account's key, acting for one of two administrators.
import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { KeyPair, keyPair } from '../key-pair.ts';

export const GoogleKeys = KeyPair.extend({
  clientMail: z.string(),
  keyId: z.string(),
  admin: z.string(),
  resellerAdmin: z.string(),
  customerId: z.string(),
});
export type GoogleKeys = z.infer<typeof GoogleKeys>;

export function makeGoogleKeys(): GoogleKeys {
  return {
    ...keyPair(),
    clientMail: 'seatledger-reader@meridian-tools.iam.gserviceaccount.com',
    keyId: randomBytes(20).toString('hex'),
    admin: 'licenses@meridian.example',
    resellerAdmin: 'admin@reseller.example',
    customerId: 'C04mrdn7x',
  };
}
