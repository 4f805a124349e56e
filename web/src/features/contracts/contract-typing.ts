// What is typed of a contract, and what it says so far: enough of it makes dates before anything is sent.
import type { Contract, ContractInput, DatedContract } from '#shared/domain/contracts/contract.ts';
import { ContractInput as Schema } from '#shared/domain/contracts/contract.ts';
import { contractProblem } from '#shared/domain/contracts/contract-problem.ts';
import { type PricesTyping, pricesInput, pricesTyping } from './price-typing.ts';
import {
  type CustomReminderTyping,
  customReminderInput,
  customReminderTyping,
  type DocumentTyping,
  documentInput,
  documentTyping,
  type RulesTyping,
  rulesInput,
  rulesTyping,
} from './row-typing.ts';

/** As the fields hold it; an empty text is no value. */
export interface ContractTyping extends PricesTyping {
  readonly name: string;
  readonly kind: ContractInput['kind'];
  readonly vendor: string;
  readonly applicationIds: readonly string[];
  readonly start: string;
  readonly durationKind: 'months' | 'until' | 'open';
  readonly months: number | '';
  readonly end: string;
  readonly renewalKind: 'none' | 'automatic' | 'express';
  readonly renewalMonths: number | '';
  readonly most: number | '';
  readonly noticeCount: number | '';
  readonly noticeUnit: 'days' | 'months';
  readonly paymentFrequency: string;
  readonly firstPayment: string;
  readonly currency: string;
  readonly purchaseOrder: string;
  readonly paymentMethod: string;
  readonly predecessorId: string;
  readonly owners: ContractInput['owners'];
  readonly description: string;
  readonly notes: string;
  readonly documents: readonly DocumentTyping[];
  readonly customReminders: readonly CustomReminderTyping[];
  readonly rules: RulesTyping;
}

/** What a change of one field does to the whole. */
export type SetTyping = (change: Partial<ContractTyping>) => void;

/** What every part of the form gets; reasons by field, the path joined by dots. */
export interface PartProps {
  readonly typing: ContractTyping;
  readonly set: SetTyping;
  readonly reasons: Readonly<Record<string, string | undefined>>;
}

export function typingOf(contract: Partial<Contract>, today: string): ContractTyping {
  const { duration, renewal = { kind: 'none' as const }, notice } = contract;
  return {
    name: contract.name ?? '',
    kind: contract.kind ?? 'subscription',
    vendor: contract.vendor ?? '',
    applicationIds: contract.applicationIds ?? [],
    start: contract.start ?? today,
    durationKind: duration?.kind ?? 'months',
    months: duration?.kind === 'months' ? duration.months : 12,
    end: duration?.kind === 'until' ? duration.end : '',
    renewalKind: renewal.kind,
    renewalMonths: renewal.kind === 'none' ? 12 : renewal.months,
    most: renewal.kind === 'none' ? '' : (renewal.most ?? ''),
    noticeCount: notice?.count ?? '',
    noticeUnit: notice?.unit ?? 'days',
    paymentFrequency: contract.paymentFrequency ?? '',
    firstPayment: contract.firstPayment ?? '',
    currency: contract.currency ?? '',
    ...pricesTyping(contract),
    purchaseOrder: contract.purchaseOrder ?? '',
    paymentMethod: contract.paymentMethod ?? '',
    predecessorId: contract.predecessorId ?? '',
    owners: contract.owners ?? {},
    description: contract.description ?? '',
    notes: contract.notes ?? '',
    documents: (contract.documents ?? []).map(documentTyping),
    customReminders: (contract.customReminders ?? []).map(customReminderTyping),
    rules: rulesTyping(contract.reminders ?? {}),
  };
}

