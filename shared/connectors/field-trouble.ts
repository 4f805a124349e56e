// What a connector's schema refuses is told by the field's own title and in plain words, never with the value.
import * as z from 'zod';
import { FIELD_WORDS } from '#shared/domain/connections/field-words.ts';

export interface FieldTrouble {
  /** Names from the schema's root, joined by dots. */
  readonly field: string;
  /** `Consumer key` */
  readonly title: string;
  /** `at least 4 characters` */
  readonly words: string;
}

export function fieldTroubles(schema: z.ZodType, value: unknown, error: z.ZodError): FieldTrouble[] {
  return error.issues.map((issue) => ({
    field: issue.path.join('.'),
    title: titleOf(schema, value, issue.path),
    words: wordsOf(issue, value),
  }));
}

export function troubleText({ title, words }: Pick<FieldTrouble, 'title' | 'words'>): string {
  return `${title}: ${words}`;
}

function titleOf(schema: z.ZodType, value: unknown, [name]: readonly PropertyKey[]): string {
  if (name === undefined || name === 'method') return 'Way to sign in';
  return shapeOf(schema, value)?.[String(name)]?.meta()?.title ?? String(name);
}

/** Of a choice of ways, the one that was taken. */
function shapeOf(schema: z.ZodType, value: unknown): Readonly<Record<string, z.ZodType>> | undefined {
  if (schema instanceof z.ZodObject) return schema.shape as Record<string, z.ZodType>;
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return undefined;
  const method = (value as { readonly method?: unknown } | null | undefined)?.method;
  return schema.options
    .map((one) => shapeOf(one as z.ZodType, value))
    .find((shape) => shape?.method?.safeParse(method).success);
}

function wordsOf(issue: z.core.$ZodIssue, value: unknown): string {
  const [name] = issue.path;
  const given = (value as Readonly<Record<PropertyKey, unknown>> | undefined)?.[name ?? ''];
  if (given === undefined || given === '') return FIELD_WORDS.missing;
  if (issue.code === 'too_small' && issue.origin === 'string')
    return FIELD_WORDS.short(Number(issue.minimum));
  if (issue.code === 'too_big' && issue.origin === 'string') return FIELD_WORDS.long(Number(issue.maximum));
  if (issue.code === 'invalid_format' && issue.format === 'url') return FIELD_WORDS.url;
  if (issue.code === 'invalid_format' && issue.format === 'email') return FIELD_WORDS.email;
  if (issue.code === 'invalid_value' || issue.code === 'invalid_union') return FIELD_WORDS.choice;
  // A connector's own checks are worded for people.
  return issue.code === 'custom' ? issue.message : FIELD_WORDS.other;
}
