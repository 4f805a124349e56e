// The key that signs links in mails: one encrypted parameter, made with the stack and read once per warm start.
import { parameterClient, readParameter } from './secrets.ts';

const known = new Map<string, Promise<string>>();

/** @throws Error when nobody made it; the next call asks again */
export function linkSecret(name: string): Promise<string> {
  const secret = known.get(name) ?? readSecret(name);
  known.set(name, secret);
  return secret;
}

async function readSecret(name: string): Promise<string> {
  const found = await readParameter(parameterClient(), name).catch((error: unknown) => {
    known.delete(name);
    throw error;
  });
  if (found === undefined) {
    known.delete(name);
    throw new Error(`The parameter ${name} is missing; a deploy makes it`);
  }
  return found;
}
