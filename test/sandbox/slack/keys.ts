// What opens the Slack workspace: the user token of an app that an owner installed.
import { randomBytes } from 'node:crypto';
import * as z from 'zod';

export const SlackKeys = z.object({ token: z.string() });
export type SlackKeys = z.infer<typeof SlackKeys>;

export function makeSlackKeys(): SlackKeys {
  return { token: `xoxp-${randomBytes(24).toString('hex')}` };
}
