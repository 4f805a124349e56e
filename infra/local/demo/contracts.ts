// The contracts of the demo, each by the days that are left today until the date that matters about it.
import type * as z from 'zod';
import { addDays, addMonths, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { ContractInput } from '#shared/domain/contracts/contract.ts';
import type { PaymentMethodInput } from '#shared/domain/payments/payment-method.ts';
import { mailOf } from './owners.ts';
import { pricesOf } from './prices.ts';

export interface DemoContract {
  /** Applications by name. */
  readonly of: readonly string[];
  readonly input: Omit<z.input<typeof ContractInput>, 'applicationIds'>;
  /** Done with it once it stands: a confirmed renewal, or a notice that went out. */
  readonly then?: 'renewed' | 'noticeSent';
  /** Its payment method by name. */
  readonly paidBy: string;
}

const COMPANY_CARD = 'Company card';
const HOUSE_BANK = 'House bank';

/** The card expires with this month, so that its owner is told today. */
export function demoMethods(today: CivilDay): readonly z.input<typeof PaymentMethodInput>[] {
  const owner = mailOf('finance');
  return [
    { name: COMPANY_CARD, kind: 'card', lastFour: '4242', expires: today.slice(0, 7), owner },
    { name: HOUSE_BANK, kind: 'directDebit', lastFour: '3000', owner },
    { name: 'AWS Marketplace', kind: 'marketplace', note: 'Billed with the cloud account.' },
  ];
}

const OWNERS = { business: mailOf('procurement'), it: mailOf('itManager'), finance: mailOf('finance') };

/** What is left of a day's ladder step today: 60, 30, 15, 7 and 1 are steps of the defaults. */
export function demoContracts(today: CivilDay): readonly DemoContract[] {
  /** A term that ends so many days from today and began so many years before. */
  const term = (endsIn: number, years: number) => {
    const end = addDays(today, endsIn);
    const start = addMonths(addDays(end, 1), -12 * years);
    return { start, duration: { kind: 'until' as const, end } };
  };
  const contract = (
    name: string,
    vendor: string,
    of: readonly string[],
    rest: Omit<DemoContract['input'], 'name' | 'vendor' | 'owners' | 'kind'> & {
      kind?: 'subscription' | 'perpetual';
    },
    then?: DemoContract['then'],
  ): DemoContract => ({
    of,
    paidBy: rest.kind === 'subscription' ? COMPANY_CARD : HOUSE_BANK,
    input: {
      kind: 'contract',
      currency: 'EUR',
      owners: OWNERS,
      ...pricesOf(name, today),
      ...rest,
      name,
      vendor,
    },
    ...(then && { then }),
  });
  const yearly = { kind: 'automatic' as const, months: 12 };
  return [
    contract('Salesforce Sales and Service Cloud', 'Salesforce', ['Salesforce'], {
      ...term(75, 3),
      renewal: yearly,
      notice: { count: 60, unit: 'days' },
      paymentFrequency: 'year',
      purchaseOrder: 'PO-2023-0117',
      description: 'Three years, then year by year unless notice is given.',
    }),
    contract('Google Workspace', 'Google', ['Google Workspace'], {
      kind: 'subscription',
      ...term(90, 1),
      renewal: yearly,
      notice: { count: 30, unit: 'days' },
      paymentFrequency: 'month',
    }),
    contract('Figma Organization', 'Figma', ['Figma'], {
      kind: 'subscription',
      ...term(29, 1),
      renewal: yearly,
      // Its last day to cancel passed three weeks ago, and nobody had decided.
      notice: { count: 50, unit: 'days' },
      paymentFrequency: 'year',
    }),
    contract('Slack Business+', 'Salesforce', ['Slack'], {
      ...term(7, 1),
      paymentFrequency: 'year',
      notes: 'Not renewed by itself: everybody is to be on Google Chat by then.',
    }),
    contract('Zoom Workplace', 'Zoom', ['Zoom'], {
      ...term(31, 2),
      renewal: yearly,
      notice: { count: 30, unit: 'days' },
      paymentFrequency: 'year',
    }),
    contract('Adobe Creative Cloud for teams', 'Adobe', ['Adobe Creative Cloud'], {
      ...term(14, 1),
      renewal: { kind: 'express', months: 12 },
      paymentFrequency: 'year',
      purchaseOrder: 'PO-2025-0482',
    }),
    contract('Notion Business', 'Notion Labs', ['Notion'], {
      kind: 'subscription',
      start: addMonths(addDays(today, 7), -14),
      duration: { kind: 'open' },
      paymentFrequency: 'month',
    }),
    contract('GitHub Enterprise', 'GitHub', ['GitHub'], {
      // Each quarter is paid thirty days after it began.
      start: addDays(today, -29),
      duration: { kind: 'months', months: 12 },
      renewal: yearly,
      notice: { count: 3, unit: 'months' },
      paymentFrequency: 'quarter',
      firstPayment: addDays(today, 1),
    }),
    contract('Datadog Pro', 'Datadog', ['Datadog'], {
      ...term(320, 2),
      renewal: { kind: 'express', months: 24 },
      currency: 'USD',
      paymentFrequency: 'year',
    }),
    contract(
      'DocuSign eSignature',
      'DocuSign',
      ['DocuSign'],
      {
        ...term(100, 1),
        renewal: yearly,
        notice: { count: 60, unit: 'days' },
        currency: 'USD',
        paymentFrequency: 'year',
      },
      'noticeSent',
    ),
    contract(
      'HubSpot Marketing Hub',
      'HubSpot',
      ['HubSpot'],
      { ...term(45, 1), renewal: { kind: 'express', months: 12 }, paymentFrequency: 'year' },
      'renewed',
    ),
    contract('1Password Business', 'AgileBits', ['1Password'], {
      kind: 'subscription',
      ...term(40, 1),
      renewal: yearly,
      currency: 'USD',
      paymentFrequency: 'year',
      customReminders: [
        {
          text: 'Ask who still shares a vault with an agency',
          target: 'end',
          leadDays: [40],
          recipients: [mailOf('itManager')],
        },
      ],
    }),
    contract('Figma plugins, perpetual', 'Figma', ['Figma'], {
      kind: 'perpetual',
      start: addDays(today, -700),
      duration: { kind: 'open' },
      paymentFrequency: 'once',
    }),
  ];
}
