// A person is one human of the organisation, as the directory tells; what people decided about them lies over it.
import * as z from 'zod';
import { CivilDay } from '../calendar/civil-day.ts';
import { name, passage } from '../text.ts';

export const EmploymentStatus = z.enum(['employed', 'suspended', 'left']);
export type EmploymentStatus = z.infer<typeof EmploymentStatus>;

/** One row of the people snapshot. */
export const Person = z.object({
  id: z.string(),
  name: z.string(),
  /** Case-folded, the primary one first. */
  mails: z.array(z.string()),
  status: EmploymentStatus,
  department: z.string().optional(),
  title: z.string().optional(),
  managerMail: z.string().optional(),
  /** Ids of the connections that know an account of theirs. */
  connections: z.array(z.string()).default([]),
});
export type Person = z.infer<typeof Person>;

/** Far more than anybody has accounts that no address tells; all of them together stay well inside one item. */
const MAX_VERDICTS = 200;
/** Id of the connection, and the vendor's own of the account: a mail address at the longest. */
const MAX_ACCOUNT_KEY = 400;

/** What a human decided about a person; a sparse item that survives every sync. */
export const PersonDecisionInput = z.object({
  /** Never a candidate for reclaim: parental leave, shared desks, board members. */
  exempt: z.object({ reason: name(500), until: CivilDay.optional() }).optional(),
  note: passage(2000).default(''),
  /** Verdicts on accounts: `connectionId/accountId` belongs to this person, or does not. */
  accounts: z
    .record(z.string().max(MAX_ACCOUNT_KEY), z.enum(['theirs', 'notTheirs']))
    .refine((accounts) => Object.keys(accounts).length <= MAX_VERDICTS, {
      message: `At most ${MAX_VERDICTS} accounts can be decided for one person`,
    })
    .meta({ maxProperties: MAX_VERDICTS })
    .default({}),
});
export type PersonDecisionInput = z.infer<typeof PersonDecisionInput>;

export const PersonDecision = PersonDecisionInput.extend({ personId: z.string(), version: z.int() });
export type PersonDecision = z.infer<typeof PersonDecision>;
