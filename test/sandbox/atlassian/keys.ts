// What opens the Atlassian organization: an API key of one of its admins.
import { randomBytes } from 'node:crypto';
import * as z from 'zod';

export const AtlassianKeys = z.object({ key: z.string() });
export type AtlassianKeys = z.infer<typeof AtlassianKeys>;

export function makeAtlassianKeys(): AtlassianKeys {
  return { key: `ATCTT3x${randomBytes(48).toString('base64url')}` };
}
