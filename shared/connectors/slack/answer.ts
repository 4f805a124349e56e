// Slack refuses with HTTP 200, so what an answer means is read from its body, for every method alike.
import * as z from 'zod';
import type { VendorFailureKind } from '../failure.ts';
import type { Reader } from '../http.ts';
import { isPacked, jsonLines } from '../json-lines.ts';
import { parse, type Trouble } from '../trouble.ts';
import { MemberDay, Refusal } from './wire.ts';

/** Errors of Slack's methods that are not about the request itself (docs.slack.dev, errors of each method; read 2026-08-20). */
const KINDS: readonly (readonly [RegExp, VendorFailureKind])[] = [
  [/^(invalid_auth|not_authed|account_inactive|token_(revoked|expired))$/, 'credentialsRevoked'],
  [
    /scope|permission|access|_admin$|token_type|is_bot$|paid_only|^feature_|_disabled$|restricted|two_factor/,
    'permissionMissing',
  ],
  [/^rate_?limited$/, 'throttled'],
  [/^(internal|fatal)_error$|unavailable|timeout|^team_added_to_org$|^org_login/, 'unreachable'],
  [/^invalid_cursor$/, 'cursorRefused'],
];

type Ok = z.ZodObject<{ ok: z.ZodLiteral<true> }>;

/** An answer of this shape, or what the method refused. */
export function answered<S extends Ok>(shape: S): Reader<z.infer<S>> {
  const either = z.discriminatedUnion('ok', [shape, Refusal]);
  return ({ body, status }) => {
    const outcome = parse<z.infer<S> | z.infer<typeof Refusal>>(body, either);
    if (!('value' in outcome)) return outcome;
    const { value } = outcome;
    return isRefusal(value) ? troubleOf(value, status) : { value };
  };
}

function isRefusal(value: { readonly ok: boolean }): value is z.infer<typeof Refusal> {
  return !value.ok;
}

function troubleOf({ error, needed }: z.infer<typeof Refusal>, status: number): Trouble {
  const code = error ?? 'unknown_error';
  const [, kind = 'misconfigured'] = KINDS.find(([codes]) => codes.test(code)) ?? [];
  // Its codes are its plain words.
  const said = `Slack refused: ${code.replaceAll('_', ' ')}`;
  return {
    kind,
    status,
    code,
    message: needed ? `${said} ${needed}.` : `${said}.`,
    passing: kind === 'throttled' || kind === 'unreachable',
  };
}

/** The file of a day: one member a line. A refusal comes in its place, and is never packed. */
export const memberDays: Reader<readonly MemberDay[]> = (answer) => {
  const refused = isPacked(answer) ? undefined : parse(answer.body, Refusal);
  if (refused && 'value' in refused) return troubleOf(refused.value, answer.status);
  return jsonLines(answer, MemberDay);
};
