// Facts that hold at some customers of a vendor and not at others (a plan, a setting), each a switch.
import { IMITATIONS, type VendorId } from './vendors.ts';

export interface Quirks {
  /** @throws for a name that the vendor's folder does not declare */
  set(vendor: VendorId, name: string, on?: boolean): void;
  has(vendor: VendorId, name: string): boolean;
  clear(): void;
}

export function openQuirks(): Quirks {
  const on = new Set<string>();
  return {
    set(vendor, name, isOn = true) {
      if (!(name in IMITATIONS[vendor].quirks)) throw new Error(`${vendor} has no quirk ${name}`);
      if (isOn) on.add(`${vendor}.${name}`);
      else on.delete(`${vendor}.${name}`);
    },
    has: (vendor, name) => on.has(`${vendor}.${name}`),
    clear: () => on.clear(),
  };
}
