// A probe asks the vendor for one row of what a task needs; a "no" becomes a missing capability with its way out.
import type { Capability, Task } from '#shared/domain/connections/task.ts';
import { VendorFailure } from './failure.ts';

export interface Missing {
  readonly reason: string;
  /** What to grant or buy. */
  readonly remedy: string;
}

/**
 * `undefined` when everything asked for may be read. @param forbids which failures are a "no" to this one thing; any other
 * is a failure of the whole connection and is thrown
 */
export async function probe(
  calls: readonly (() => Promise<unknown>)[],
  remedy: string,
  forbids: (failure: VendorFailure) => boolean,
): Promise<Missing | undefined> {
  for (const call of calls) {
    try {
      await call();
    } catch (error) {
      if (!(error instanceof VendorFailure) || !forbids(error)) throw error;
      return { reason: error.message, remedy };
    }
  }
  return undefined;
}

export function capability(task: Task, missing: Missing | undefined): Capability {
  return missing === undefined ? { task, available: true } : { task, available: false, ...missing };
}
