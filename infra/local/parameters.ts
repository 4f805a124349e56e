// Parameter Store's calls over its own JSON protocol, kept in one file with every version of every parameter.
import { join } from 'node:path';
import * as z from 'zod';
import { readJson, replaceFile } from './durable-file.ts';
import { bodyOf, type Listening, listen } from './http-server.ts';

/** Parameter Store keeps a hundred versions of a parameter. */
const KEPT_VERSIONS = 100;

const Version = z.object({ version: z.int(), value: z.string(), type: z.string(), at: z.number() });
const Parameters = z.record(z.string(), z.array(Version));
type Parameters = z.infer<typeof Parameters>;

const Request = z.looseObject({
  Name: z.string().min(1),
  Value: z.string().optional(),
  Type: z.enum(['String', 'SecureString', 'StringList']).default('String'),
  Overwrite: z.boolean().default(false),
});
type Request = z.infer<typeof Request>;

class Refused extends Error {}

/** @param folder where `parameters.json` is kept. */
export async function startParameters(folder: string): Promise<Listening> {
  const path = join(folder, 'parameters.json');
  const kept: Parameters = Parameters.parse((await readJson(path)) ?? {});
  let writing: Promise<unknown> = Promise.resolve();

  /** One writer at a time; memory changes only once the file holds it. */
  function change<T>(
    decide: () => { readonly next: Record<string, Parameters[string] | undefined>; readonly answer: T },
  ) {
    const turn = writing.then(async () => {
      const { next, answer } = decide();
      await replaceFile(path, JSON.stringify({ ...kept, ...next }));
      for (const [name, versions] of Object.entries(next)) {
        if (versions) kept[name] = versions;
        else delete kept[name];
      }
      return answer;
    });
    writing = turn.catch(() => {});
    return turn;
  }

  const calls: Record<string, (request: Request) => Promise<unknown> | unknown> = {
    'AmazonSSM.PutParameter': ({ Name, Value, Type, Overwrite }) =>
      change(() => {
        const before = kept[Name] ?? [];
        if (Value === undefined) throw new Refused('ValidationException');
        if (before.length && !Overwrite) throw new Refused('ParameterAlreadyExists');
        const version = (before.at(-1)?.version ?? 0) + 1;
        const added = { version, value: Value, type: Type, at: Date.now() / 1000 };
        return {
          next: { [Name]: [...before, added].slice(-KEPT_VERSIONS) },
          answer: { Version: version, Tier: 'Standard' },
        };
      }),
    'AmazonSSM.GetParameter': ({ Name }) => {
      const [, name = Name, selector] = /^(.*?)(?::(\d+))?$/.exec(Name) ?? [];
      const versions = kept[name];
      if (!versions) throw new Refused('ParameterNotFound');
      const found = selector ? versions.find(({ version }) => version === Number(selector)) : versions.at(-1);
      if (!found) throw new Refused('ParameterVersionNotFound');
      return {
        Parameter: {
          Name: name,
          Type: found.type,
          Value: found.value,
          Version: found.version,
          LastModifiedDate: found.at,
        },
      };
    },
    'AmazonSSM.DeleteParameter': ({ Name }) =>
      change(() => {
        if (!kept[Name]) throw new Refused('ParameterNotFound');
        return { next: { [Name]: undefined }, answer: {} };
      }),
  };

  return listen(async (request, response) => {
    function answer(status: number, body: unknown) {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    }
    try {
      const call = calls[String(request.headers['x-amz-target'])];
      const body = Request.safeParse(JSON.parse((await bodyOf(request)).toString() || '{}'));
      if (!call) throw new Refused('UnknownOperationException');
      if (!body.success) throw new Refused('ValidationException');
      answer(200, await call(body.data));
    } catch (error) {
      if (error instanceof Refused) answer(400, { __type: error.message, message: error.message });
      else answer(500, { __type: 'InternalServerError', message: 'The parameters could not be kept' });
    }
  });
}
