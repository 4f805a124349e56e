// What a connector adds to a function that has the shared parts already and reads with it.
import { rolldown } from 'rolldown';

/** Plans and the calls that act are loaded when somebody acts, which no read does. */
const ACTING = /^\.\/act(ions)?\.ts$/;

/** Bytes of its own folder, minified. */
export async function connectorBytes(id: string): Promise<number> {
  const bundling = await rolldown({
    input: `shared/connectors/${id}/connector.ts`,
    platform: 'node',
    external: (source, importer, isResolved) =>
      importer !== undefined && !isResolved && (ACTING.test(source) || !source.startsWith('./')),
  });
  const { output } = await bundling.generate({ format: 'esm', minify: true });
  await bundling.close();
  return output.reduce((sum, one) => sum + (one.type === 'chunk' ? Buffer.byteLength(one.code) : 0), 0);
}
