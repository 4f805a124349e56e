// An answer is a checked value, a page of CSV, or a problem document; only a document that says how long it stays fresh is kept by its reader.
import { createHash } from 'node:crypto';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { PROBLEM_MEDIA_TYPE, type Problem, REFUSALS } from '#shared/api/problem.ts';
import type { CsvColumn } from '#shared/api/route.ts';
import { csvLine } from '#shared/domain/imports/csv-cell.ts';
import type { Refusal } from '#shared/domain/refusal.ts';
import type { AnyRoute } from './endpoint.ts';

const COMMON = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

export function answer(
  statusCode: number,
  mediaType: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): APIGatewayProxyStructuredResultV2 {
  return { statusCode, headers: { ...COMMON, 'content-type': mediaType, ...headers }, body };
}

/** @throws ZodError when a handler breaks the promise of its route */
export function answerOf(
  route: AnyRoute,
  value: unknown,
  want: {
    readonly csv: boolean;
    readonly next: (cursor: string) => string;
    readonly first: boolean;
    readonly seen?: string | undefined;
  },
): APIGatewayProxyStructuredResultV2 {
  if (route.status === 204) return { statusCode: 204, headers: { ...COMMON } };
  const checked: unknown = route.response.parse(value);
  if (route.freshSeconds !== undefined && route.mediaType)
    return keptAnswer(route.mediaType, String(checked), route.freshSeconds, want.seen);
  if (route.mediaType) {
    return answer(route.status, route.mediaType, String(checked), {
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'",
    });
  }
  if (!want.csv || !route.csv) return answer(route.status, 'application/json', JSON.stringify(checked));
  const page = checked as { readonly items: readonly never[]; readonly next: string | null };
  return answer(200, 'text/csv; charset=utf-8; header=present', csvOf(route.csv, page.items, want.first), {
    ...(page.next !== null && { link: `<${want.next(page.next)}>; rel="next"` }),
  });
}

/** @param seen `If-None-Match`; a proxy may have made its tags weak */
function keptAnswer(
  mediaType: string,
  body: string,
  seconds: number,
  seen = '',
): APIGatewayProxyStructuredResultV2 {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const kept = { ...COMMON, 'cache-control': `private, max-age=${seconds}`, etag };
  const known = seen.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(etag)) return { statusCode: 304, headers: kept };
  return answer(200, mediaType, body, kept);
}

/** Only the first page has the line of headers, so that pages written one after another are one file. */
function csvOf(columns: readonly CsvColumn<never>[], rows: readonly never[], headers: boolean): string {
  const lines = rows.map((row) => csvLine(columns.map((column) => column.value(row))));
  return (headers ? csvLine(columns.map(({ header }) => header)) : '') + lines.join('');
}

export function problem(document: Omit<Problem, 'type'>, code: string): APIGatewayProxyStructuredResultV2 {
  const body: Problem = { type: `urn:seatledger:problem:${code}`, ...document };
  return answer(document.status, PROBLEM_MEDIA_TYPE, JSON.stringify(body));
}

/** @param form a token was asked for: the refusal bears RFC 6749's word too */
export function refusalAnswer(
  refusal: Refusal,
  requestId: string,
  form = false,
): APIGatewayProxyStructuredResultV2 {
  const { status, title } = REFUSALS[refusal.code];
  const refused = problem(
    {
      status,
      title,
      detail: refusal.reason,
      ...(refusal.field !== undefined && { field: refusal.field }),
      ...(refusal.errors && { errors: [...refusal.errors] }),
      ...(form && { error: tokenError(refusal) }),
      requestId,
    },
    refusal.code,
  );
  if (refusal.code !== 'unauthorized') return refused;
  const scheme = form ? 'Basic realm="Seatledger"' : 'Bearer';
  return { ...refused, headers: { ...refused.headers, 'www-authenticate': scheme } };
}

/** https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
function tokenError({ code, field }: Refusal): string {
  if (code === 'unauthorized') return 'invalid_client';
  return field === 'grant_type' ? 'unsupported_grant_type' : 'invalid_request';
}
