// What is typed of a budget; amounts, percents and addresses stay texts until they are sent.
import type { BudgetView } from '#shared/api/budgets.ts';
import { type Budget, BudgetInput, LONGEST_BUDGET_MONTHS } from '#shared/domain/budgets/budget.ts';
import { budgetProblem } from '#shared/domain/budgets/budget-problem.ts';
import { addDays, addMonths, type CivilDay, daysBetween } from '#shared/domain/calendar/civil-day.ts';
import { decimalIn } from '../contracts/price-typing.ts';

export interface BudgetTyping {
  readonly name: string;
  readonly from: CivilDay;
  readonly to: CivilDay;
  readonly scope: Budget['scope']['kind'];
  readonly applicationId: string;
  readonly vendor: string;
  readonly department: string;
  readonly amount: string;
  readonly currency: string;
  readonly measure: Budget['measure'];
  readonly owner: string;
  /** Parted by commas or blanks. */
  readonly thresholds: string;
  readonly note: string;
}

/** @param year first day of the financial year that a new one is for */
export function budgetTyping(
  budget: BudgetView | undefined,
  known: { readonly year: CivilDay; readonly currency: string; readonly mail: string },
): BudgetTyping {
  const scope = budget?.scope;
  return {
    name: budget?.name ?? '',
    from: budget?.from ?? known.year,
    to: budget?.to ?? addDays(addMonths(known.year, 12), -1),
    scope: scope?.kind ?? 'organisation',
    applicationId: scope?.kind === 'application' ? scope.applicationId : '',
    vendor: scope?.kind === 'vendor' ? scope.vendor : '',
    department: scope?.kind === 'department' ? scope.department : '',
    amount: budget?.amount ?? '',
    currency: budget?.currency ?? known.currency,
    measure: budget?.measure ?? 'cost',
    owner: budget ? (budget.owner ?? '') : known.mail,
    thresholds: (budget?.thresholds ?? [80, 100]).join(', '),
    note: budget?.note ?? '',
  };
}

/** The same for the period behind it: of as many months where it is made of whole ones, else of as many days. */
export function nextPeriod(typing: BudgetTyping): BudgetTyping {
  const from = addDays(typing.to, 1);
  const months = Array.from({ length: LONGEST_BUDGET_MONTHS }, (_, index) => index + 1).find(
    (count) => addMonths(typing.from, count) === from,
  );
  const until =
    months === undefined ? addDays(from, daysBetween(typing.from, from)) : addMonths(from, months);
  return { ...typing, from, to: addDays(until, -1) };
}

export interface ReadBudget {
  readonly budget: BudgetInput | undefined;
  /** By the names of the typing. */
  readonly troubles: Readonly<Record<string, string>>;
}

const REASONS: Readonly<Record<string, string>> = {
  name: 'Give it a name of up to 120 characters',
  from: 'A day',
  to: 'A day',
  applicationId: 'Choose the application',
  vendor: 'Name the vendor',
  department: 'Name the department',
  amount: 'An amount such as 12,500',
  currency: 'Three letters, such as EUR',
  owner: 'An address such as name@example.com',
  thresholds: 'Up to five whole percents, such as 80, 100',
  note: 'At most 1,000 characters',
};

export function readBudget(typing: BudgetTyping): ReadBudget {
  const { scope: kind, applicationId, vendor, department, owner, thresholds } = typing;
  // What other kinds of a scope name is left out by what reads it.
  const scope = { kind, applicationId, vendor, department };
  const parted = thresholds.split(/[\s,;%]+/).filter((part) => part !== '');
  const read = BudgetInput.safeParse({
    name: typing.name,
    from: typing.from,
    to: typing.to,
    scope,
    amount: decimalIn(typing.amount),
    currency: typing.currency,
    measure: typing.measure,
    ...(owner.trim() !== '' && { owner }),
    thresholds: parted.map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    note: typing.note,
  });
  const troubles: Record<string, string> = {};
  for (const { path } of read.error?.issues ?? []) {
    const field = String(path[0] === 'scope' ? path.at(-1) : path[0]);
    troubles[field] ??= REASONS[field] ?? 'This cannot be used';
  }
  const problem = read.success ? budgetProblem(read.data) : undefined;
  if (problem?.field) troubles[problem.field] ??= problem.reason;
  return { budget: Object.keys(troubles).length === 0 ? read.data : undefined, troubles };
}
