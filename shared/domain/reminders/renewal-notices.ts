// What a contract's renewal has to say today, and to whom: approval that is asked, answers, and that nobody has decided.
import type { Role } from '../access/role.ts';
import { addDays, type CivilDay } from '../calendar/civil-day.ts';
import { civilDayOf } from '../calendar/wall-clock.ts';
import type { Contract } from '../contracts/contract.ts';
import type { ContractNotice } from '../notifications/notice.ts';
import { dueDecision } from '../renewals/due-decision.ts';
import { latestRenewal, nameOf } from '../renewals/open-renewal.ts';
import type { DecisionRequest, Renewal } from '../renewals/renewal.ts';
import { asContracted, nextTermCost } from '../renewals/request.ts';
import type { Settings } from '../settings/settings.ts';
import { dueStep } from './ladder.ts';
import type { Recipient } from './recipients.ts';

export interface RenewalTelling {
  readonly notice: ContractNotice;
  readonly named: readonly Recipient[];
  readonly roles?: readonly Role[];
  readonly except?: string;
}

/** What happened is told within these days; later it would be no news. */
const NEWS_DAYS = 7;

interface Facts {
  /** Application names. */
  readonly applications: readonly string[];
  /** Owners of the contract and of its applications, as recipients. */
  readonly owners: readonly Recipient[];
  /** Days before the deadline at which an undecided one is told, by the policies that fit; the last also reaches admins. */
  readonly escalateDays: readonly number[];
  readonly settings: Pick<Settings, 'reminders' | 'timeZone'>;
  readonly today: CivilDay;
  readonly at: string;
}

export function renewalNotices(contract: Contract, facts: Facts): RenewalTelling[] {
  const renewal = latestRenewal(contract);
  if (!renewal) return [];
  const { reminders } = facts.settings;
  return [
    ...(reminders.approvalAsked.on ? asked(contract, renewal, facts) : []),
    ...(reminders.renewalDecided.on ? answered(contract, renewal, facts) : []),
    ...(reminders.renewalUndecided.on ? undecided(contract, renewal, facts) : []),
    ...(reminders.renewalRolled.on ? rolled(contract, facts) : []),
  ];
}

function headOf({ id, name, vendor }: Contract, { deadline }: Renewal, { applications, today }: Facts) {
  return {
    contract: { id, name },
    vendor,
    applications: [...applications],
    on: deadline,
    step: 0,
    day: today,
  };
}

function moneyOf({
  amount,
  currency,
}: Pick<DecisionRequest, 'amount' | 'currency'>): Pick<ContractNotice, 'money'> {
  return amount === null || currency === null ? {} : { money: { of: 'nextTerm', amount, currency } };
}

function isNews(at: string, { settings, today }: Facts): boolean {
  return civilDayOf(at, settings.timeZone) >= addDays(today, -NEWS_DAYS);
}

function asked(contract: Contract, renewal: Renewal, facts: Facts): RenewalTelling[] {
  const { request, state } = renewal;
  if (state !== 'awaitingApproval' || !request) return [];
  const why = `a policy asks you to approve decisions about ${contract.name}`;
  return [
    {
      notice: {
        kind: 'approvalAsked',
        ...headOf(contract, renewal, facts),
        by: nameOf(request.by),
        decision: request.decision.decision,
        asked: request.at,
        ...moneyOf(request),
      },
      named: request.approvers.mails.map((mail) => ({ mail, why })),
      roles: request.approvers.roles as Role[],
      ...(request.by.kind === 'person' && { except: request.by.id }),
    },
  ];
}

function answered(contract: Contract, renewal: Renewal, facts: Facts): RenewalTelling[] {
  const { request, verdict } = renewal;
  if (!request || !verdict || request.by.kind !== 'person' || !isNews(verdict.at, facts)) return [];
  return [
    {
      notice: {
        kind: 'renewalDecided',
        ...headOf(contract, renewal, facts),
        by: nameOf(verdict.by),
        verdict: verdict.verdict,
        decision: request.decision.decision,
        ...(verdict.note !== undefined && { note: verdict.note }),
        answered: verdict.at,
        ...moneyOf(request),
      },
      named: [{ mail: request.by.id, why: 'you asked for it' }],
    },
  ];
}

function undecided(contract: Contract, renewal: Renewal, facts: Facts): RenewalTelling[] {
  const { state, deadline, ends, reviewer } = renewal;
  if (state !== 'upcoming' && state !== 'inReview' && state !== 'awaitingApproval') return [];
  const { today, at, escalateDays, owners } = facts;
  const step = dueStep(deadline, escalateDays, today);
  if (step === undefined) return [];
  const amount = nextTermCost(contract, asContracted(contract), ends, { today, at });
  const isLast = step === Math.min(...escalateDays);
  return [
    {
      notice: {
        kind: 'renewalUndecided',
        ...headOf(contract, renewal, facts),
        step,
        automatic: dueDecision(contract, today, { shortTerms: true })?.kind === 'automatic',
        awaiting: state === 'awaitingApproval',
        ...moneyOf({ amount, currency: contract.currency ?? null }),
      },
      named: [
        ...owners,
        ...(reviewer === undefined ? [] : [{ mail: reviewer, why: `you review ${contract.name}` }]),
      ],
      ...(isLast && { roles: ['admin'] }),
    },
  ];
}

function rolled(contract: Contract, facts: Facts): RenewalTelling[] {
  // A newer one may stand open already: the one that rolled is the last that did.
  const last = contract.renewals?.findLast((one) => one.rolled && one.reviewedAt === undefined);
  if (!last?.closedAt || !isNews(last.closedAt, facts)) return [];
  return [
    {
      notice: { kind: 'renewalRolled', ...headOf(contract, last, facts), ends: last.ends },
      named: facts.owners,
    },
  ];
}
