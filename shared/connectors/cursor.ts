// A cursor that the vendor no longer knows sends the reader back to the start of the list.
import { VendorFailure } from './failure.ts';

/** How vendors refuse a cursor that is too old or was never theirs. */
const REFUSALS = new Set([400, 404, 410]);

/** Runs `read`; with a cursor, a refusal of the request is taken for one of the cursor. @throws VendorFailure */
export async function atCursor<T>(cursor: string | undefined, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (cursor === undefined || !refusesRequest(error)) throw error;
    const { message, status, code } = error;
    throw new VendorFailure('cursorRefused', message, {
      ...(status === undefined ? {} : { status }),
      ...(code === undefined ? {} : { code }),
    });
  }
}

/** A failure that already has a better name, such as a refused sign-in, is not about the cursor. */
function refusesRequest(error: unknown): error is VendorFailure {
  return error instanceof VendorFailure && error.kind === 'misconfigured' && REFUSALS.has(error.status ?? 0);
}
