// What the vendor no longer has is nothing, not a failure.
import { VendorFailure } from './failure.ts';

/** @returns `undefined` where the vendor answers that there is no such thing. @throws VendorFailure */
export async function orNothing<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof VendorFailure && error.status === 404) return undefined;
    throw error;
  }
}
