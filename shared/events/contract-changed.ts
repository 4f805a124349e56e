// The dates of a contract may have changed; its reminders are judged anew.
import * as z from 'zod';
import { defineEvent } from './event.ts';

export const contractChanged = defineEvent('Contract changed', z.object({ contractId: z.string() }));
