// What was stored before a rule of texts is read by the rule: one item that breaks it must not take a whole list away.
import type * as z from 'zod';
import { eachText, onOneLine, withoutUnseen } from '#shared/domain/text.ts';

export function storedState<S>(schema: z.ZodType<S>, state: unknown): S {
  const first = schema.safeParse(state);
  if (first.success) return first.data;
  const legible = schema.safeParse(eachText(state, withoutUnseen));
  return legible.success ? legible.data : schema.parse(eachText(state, onOneLine));
}
