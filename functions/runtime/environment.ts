// Only this file reads the environment; a function asks for the names it was granted and gets them checked.
import * as z from 'zod';

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');

const Environment = z.object({
  TABLE_NAME: z.string().min(1),
  EVENT_BUS_NAME: z.string().min(1),
  /** Parameters of this stack live under it: `/seatledger/prod`. */
  PARAMETER_PREFIX: z.string().regex(/^\/.*[^/]$/),
  MAIL_FROM: z.string().min(3),
  MAIL_CONFIGURATION_SET: z.string().min(1),
  /** Origin of the page, without a slash at the end. */
  PUBLIC_URL: z.url().transform((url) => url.replace(/\/$/, '')),
  LINK_SECRET_PARAMETER: z.string().min(1),
  /** True on this machine alone: connections may point at the vendor sandbox. */
  ALLOW_LOOPBACK_VENDORS: Flag.default(false),
  STAGE: z.string().min(1),
});
export type Environment = z.infer<typeof Environment>;

/** @throws ZodError naming what is missing: the function was deployed without a grant it needs. */
export function environment<const K extends keyof Environment>(...names: readonly K[]): Pick<Environment, K> {
  const picked = Environment.pick(Object.fromEntries(names.map((name) => [name, true])) as never);
  return picked.parse(process.env) as unknown as Pick<Environment, K>;
}
