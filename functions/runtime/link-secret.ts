// The key that signs links in mails and the tokens of machine clients: one encrypted parameter, made with the stack and read once per warm start.
import { oncePerPlace } from './once-per-place.ts';
import { parameterClient, readParameter } from './secrets.ts';

const secrets = oncePerPlace('SSM', () => new Map<string, Promise<string>>());

/** @throws Error when nobody made it; the next call asks again */
export function linkSecret(name: string): Promise<string> {
  const secret = secrets().get(name) ?? readSecret(name);
  secrets().set(name, secret);
  return secret;
}

async function readSecret(name: string): Promise<string> {
  const found = await readParameter(parameterClient(), name).catch((error: unknown) => {
    secrets().delete(name);
    throw error;
  });
  if (found === undefined) {
    secrets().delete(name);
    throw new Error(`The parameter ${name} is missing; a deploy makes it`);
  }
  return found;
}
