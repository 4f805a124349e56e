// Who looks, and when: whoever may list contracts sees their dates and their money on other pages as well.
import { listContracts } from '#shared/api/contracts.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Caller } from './endpoint.ts';

export interface Reader {
  readonly at: Instant;
  readonly seesContracts: boolean;
}

export function readerOf({ roles }: Caller, at: Instant): Reader {
  const { access } = listContracts;
  return { at, seesContracts: access === 'public' || access.roles.some((role) => roles.includes(role)) };
}
