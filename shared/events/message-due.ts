// A frozen message waits to be sent.
import * as z from 'zod';
import { defineEvent } from './event.ts';

export const messageDue = defineEvent('Message due', z.object({ messageId: z.string() }));
