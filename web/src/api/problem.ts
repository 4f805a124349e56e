// A refused request is thrown as one error with a sentence for people, whether the API or the gateway refused it.
import { PROBLEM_MEDIA_TYPE, type Problem } from '#shared/api/problem.ts';

export class ApiProblem extends Error {
  readonly status: number;
  readonly title: string;
  /** Name of the input field that it is about. */
  readonly field: string | undefined;
  readonly errors: readonly { readonly field: string; readonly reason: string }[];
  readonly requestId: string | undefined;

  constructor({ status, title, detail, field, errors = [], requestId }: Omit<Problem, 'type'>) {
    super(detail);
    this.name = 'ApiProblem';
    this.status = status;
    this.title = title;
    this.field = field;
    this.errors = errors;
    this.requestId = requestId;
  }
}

/** The gateway answers these by itself, with `{"message"}` and nothing for people. */
const BY_GATEWAY: Readonly<Record<number, readonly [title: string, detail: string]>> = {
  401: ['Signed out', 'Your sign-in has ended. Sign in again to go on.'],
  403: ['Not allowed', 'Your role does not allow this.'],
  404: ['Not found', 'There is no such page at the API.'],
  413: ['Too large', 'This is more than one request may carry.'],
  429: ['Too many requests', 'The API is busy. Wait a moment and try again.'],
  503: ['Not available', 'The API did not answer in time. Try again.'],
};

export async function problemOf(response: Response): Promise<ApiProblem> {
  const { status } = response;
  const isProblem = response.headers.get('content-type')?.startsWith(PROBLEM_MEDIA_TYPE);
  const body = isProblem
    ? ((await response.json().catch(() => undefined)) as Problem | undefined)
    : undefined;
  if (body) return new ApiProblem(body);
  const [title, detail] = BY_GATEWAY[status] ?? ['Something broke', 'The request could not be completed.'];
  return new ApiProblem({ status, title, detail });
}

/** A sentence for people, whatever was thrown. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ApiProblem) {
    return error.requestId && error.status >= 500
      ? `${error.message} (request ${error.requestId})`
      : error.message;
  }
  if (error instanceof TypeError) return 'The API cannot be reached. Check your connection and try again.';
  return error instanceof Error ? error.message : 'Something broke.';
}

/** Reasons by field, for the form that was sent; the part before the last name of a path is dropped by `fields`. */
export function reasonsOf(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof ApiProblem)) return {};
  const pairs = error.errors.map(({ field, reason }) => [field, reason] as const);
  if (error.field !== undefined && pairs.length === 0) pairs.push([error.field, error.message]);
  return Object.fromEntries(pairs);
}
