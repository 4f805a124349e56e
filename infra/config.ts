// A stage is one object of cdk.json; whatever is wrong with it is said before anything is synthesized.
import * as z from 'zod';

export const StageConfig = z.strictObject({
  /** Retains table, users and page on destroy and guards them against deletion; false for a trial that leaves nothing behind. */
  keepData: z.boolean().default(true),
  /** How many people the organisation has; only the expected cost in the outputs follows it. */
  people: z.int().min(1).default(200),
  /** Invited by mail at the first deploy; absent: nobody can sign in until somebody is created by hand. */
  firstAdmin: z.email().optional(),
  mail: z.strictObject({
    /** A domain (signed by DKIM, preferred) or one address; SES must have verified it before a mail leaves. */
    identity: z.string().min(3),
    /** The sender, of that identity. */
    from: z.email(),
  }),
  /** Receives the alarms; absent: they are only seen in CloudWatch. */
  alarmMail: z.email().optional(),
  /** A host name of your own; the certificate must lie in us-east-1, where CloudFront looks for it. */
  domain: z
    .strictObject({
      name: z.hostname(),
      certificateArn: z.string().startsWith('arn:aws:acm:us-east-1:'),
    })
    .optional(),
  /** Sign-in by the company's identity provider, whose `groups` attribute names the roles. */
  saml: z.strictObject({ name: z.string().min(1).max(32), metadataUrl: z.url() }).optional(),
  logLevel: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']).default('INFO'),
  logRetentionDays: z.union([7, 14, 30, 60, 90, 180, 365].map((days) => z.literal(days))).default(30),
  /** What all callers of the API together may ask. */
  throttle: z
    .strictObject({ perSecond: z.int().min(1), burst: z.int().min(1) })
    .default({ perSecond: 200, burst: 400 }),
  /** Alarms link to a section of it; an address where your team reads this repository. */
  runbookUrl: z.string().min(1).default('infra/runbook.md'),
});
export type StageConfig = z.infer<typeof StageConfig>;

const StageName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,15}$/, 'lower-case letters, digits and hyphens, at most 16');

const Context = z.object({
  stage: StageName,
  stages: z.record(StageName, StageConfig),
});

export interface Stage {
  readonly name: string;
  readonly config: StageConfig;
}

/**
 * @param read gives a value of the context: `cdk.json`, or `-c stage=trial` on the command line.
 * @throws Error naming each wrong field by its path.
 */
export function stageOf(read: (name: string) => unknown): Stage {
  const context = Context.safeParse({ stage: read('stage'), stages: read('stages') });
  if (!context.success) throw new Error(`cdk.json is not valid:\n${z.prettifyError(context.error)}`);
  const { stage: name, stages } = context.data;
  const config = stages[name];
  if (!config) throw new Error(`cdk.json has no stage ${name}; it has ${Object.keys(stages).join(', ')}`);
  return { name, config };
}
