// Somebody or something wants a connection read now rather than at its next turn, or only tested.
import * as z from 'zod';
import { defineEvent } from './event.ts';

export const syncRequested = defineEvent(
  'Sync requested',
  z.object({
    connectionId: z.string(),
    cause: z.enum(['schedule', 'manual', 'continuation', 'import', 'test']),
  }),
);
