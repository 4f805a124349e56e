// The key that signs links in mails: one encrypted parameter, read once per warm start.
import { ParameterAlreadyExists, PutParameterCommand } from '@aws-sdk/client-ssm';
import { parameterClient, readParameter } from './secrets.ts';

let known: { readonly name: string; readonly secret: Promise<string> } | undefined;

/** The stack makes it at the first deploy; where nothing deploys, the first to need it makes it. */
export function linkSecret(name: string): Promise<string> {
  if (known?.name !== name) {
    const secret = readOrMake(name);
    secret.catch(() => {
      known = undefined;
    });
    known = { name, secret };
  }
  return known.secret;
}

async function readOrMake(name: string): Promise<string> {
  const client = parameterClient();
  const found = await readParameter(client, name);
  if (found !== undefined) return found;
  const made = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
  try {
    await client.send(
      new PutParameterCommand({ Name: name, Value: made, Type: 'SecureString', Overwrite: false }),
    );
    return made;
  } catch (error) {
    if (!(error instanceof ParameterAlreadyExists)) throw error;
    const winner = await readParameter(client, name);
    if (winner === undefined) throw new Error('The link secret was made and is gone', { cause: error });
    return winner;
  }
}
