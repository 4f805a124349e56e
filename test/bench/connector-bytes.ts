// What a connector adds to a function that has the shared parts already.
import { rolldown } from 'rolldown';

/** Loaded when somebody plans or does something at the vendor, and by no read. */
const ACTING = /^act(ions)?(-|$)/;

/** Bytes of its own folder that reading loads, minified. */
export async function connectorBytes(id: string): Promise<number> {
  return (await bytesOf(id)).reading;
}

/** Bytes that planning and doing add to them. */
export async function actingBytes(id: string): Promise<number> {
  return (await bytesOf(id)).acting;
}

async function bytesOf(id: string): Promise<{ reading: number; acting: number }> {
  const bundling = await rolldown({
    input: `shared/connectors/${id}/connector.ts`,
    platform: 'node',
    external: (source, importer, isResolved) =>
      importer !== undefined && !isResolved && !source.startsWith('./'),
  });
  const { output } = await bundling.generate({ format: 'esm', minify: true, chunkFileNames: '[name].js' });
  await bundling.close();
  const bytes = { reading: 0, acting: 0 };
  for (const one of output)
    if (one.type === 'chunk')
      bytes[ACTING.test(one.name) ? 'acting' : 'reading'] += Buffer.byteLength(one.code);
  return bytes;
}
