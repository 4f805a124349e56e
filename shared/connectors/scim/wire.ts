// What a SCIM server sends, as far as it is read (RFC 7643). Names are compared without case, so they are folded first.
import * as z from 'zod';

const text = z.string().nullish();

/** Servers leave out what they do not fill, and some send another shape than the schema's: that says nothing then. */
const loose = <T extends z.ZodType>(shape: T) => shape.nullish().catch(undefined);

/** Entra and its kin write "True" and "False". */
const Flag = z.union([
  z.boolean(),
  z.stringFormat('flag', /^(true|false)$/i).transform((said) => /true/i.test(said)),
]);

/** A value of several; a server that keeps them simple sends the text alone. */
const Value = z.union([
  z.object({ value: z.string(), display: loose(text), type: loose(text), primary: loose(Flag) }),
  z.string().transform((value) => ({ value })),
]);
export type Value = z.infer<typeof Value>;
const values = loose(z.array(Value));

export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:user';

export const User = folded(
  z.object({
    /** A text by the standard, a number at some. */
    id: z.union([z.string().min(1), z.number().transform(String)]),
    username: text,
    displayname: loose(text),
    name: loose(z.object({ formatted: text, givenname: text, familyname: text })),
    emails: values,
    /** Absent where a server knows no other users than active ones. */
    active: Flag.nullish(),
    title: loose(text),
    entitlements: values,
    roles: values,
    [ENTERPRISE]: loose(z.object({ department: text })),
    meta: loose(z.object({ created: text })),
  }),
);
export type User = z.infer<typeof User>;

/** All but the total may be missing, where everything fits on one page or nothing was found. */
export const UserList = folded(
  z.object({
    totalresults: z.int().min(0),
    startindex: z.int().nullish(),
    resources: z.array(User).nullish(),
  }),
);

export const ServiceProvider = folded(
  z.object({
    patch: loose(z.object({ supported: loose(Flag) })),
    filter: loose(z.object({ maxresults: loose(z.int()) })),
  }),
);
export type ServiceProvider = z.infer<typeof ServiceProvider>;

/** RFC 7643 §2.1. */
function folded<T extends z.ZodType>(shape: T) {
  return z.preprocess(fold, shape);
}

function fold(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fold);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), fold(inner)]));
}
