// Slack refuses with HTTP 200, so what an answer means is read from its body, for every method alike.
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import type { VendorFailureKind } from '../failure.ts';
import type { Reader } from '../http.ts';
import { parse, type Trouble } from '../trouble.ts';
import { MemberDay, Refusal } from './wire.ts';

/** Errors of Slack's methods that are not about the request itself (docs.slack.dev, errors of each method; read 2026-08-20). */
const KINDS: Readonly<Record<string, VendorFailureKind>> = {
  ...all('credentialsRevoked', [
    'invalid_auth',
    'not_authed',
    'account_inactive',
    'token_revoked',
    'token_expired',
  ]),
  ...all('permissionMissing', [
    'missing_scope',
    'no_permission',
    'not_allowed_token_type',
    'not_an_admin',
    'access_denied',
    'accesslimited',
    'ekm_access_denied',
    'team_access_not_granted',
    'two_factor_setup_required',
    'user_is_bot',
    'is_bot',
    'paid_only',
    'feature_not_available',
    'feature_not_enabled',
    'member_analytics_disabled',
    'org_level_email_display_disabled',
    'enterprise_is_restricted',
  ]),
  ...all('throttled', ['ratelimited', 'rate_limited']),
  ...all('unreachable', [
    'internal_error',
    'fatal_error',
    'service_unavailable',
    'request_timeout',
    'team_added_to_org',
    'org_login_required',
  ]),
  invalid_cursor: 'cursorRefused',
};

/** What stands behind a code that does not say it itself. */
const WORDS: Readonly<Record<string, string>> = {
  paid_only: 'only paid workspaces have it',
  feature_not_available: 'the plan does not include it',
  feature_not_enabled: 'it is not switched on for the workspace',
  member_analytics_disabled: 'analytics of members are switched off',
  org_level_email_display_disabled: 'the organization hides mail addresses',
  not_an_admin: 'the user of the token is no administrator',
};

function all(kind: VendorFailureKind, codes: readonly string[]) {
  return Object.fromEntries(codes.map((code) => [code, kind]));
}

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
  const kind = KINDS[code] ?? 'misconfigured';
  const more = needed ? `it needs the scope ${needed}` : WORDS[code];
  return {
    kind,
    status,
    code,
    message: `Slack refused: ${more ? `${more} (${code})` : code}.`,
    passing: kind === 'throttled' || kind === 'unreachable',
  };
}

/** A hundred thousand members are 60 MB. */
const LARGEST_FILE = 256 * 1024 * 1024;

/** The file of a day: one member a line, packed as the file it is and not for the way. */
export const memberDays: Reader<readonly MemberDay[]> = ({ bytes, body, status }) => {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const refused = isPacked ? undefined : parse(body, Refusal);
  if (refused && 'value' in refused) return troubleOf(refused.value, status);
  let text = body;
  try {
    if (isPacked) text = gunzipSync(bytes, { maxOutputLength: LARGEST_FILE }).toString();
  } catch {
    return {
      kind: 'malformedAnswer',
      message: 'The file that Slack sent cannot be unpacked.',
      passing: true,
    };
  }
  const value: MemberDay[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const row = parse(line, MemberDay);
    if (!('value' in row)) return row;
    value.push(row.value);
  }
  return { value };
};
