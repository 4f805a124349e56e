// An access token that is a JWT says itself which roles its app was granted; it is the vendor's to read, so nothing depends on it.
import * as z from 'zod';

const Payload = z.object({ roles: z.array(z.string()).default([]) });

/** `undefined` for a token that cannot be read. */
export function rolesIn(token: string): readonly string[] | undefined {
  try {
    return Payload.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).roles;
  } catch {
    return undefined;
  }
}
