// Who looks, and when: whoever may read contracts sees their dates and their money on other pages as well.
import { admits, READERS } from '#shared/api/readers.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Caller } from './endpoint.ts';

export interface Reader {
  readonly at: Instant;
  readonly seesContracts: boolean;
}

export function readerOf({ roles }: Caller, at: Instant): Reader {
  return { at, seesContracts: admits(READERS.contracts, roles) };
}
