// An event matches a pattern by EventBridge's documented operators; one it does not know is an error, not a miss.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html

export type EventPattern = Readonly<Record<string, unknown>>;

/** @throws Error for an operator that is not documented. */
export function matches(pattern: EventPattern, event: unknown): boolean {
  return Object.entries(pattern).every(([field, wanted]) => {
    if (field === '$or') return (wanted as EventPattern[]).some((each) => matches(each, event));
    if (Array.isArray(event)) return event.some((each) => matches({ [field]: wanted }, each));
    const value = isRecord(event) ? event[field] : undefined;
    if (!Array.isArray(wanted)) return matches(wanted as EventPattern, value);
    const present = value !== undefined && !isRecord(value);
    const values = Array.isArray(value) && value.length > 0 ? value : [value];
    return wanted.some((rule) => accepts(rule, values, present));
  });
}

function accepts(rule: unknown, values: readonly unknown[], present: boolean): boolean {
  if (!isRecord(rule)) return present && values.includes(rule);
  const [operator, operand] = Object.entries(rule)[0] ?? [];
  if (operator === 'exists') return present === operand;
  const judge = OPERATORS[operator ?? ''];
  if (!judge) throw new Error(`The event pattern operator ${operator} is not documented`);
  return present && values.some((value) => judge(operand, value));
}

const OPERATORS: Readonly<Record<string, (operand: unknown, value: unknown) => boolean>> = {
  prefix: (operand, value) => affix(operand, value, (text, part) => text.startsWith(part)),
  suffix: (operand, value) => affix(operand, value, (text, part) => text.endsWith(part)),
  'equals-ignore-case': sameLetters,
  'anything-but': (operand, value) => !listOf(operand).some((each) => equalsOrOperator(each, value)),
  numeric: (operand, value) => typeof value === 'number' && numeric(operand as unknown[], value),
  wildcard: (operand, value) => listOf(operand).some((each) => wildcard(String(each), value)),
  cidr: () => {
    throw new Error('The event pattern operator cidr is not run on this machine');
  },
};

function affix(operand: unknown, value: unknown, test: (text: string, part: string) => boolean): boolean {
  if (typeof value !== 'string') return false;
  return listOf(operand).some((each) =>
    isRecord(each)
      ? test(value.toLowerCase(), String(each['equals-ignore-case']).toLowerCase())
      : test(value, String(each)),
  );
}

function equalsOrOperator(rule: unknown, value: unknown): boolean {
  return isRecord(rule) ? accepts(rule, [value], true) : rule === value;
}

function sameLetters(operand: unknown, value: unknown): boolean {
  return (
    typeof value === 'string' &&
    listOf(operand).some((each) => String(each).toLowerCase() === value.toLowerCase())
  );
}

function numeric(operand: readonly unknown[], value: number): boolean {
  for (let at = 0; at < operand.length; at += 2) {
    const bound = operand[at + 1] as number;
    const holds = {
      '=': value === bound,
      '<': value < bound,
      '<=': value <= bound,
      '>': value > bound,
      '>=': value >= bound,
    };
    if (!holds[operand[at] as keyof typeof holds]) return false;
  }
  return true;
}

function wildcard(pattern: string, value: unknown): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return typeof value === 'string' && new RegExp(`^${parts.join('.*')}$`, 's').test(value);
}

function listOf(operand: unknown): readonly unknown[] {
  return Array.isArray(operand) ? operand : [operand];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
