// A few characters that stand for a text: for etags and locators, never for secrets.
import { createHash } from 'node:crypto';

export function shortHash(text: string): string {
  return createHash('sha1').update(text).digest('hex').slice(0, 12);
}
