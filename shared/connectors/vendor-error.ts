// Every documented error body is read here once: the vendor's code and its plain words.

export interface VendorError {
  /** All codes the body names, the most specific first; empty when it names none. */
  readonly codes: readonly string[];
  readonly message: string | undefined;
}

const CODE_KEYS = [
  'reason',
  'scimType',
  'errorCode',
  'error_code',
  'status',
  'error',
  'code',
  'result',
] as const;
const MESSAGE_KEYS = ['error_description', 'message', 'errorSummary', 'detail', 'error_msg'] as const;
const LONGEST_MESSAGE = 300;

/** Never throws: a body that is no JSON names no code. */
export function readVendorError(body: string): VendorError {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return { codes: [], message: undefined };
  }
  const codes: string[] = [];
  const messages: string[] = [];
  collect(parsed, codes, messages, 0);
  return { codes: [...new Set(codes)], message: messages[0]?.slice(0, LONGEST_MESSAGE) };
}

/** Bodies nest at most envelope → error → errors[] (Google); deeper is not an error document. */
function collect(value: unknown, codes: string[], messages: string[], depth: number): void {
  if (depth > 3 || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value.slice(0, 10)) collect(one, codes, messages, depth + 1);
    return;
  }
  const fields = value as Record<string, unknown>;
  for (const key of ['error', 'errors', 'errorCauses']) collect(fields[key], codes, messages, depth + 1);
  for (const key of CODE_KEYS) {
    const code = fields[key];
    if (typeof code === 'string' && code !== '') codes.push(code);
  }
  for (const key of MESSAGE_KEYS) {
    const message = fields[key];
    if (typeof message === 'string' && message !== '') messages.push(message);
  }
}
