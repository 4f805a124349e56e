// A role says what a person may do in general; being an owner of a thing adds to it.
import * as z from 'zod';

export const Role = z.enum(['admin', 'itManager', 'finance', 'procurement', 'accountManager', 'viewer']);
export type Role = z.infer<typeof Role>;

/** Who acts: a person by mail address, a rule, a connector, or a machine client; travels with every change. */
export const Actor = z.object({
  kind: z.enum(['person', 'rule', 'connector', 'client']),
  /** Mail of the person, name of the rule, id of the connection or of the client. */
  id: z.string(),
  name: z.string().optional(),
});
export type Actor = z.infer<typeof Actor>;
