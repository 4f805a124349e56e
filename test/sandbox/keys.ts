// The secrets that open the sandbox are made when it starts, or handed in by whoever kept those of an earlier start.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import * as z from 'zod';

const KeyPair = z.object({ privateKey: z.string(), publicKey: z.string() });

export const SandboxKeys = z.object({
  salesforce: KeyPair.extend({ clientId: z.string(), clientSecret: z.string(), username: z.string() }),
  google: KeyPair.extend({
    clientMail: z.string(),
    keyId: z.string(),
    admin: z.string(),
    resellerAdmin: z.string(),
    customerId: z.string(),
  }),
});
export type SandboxKeys = z.infer<typeof SandboxKeys>;

/** Two fresh RSA keys (about 0.1 s) and a consumer secret; no two starts share any. */
export function makeKeys(): SandboxKeys {
  return {
    salesforce: {
      ...pair(),
      clientId: `3MVG9${randomBytes(30).toString('base64url')}`,
      clientSecret: randomBytes(32).toString('hex').toUpperCase(),
      username: 'seatledger.integration@meridian.example',
    },
    google: {
      ...pair(),
      clientMail: 'seatledger-reader@meridian-tools.iam.gserviceaccount.com',
      keyId: randomBytes(20).toString('hex'),
      admin: 'licenses@meridian.example',
      resellerAdmin: 'admin@reseller.example',
      customerId: 'C04mrdn7x',
    },
  };
}

function pair(): z.infer<typeof KeyPair> {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
}
