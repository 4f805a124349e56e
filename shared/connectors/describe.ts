// What a connector declares becomes the card that the add wizard draws: no form is written twice.
import * as z from 'zod';
import type { ConnectorCard, FormField } from '#shared/api/connectors.ts';
import type { Connector } from './connector.ts';

/** What a schema may say of a field beside zod's own: keys of `.meta()`. */
interface FieldSchema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly items?: FieldSchema;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: string;
  readonly placeholder?: string;
  readonly multiline?: boolean;
  /** Credentials are secret unless they say `false`. */
  readonly secret?: boolean;
  /** Value → label, where the values alone would not be understood. */
  readonly choices?: Readonly<Record<string, string>>;
}

interface ObjectSchema {
  readonly title?: string;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly ObjectSchema[];
  readonly anyOf?: readonly ObjectSchema[];
}

export function describeConnector(connector: Connector): ConnectorCard {
  return {
    id: connector.id,
    name: connector.name,
    category: connector.category,
    upload: connector.upload ?? false,
    directory: connector.directory,
    config: fieldsOf(jsonSchemaOf(connector.config), false),
    credentials: methodsOf(jsonSchemaOf(connector.credentials)),
    scopes: connector.scopes.map(({ id, why, tasks }) => ({ id, why, tasks: [...tasks] })),
    offers: connector.offers.map((offer) => ({ ...offer })),
    ...(connector.activity ? { activity: { ...connector.activity } } : {}),
    intervalHours: connector.intervalHours,
  };
}

function jsonSchemaOf(schema: z.ZodType): ObjectSchema {
  return z.toJSONSchema(schema, { io: 'input' }) as ObjectSchema;
}

/** One method per member of the union over `method`; none for a connector that needs no credentials. */
function methodsOf(schema: ObjectSchema): ConnectorCard['credentials'] {
  const members = schema.oneOf ?? schema.anyOf ?? [schema];
  return members.flatMap((member) => {
    const method = member.properties?.method?.const;
    if (typeof method !== 'string') return [];
    return [{ method, label: member.title ?? method, fields: fieldsOf(member, true) }];
  });
}

function fieldsOf(schema: ObjectSchema, secret: boolean): FormField[] {
  return Object.entries(schema.properties ?? {})
    .filter(([, field]) => field.const === undefined)
    .map(([name, field]) => fieldOf(name, field, secret, schema.required?.includes(name) ?? false));
}

function fieldOf(name: string, field: FieldSchema, secret: boolean, required: boolean): FormField {
  const values = field.enum ?? field.items?.enum;
  return {
    name,
    label: field.title ?? name,
    ...(field.description === undefined ? {} : { hint: field.description }),
    type: typeOf(field),
    ...(values === undefined
      ? {}
      : { choices: values.map((value) => ({ value, label: field.choices?.[value] ?? value })) }),
    secret: field.secret ?? secret,
    required: required && field.default === undefined,
    ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
    ...(field.default === undefined ? {} : { initial: field.default }),
    ...(field.minLength === undefined ? {} : { minLength: field.minLength }),
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
    ...formatOf(field),
  };
}

function formatOf({ format }: FieldSchema): Pick<FormField, 'format'> {
  if (format === 'uri') return { format: 'url' };
  return format === 'email' ? { format } : {};
}

function typeOf(field: FieldSchema): FormField['type'] {
  if (field.type === 'array') return 'list';
  if (field.type === 'boolean') return 'boolean';
  if (field.type === 'integer' || field.type === 'number') return 'number';
  if (field.enum) return 'choice';
  return field.multiline ? 'multiline' : 'text';
}
