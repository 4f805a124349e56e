// Each function is bundled by rolldown: CommonJS, minified, with everything it needs inside, what is loaded later in chunks of its own.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type OutputChunk, rolldown } from 'rolldown';

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
  const { output } = await bundling.write({
    dir: join(folder, name),
    format: 'cjs',
    minify: true,
    comments: { legal: false },
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
  });
  await bundling.close();
  return output.filter((one) => one.type === 'chunk');
}

/** Bytes that loading one chunk loads: its own and those of everything it imports at once. */
export function loadedBytes(chunks: readonly OutputChunk[], fileName = 'index.js'): number {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const loaded = new Set<string>();
  const visit = (name: string): number => {
    const chunk = byName.get(name);
    if (!chunk || loaded.has(name)) return 0;
    loaded.add(name);
    return Buffer.byteLength(chunk.code) + chunk.imports.reduce((sum, next) => sum + visit(next), 0);
  };
  return visit(fileName);
}

/** Bundles all names into `folder` before anything asks for their code. */
export async function bundledCode(names: readonly string[], folder: string): Promise<CodeOf> {
  await Promise.all(names.map((name) => bundle(name, folder)));
  return (name) => Code.fromAsset(join(folder, name));
}

/** For a template that is only read: this machine imports its functions from source. */
export const sourceCode: CodeOf = () => Code.fromInline('// imported from source');
