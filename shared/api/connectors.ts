// Connectors over HTTP: what each vendor is asked for, and what it can do.
import * as z from 'zod';
import { Task } from '#shared/domain/connections/task.ts';
import { READERS } from './readers.ts';
import { route } from './route.ts';

/** One input of a connector's form, derived from its schemas. */
export const FormField = z.object({
  name: z.string(),
  label: z.string(),
  hint: z.string().optional(),
  type: z.enum(['text', 'multiline', 'number', 'boolean', 'choice', 'list']),
  choices: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  secret: z.boolean(),
  required: z.boolean(),
  placeholder: z.string().optional(),
  /** Characters of a text, without the blanks around it. */
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  format: z.enum(['url', 'email']).optional(),
  initial: z.unknown().optional(),
});
export type FormField = z.infer<typeof FormField>;

export const ConnectorCard = z.object({
  id: z.string(),
  name: z.string(),
  category: z.string(),
  /** Whether files are uploaded instead of an API read. */
  upload: z.boolean(),
  directory: z.boolean(),
  config: z.array(FormField),
  /** Ways to sign in; the person picks one. */
  credentials: z.array(
    z.object({
      method: z.string(),
      label: z.string(),
      fields: z.array(FormField),
    }),
  ),
  scopes: z.array(z.object({ id: z.string(), why: z.string(), tasks: z.array(Task) })),
  offers: z.array(
    z.object({
      task: Task,
      prerequisite: z.string().optional(),
      endpoint: z.string(),
    }),
  ),
  activity: z
    .object({
      means: z.string(),
      lagDays: z.int(),
      windowDays: z.int().optional(),
    })
    .optional(),
  intervalHours: z.int(),
});
export type ConnectorCard = z.infer<typeof ConnectorCard>;

export const listConnectors = route({
  id: 'listConnectors',
  method: 'GET',
  path: '/api/connectors',
  noun: 'connections',
  access: READERS.connections,
  summary: 'Vendors that can be connected, what each asks for and why',
  response: z.object({ items: z.array(ConnectorCard) }),
});

export const connectorRoutes = [listConnectors] as const;
