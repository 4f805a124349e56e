// A connection published a version; figures that rest on it are older than their input.
import * as z from 'zod';
import { defineEvent } from './event.ts';

export const snapshotPublished = defineEvent(
  'Snapshot published',
  z.object({ connectionId: z.string(), version: z.string() }),
);
