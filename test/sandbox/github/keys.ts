// What opens the GitHub enterprise: a classic token of an owner.
import { randomBytes } from 'node:crypto';
import * as z from 'zod';

export const GithubKeys = z.object({ token: z.string() });
export type GithubKeys = z.infer<typeof GithubKeys>;

export function makeGithubKeys(): GithubKeys {
  return { token: `ghp_${randomBytes(18).toString('hex')}` };
}
