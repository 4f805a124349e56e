// A connection broke or recovered; those who answer for it are told.
import * as z from 'zod';
import { HealthState } from '#shared/domain/connections/connection.ts';
import { defineEvent } from './event.ts';

export const connectionChanged = defineEvent(
  'Connection changed',
  z.object({ connectionId: z.string(), from: HealthState, to: HealthState, reason: z.string().optional() }),
);
