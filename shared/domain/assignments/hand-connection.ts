// What is assigned by hand stands in one connection of each application, found by the application's id alone.
import { childId } from '../applications/ids.ts';

/** Id of its connector. */
export const BY_HAND = 'hand';

export function handConnectionId(applicationId: string): string {
  return childId(applicationId, BY_HAND);
}
