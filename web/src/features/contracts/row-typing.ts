// What is typed in rows of a contract: its documents, its own reminders, and where its reminder rules differ.
import type { Contract, ContractInput, CustomReminder } from '#shared/domain/contracts/contract.ts';
import { LADDER_KINDS, type LadderKind } from '#shared/domain/reminders/kind.ts';
import { nextRowKey } from '#web/ui/row-key.ts';

type Document = ContractInput['documents'][number];
type OwnRules = Contract['reminders'];

/** Tells the row apart from others as long as the page stands. */
interface Row {
  readonly key: number;
}

export interface DocumentTyping extends Row {
  readonly title: string;
  readonly url: string;
}

export interface CustomReminderTyping extends Row {
  readonly text: string;
  readonly target: CustomReminder['target'];
  /** As typed, also what is no number of days. */
  readonly leadDays: readonly string[];
  readonly recipients: readonly string[];
}

export interface RuleTyping {
  readonly on: 'inherited' | 'on' | 'off';
  /** Without any, the organisation's. */
  readonly leadDays: readonly string[];
}
export type RulesTyping = Readonly<Record<LadderKind, RuleTyping>>;

export function documentTyping({ title, url }: Document = { title: '', url: '' }): DocumentTyping {
  return { key: nextRowKey(), title, url };
}

export function customReminderTyping(own?: CustomReminder): CustomReminderTyping {
  return {
    key: nextRowKey(),
    text: own?.text ?? '',
    target: own?.target ?? 'end',
    leadDays: own?.leadDays.map(String) ?? [],
    recipients: own?.recipients ?? [],
  };
}

export function rulesTyping(own: OwnRules): RulesTyping {
  const typed = LADDER_KINDS.map((kind): [LadderKind, RuleTyping] => {
    const { on, leadDays = [] } = own[kind] ?? {};
    return [kind, { on: on === undefined ? 'inherited' : on ? 'on' : 'off', leadDays: leadDays.map(String) }];
  });
  return Object.fromEntries(typed) as RulesTyping;
}

/** An address copied without its beginning gets the only one that is taken. */
export function documentInput({ title, url }: DocumentTyping): Document {
  const typed = url.trim();
  return {
    title: title.trim(),
    url: typed === '' || /^[a-z][a-z\d+.-]*:/i.test(typed) ? typed : `https://${typed}`,
  };
}

export function customReminderInput({ text, target, leadDays, recipients }: CustomReminderTyping) {
  return {
    text: text.trim(),
    target,
    leadDays: daysIn(leadDays),
    recipients: recipients.map((mail) => mail.trim()).filter((mail) => mail !== ''),
  };
}

/** Only what differs from the organisation. */
export function rulesInput(rules: RulesTyping): Record<string, { on?: boolean; leadDays?: unknown[] }> {
  const differing = LADDER_KINDS.flatMap((kind) => {
    const { on, leadDays } = rules[kind];
    if (on === 'inherited' && leadDays.length === 0) return [];
    const rule = {
      ...(on !== 'inherited' && { on: on === 'on' }),
      ...(leadDays.length > 0 && { leadDays: daysIn(leadDays) }),
    };
    return [[kind, rule] as const];
  });
  return Object.fromEntries(differing);
}

/** Numbers where numbers were typed; anything else stays as it is, for the schema to refuse. */
function daysIn(texts: readonly string[]): (number | string)[] {
  return texts.map((text) => (/^\d+$/.test(text.trim()) ? Number(text) : text));
}
