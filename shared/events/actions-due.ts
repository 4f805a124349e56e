// Somebody asked for actions at a vendor, or allowed them: they are done now rather than at the next turn.
import * as z from 'zod';
import { defineEvent } from './event.ts';

export const actionsDue = defineEvent('Actions due', z.object({ connectionId: z.string() }));
