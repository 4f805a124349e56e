// All functions are bundled in one call of esbuild: CommonJS, minified, with everything they need inside.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Gives the code of a function by the name of its folder. */
export type CodeOf = (name: string) => Code;

/** The functions of the product, and the one that only a deploy calls. */
export function entryOf(name: string): string {
  return join(ROOT, name === 'setup' ? 'infra/setup/handler.ts' : `functions/${name}/handler.ts`);
}

/**
 * Writes `<folder>/<name>/index.js` for each name. In Lambda credentials stand in the environment, so the SDK's chain of
 * other places is left out: a quarter of the import time.
 * @returns bytes of each bundle.
 */
export function bundle(names: readonly string[], folder: string): Readonly<Record<string, number>> {
  const missing = names.filter((name) => !existsSync(entryOf(name)));
  if (missing.length) throw new Error(`There is no functions/<name>/handler.ts for ${missing.join(', ')}`);
  const { metafile } = buildSync({
    entryPoints: names.map((name) => ({ in: entryOf(name), out: `${name}/index` })),
    outdir: folder,
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    minify: true,
    mainFields: ['module', 'main'],
    alias: {
      '@aws-sdk/credential-provider-node': join(ROOT, 'functions/runtime/environment-credentials.ts'),
    },
    legalComments: 'none',
    metafile: true,
    logLevel: 'error',
  });
  return Object.fromEntries(
    Object.entries(metafile.outputs).map(([path, { bytes }]) => [path.split('/').at(-2) ?? path, bytes]),
  );
}

/** @param folder receives the bundles of all names, made when the first is asked for. */
export function bundledCode(names: readonly string[], folder: string): CodeOf {
  let made = false;
  return (name) => {
    if (!made) bundle(names, folder);
    made = true;
    return Code.fromAsset(join(folder, name));
  };
}

/** For a template that is only read: this machine imports its functions from source. */
export const sourceCode: CodeOf = () => Code.fromInline('// imported from source');
