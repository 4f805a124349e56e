// Vendor secrets are versions of one encrypted parameter per connection; an older version stays readable when a newer one proves bad.
import {
  DeleteParameterCommand,
  GetParameterCommand,
  ParameterNotFound,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { oncePerPlace } from './once-per-place.ts';

export interface SecretWriter {
  /** @returns the version to be named by the connection. */
  write(connectionId: string, credentials: Readonly<Record<string, unknown>>): Promise<number>;
  /** Destroys every version; one that is gone already is no error. */
  destroy(connectionId: string): Promise<void>;
}

export interface SecretReader {
  /** `undefined` when there is none under this version. */
  read(connectionId: string, version: number): Promise<Readonly<Record<string, unknown>> | undefined>;
}

export const parameterClient = oncePerPlace('SSM', () => new SSMClient({}));

function nameOf(prefix: string, connectionId: string): string {
  return `${prefix}/connections/${connectionId}`;
}

export function secretWriter(client: SSMClient, prefix: string): SecretWriter {
  return {
    async write(connectionId, credentials) {
      const { Version } = await client.send(
        new PutParameterCommand({
          Name: nameOf(prefix, connectionId),
          Value: JSON.stringify(credentials),
          Type: 'SecureString',
          Tier: 'Intelligent-Tiering',
          Overwrite: true,
        }),
      );
      if (Version === undefined)
        throw new Error('The parameter store kept a secret without naming its version');
      return Version;
    },
    async destroy(connectionId) {
      try {
        await client.send(new DeleteParameterCommand({ Name: nameOf(prefix, connectionId) }));
      } catch (error) {
        if (!(error instanceof ParameterNotFound)) throw error;
      }
    },
  };
}

export function secretReader(client: SSMClient, prefix: string): SecretReader {
  return {
    async read(connectionId, version) {
      const value = await readParameter(client, `${nameOf(prefix, connectionId)}:${version}`);
      return value === undefined ? undefined : (JSON.parse(value) as Record<string, unknown>);
    },
  };
}

/** The decrypted value; `undefined` when there is no such parameter or version. */
export async function readParameter(client: SSMClient, name: string): Promise<string | undefined> {
  try {
    const { Parameter } = await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
    return Parameter?.Value;
  } catch (error) {
    if (error instanceof ParameterNotFound || (error as Error).name === 'ParameterVersionNotFound')
      return undefined;
    throw error;
  }
}