/** The contract as it would be sent, not yet judged. */
export function inputOf(typing: ContractTyping): Record<string, unknown> {
  const { durationKind, renewalKind, months, renewalMonths, most, noticeCount } = typing;
  return {
    name: typing.name.trim(),
    kind: typing.kind,
    vendor: typing.vendor.trim(),
    applicationIds: typing.applicationIds,
    start: typing.start,
    duration:
      durationKind === 'months'
        ? { kind: 'months', months: months === '' ? undefined : months }
        : durationKind === 'until'
          ? { kind: 'until', end: typing.end }
          : { kind: 'open' },
    renewal:
      renewalKind === 'none' || durationKind === 'open'
        ? { kind: 'none' }
        : {
            kind: renewalKind,
            months: renewalMonths === '' ? undefined : renewalMonths,
            ...(most !== '' && { most }),
          },
    owners: typing.owners,
    description: typing.description,
    notes: typing.notes,
    documents: typing.documents.map(documentInput),
    customReminders: typing.customReminders.map(customReminderInput),
    reminders: rulesInput(typing.rules),
    ...pricesInput(typing),
    ...(noticeCount !== '' && { notice: { count: noticeCount, unit: typing.noticeUnit } }),
    ...filled('paymentFrequency', typing.paymentFrequency),
    ...filled('firstPayment', typing.firstPayment),
    ...filled('currency', typing.currency.toUpperCase()),
    ...filled('purchaseOrder', typing.purchaseOrder),
    ...filled('paymentMethod', typing.paymentMethod),
    ...filled('predecessorId', typing.predecessorId),
  };
}

function filled(field: string, text: string): Record<string, string> {
  return text.trim() === '' ? {} : { [field]: text.trim() };
}

const DATED = Schema.pick({
  start: true,
  duration: true,
  renewal: true,
  notice: true,
  paymentFrequency: true,
  firstPayment: true,
});

export type Decided = Partial<Pick<Contract, 'confirmed' | 'endDecidedOn' | 'noticeSent'>>;

/** What was decided of a contract; typing never changes it. */
export function decidedOf({ confirmed, endDecidedOn, noticeSent }: Partial<Contract>): Decided {
  return {
    ...(confirmed && { confirmed }),
    ...(endDecidedOn && { endDecidedOn }),
    ...(noticeSent && { noticeSent }),
  };
}

/** The part that dates follow from, as soon as it is whole. */
export function datedPart(typing: ContractTyping, decided: Decided = {}): DatedContract | undefined {
  const { durationKind, end, start } = typing;
  if (durationKind === 'until' && end !== '' && end < start) return undefined;
  const read = DATED.safeParse(inputOf(typing));
  return read.success ? ({ ...read.data, ...decided } as DatedContract) : undefined;
}

/** Reasons by field, before anything is sent. */
export function reasonsIn(typing: ContractTyping, decided: Decided = {}): Record<string, string> {
  const reasons: Record<string, string> = {};
  const read = Schema.safeParse(inputOf(typing));
  for (const { path, message } of read.error?.issues ?? []) reasons[path.join('.')] ??= message;
  if (typing.durationKind === 'until' && typing.end !== '' && typing.end < typing.start)
    reasons['duration.end'] = 'The last day lies before the first';
  if (!read.success) return reasons;
  const problem = contractProblem({ confirmed: [], ...read.data, ...decided });
  for (const { field, reason } of problem?.errors ?? []) reasons[field] ??= reason;
  return reasons;
}

/** The reason of a field, or of something within it: `reminders.cancelBy` also hears of its lead days. */
export function reasonAt(
  reasons: Readonly<Record<string, string | undefined>>,
  field: string,
): string | undefined {
  if (reasons[field]) return reasons[field];
  return Object.entries(reasons).find(([name, reason]) => reason && name.startsWith(`${field}.`))?.[1];
}

/** What was typed over what somebody else saved meanwhile: fields that this person did not touch take the newer value. */
export function typedOver(
  before: Partial<Contract>,
  typing: ContractTyping,
  after: Contract,
): ContractTyping {
  const was = typingOf(before, typing.start);
  const is = typingOf(after, typing.start);
  const touched = Object.entries(typing).filter(
    ([field, value]) => written(value) !== written(was[field as keyof ContractTyping]),
  );
  return { ...is, ...Object.fromEntries(touched) };
}

/** Keys tell rows apart on the page and say nothing. */
function written(value: unknown): string {
  return JSON.stringify(value, (name, part) => (name === 'key' ? undefined : part)) ?? '';
}
