// A task is one thing a connection can do, each switched alone; a capability is what it can really do now.
import * as z from 'zod';

export const READ_TASKS = ['licenses', 'accounts', 'activity', 'discovery'] as const;
export const ACTION_TASKS = ['reclaim', 'downgrade', 'addSeats', 'restore'] as const;

export const ActionTask = z.enum(ACTION_TASKS);
export type ActionTask = z.infer<typeof ActionTask>;

export const Task = z.enum([...READ_TASKS, ...ACTION_TASKS]);
export type Task = z.infer<typeof Task>;

/** A missing capability says why and, where somebody could mend it, what to grant or buy. */
export const Capability = z.discriminatedUnion('available', [
  z.object({ task: Task, available: z.literal(true) }),
  z.object({ task: Task, available: z.literal(false), reason: z.string(), remedy: z.string().optional() }),
]);
export type Capability = z.infer<typeof Capability>;
