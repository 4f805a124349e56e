// The key that signs tokens is made on the first start and kept, so that a token outlives a restart.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import * as z from 'zod';
import { readJson, replaceFile } from './durable-file.ts';

const Kept = z.looseObject({
  kid: z.string(),
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  d: z.string(),
});

export type SigningKey = JWK & { readonly kid: string };

/** @param folder where `signing-key.json` is kept, readable by its owner only. */
export async function signingKey(folder: string): Promise<SigningKey> {
  const path = join(folder, 'signing-key.json');
  const kept = await readJson(path);
  if (kept !== undefined) return Kept.parse(kept) as SigningKey;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const made = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'RS256', use: 'sig' };
  await replaceFile(path, JSON.stringify(made));
  return made;
}

export function publicPart({ kid, n, e, alg, use, kty }: SigningKey): JWK {
  return { kid, kty, n, e, alg, use } as JWK;
}
