// The secrets that open the sandbox are made when it starts, or handed in by whoever kept those of an earlier start.
import * as z from 'zod';
import { IMITATIONS, type KeysOf, VENDOR_IDS, type VendorId } from './vendors.ts';

export type SandboxKeys = { readonly [V in VendorId]: KeysOf<V> };

/** Keys of an earlier start; a vendor that was not imitated then gets new ones. */
export const SandboxKeys: z.ZodType<SandboxKeys> = z
  .record(z.string(), z.unknown())
  .transform((kept) => made((vendor) => kept[vendor]));

/** Fresh ones (an RSA key takes about 0.1 s); no two starts share any. */
export function makeKeys(): SandboxKeys {
  return made(() => undefined);
}

function made(keptOf: (vendor: VendorId) => unknown): SandboxKeys {
  const keys = VENDOR_IDS.map((vendor) => {
    const { keys: schema, makeKeys: fresh } = IMITATIONS[vendor];
    const kept = schema.safeParse(keptOf(vendor));
    return [vendor, kept.success ? kept.data : fresh()];
  });
  return Object.fromEntries(keys) as SandboxKeys;
}
