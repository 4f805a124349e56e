// A machine client is a program of the organization's own that sends files to one connection, known by an id and a secret.
import * as z from 'zod';
import { Instant } from '../calendar/civil-day.ts';
import { name } from '../text.ts';

export const MachineClientInput = z.object({
  /** Of the program that sends. */
  name: name(80),
});
export type MachineClientInput = z.infer<typeof MachineClientInput>;

/** What may be shown of a client: never its secret, nor what the secret is known by. */
export const MachineClient = MachineClientInput.extend({
  id: z.string(),
  connectionId: z.string(),
  createdAt: Instant,
  /** Name of who made it. */
  createdBy: z.string(),
  /** When it last got a token; absent until it did. */
  usedAt: Instant.optional(),
});
export type MachineClient = z.infer<typeof MachineClient>;

/** Enough to change a secret without a gap and to keep programs apart; few enough to know each. */
export const MOST_CLIENTS = 10;
