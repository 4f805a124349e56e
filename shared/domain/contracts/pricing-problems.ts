// Prices must fit the contract they stand in; each contradiction is named with its field.
import type { CivilDay } from '../calendar/civil-day.ts';
import type { Contract } from './contract.ts';
import type { ContractLine } from './pricing.ts';

export interface FieldProblem {
  readonly field: string;
  readonly reason: string;
}

/** So that a contract stays a small item, and its payments are computed while somebody waits. */
const MOST_CHANGES = 300;

export function pricingProblems(contract: Omit<Contract, 'id' | 'version'>): FieldProblem[] {
  const { lines, fees, discount, currency } = contract;
  const problems = lines.flatMap((line, index) => lineProblems(contract, line, `lines.${index}`));
  const costs = lines.length > 0 || fees.length > 0 || discount !== undefined;
  if (costs && currency === undefined)
    problems.push({ field: 'currency', reason: 'Say in which currency these prices are' });
  if (lines.reduce((total, { changes }) => total + changes.length, 0) > MOST_CHANGES)
    problems.push({ field: 'lines', reason: `At most ${MOST_CHANGES} dated changes are kept of a contract` });
  for (const [index, { on }] of fees.entries()) problems.push(...outside(contract, on, `fees.${index}.on`));
  return problems;
}

function lineProblems(
  contract: Omit<Contract, 'id' | 'version'>,
  line: ContractLine,
  field: string,
): FieldProblem[] {
  const { licenseId, text, period, from, to, changes, follows } = line;
  const isOpen = contract.duration.kind === 'open';
  const problems: FieldProblem[] = [
    ...outside(contract, from, `${field}.from`),
    ...outside(contract, to, `${field}.to`),
  ];
  if (licenseId === undefined && text === '')
    problems.push({ field: `${field}.text`, reason: 'Name a license, or say what this line is for' });
  if (follows !== undefined && licenseId === undefined)
    problems.push({
      field: `${field}.licenseId`,
      reason: 'Name the license whose captured seats it follows',
    });
  if (follows !== undefined && line.price.kind === 'flat')
    problems.push({ field: `${field}.follows`, reason: 'A flat price is the same for any number of seats' });
  if (isOpen && period === 'term')
    problems.push({
      field: `${field}.period`,
      reason: 'A contract without an end has no term to be priced by',
    });
  if (isOpen && contract.paymentFrequency === 'once' && period !== 'once')
    problems.push({
      field: 'paymentFrequency',
      reason: 'What costs something every period is paid more than once',
    });
  if (from !== undefined && to !== undefined && to < from)
    problems.push({ field: `${field}.to`, reason: 'The last day of the line lies before its first' });
  for (const [index, change] of changes.entries()) {
    const place = `${field}.changes.${index}.from`;
    const before = changes[index - 1]?.from ?? from ?? contract.start;
    const isInOrder = index === 0 ? change.from >= before : change.from > before;
    if (!isInOrder)
      problems.push({ field: place, reason: `A change must lie behind ${before}: what was before stays` });
    else if (to !== undefined && change.from > to)
      problems.push({ field: place, reason: `The line ends on ${to}` });
  }
  return problems;
}

function outside(
  { start, duration, renewal }: Omit<Contract, 'id' | 'version'>,
  day: CivilDay | undefined,
  field: string,
): FieldProblem[] {
  if (day === undefined) return [];
  if (day < start) return [{ field, reason: `The contract starts on ${start}` }];
  const isLast = duration.kind === 'until' && renewal.kind === 'none' && day > duration.end;
  return isLast ? [{ field, reason: `The contract ends on ${duration.end}` }] : [];
}
