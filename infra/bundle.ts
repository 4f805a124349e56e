// Each function is bundled by rolldown: CommonJS, minified, with everything it needs inside, what is loaded later in chunks of its own.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type OutputChunk, type OutputOptions, type RolldownOutput, rolldown } from 'rolldown';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Gives the code of a function by the name of its folder. */
export type CodeOf = (name: string) => Code;

/** The functions of the product, and the one that only a deploy calls. */
function entryOf(name: string): string {
  return join(ROOT, name === 'setup' ? 'infra/setup/handler.ts' : `functions/${name}/handler.ts`);
}

/**
 * Writes `<folder>/<name>/index.js` and its chunks. Chunks, because a cold start then loads what it serves and no more; CommonJS,
 * as it starts sooner than modules do. In Lambda credentials stand in the environment, so the SDK's chain of other places is
 * left out: a quarter of the import time.
 */
export async function bundle(
  name: string,
  folder: string,
  entry = entryOf(name),
): Promise<readonly OutputChunk[]> {
  if (!existsSync(entry)) throw new Error(`There is no ${entry}`);
  const bundling = await rolldown({
    input: { index: entry },
    cwd: ROOT,
    platform: 'node',
    resolve: {
      mainFields: ['module', 'main'],
      alias: {
        '@aws-sdk/credential-provider-node': join(ROOT, 'functions/runtime/environment-credentials.ts'),
      },
    },
    transform: { target: 'node24' },
    logLevel: 'silent',
  });
  const options: OutputOptions = {
    dir: join(folder, name),
    format: 'cjs',
    comments: { legal: false },
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
  };
  // What a start loads is put together: each file more is opened, read and compiled by itself.
  const { output: apart } = await bundling.generate(options);
  const atStart = new Set(startOf(chunksOf(apart)).flatMap(({ moduleIds }) => moduleIds));
  const { output } = await bundling.write({
    ...options,
    minify: true,
    codeSplitting: { groups: [{ name: 'start', test: (id) => atStart.has(id) }] },
  });
  await bundling.close();
  return chunksOf(output);
}

const chunksOf = (output: RolldownOutput['output']): OutputChunk[] =>
  output.filter((one) => one.type === 'chunk');

/** The chunks that loading `index.js` loads: it and everything that it imports at once. */
export function startOf(chunks: readonly OutputChunk[]): OutputChunk[] {
  const loaded = new Map<string, OutputChunk>();
  const visit = (fileName: string): void => {
    const chunk = chunks.find((one) => one.fileName === fileName);
    if (!chunk || loaded.has(fileName)) return;
    loaded.set(fileName, chunk);
    chunk.imports.forEach(visit);
  };
  visit('index.js');
  return [...loaded.values()];
}

export function startBytes(chunks: readonly OutputChunk[]): number {
  return startOf(chunks).reduce((sum, { code }) => sum + Buffer.byteLength(code), 0);
}

/** Bundles all names into `folder` before anything asks for their code. */
export async function bundledCode(names: readonly string[], folder: string): Promise<CodeOf> {
  await Promise.all(names.map((name) => bundle(name, folder)));
  return (name) => Code.fromAsset(join(folder, name));
}

/** For a template that is only read: this machine imports its functions from source. */
export const sourceCode: CodeOf = () => Code.fromInline('// imported from source');
