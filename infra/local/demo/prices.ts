// What the contracts of the demo cost: a line whose text is the name of a license is about that license.
import type * as z from 'zod';
import { addDays, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { ContractInput } from '#shared/domain/contracts/contract.ts';

type Prices = Pick<z.input<typeof ContractInput>, 'lines' | 'fees' | 'discount' | 'taxPercent'>;
type Line = NonNullable<Prices['lines']>[number];

const seats = (text: string, quantity: number, amount: string, more: Partial<Line> = {}): Line => ({
  text,
  quantity,
  price: { kind: 'perUnit', amount },
  period: 'month',
  ...more,
});
const flat = (text: string, amount: string, more: Partial<Line> = {}): Line => ({
  ...seats(text, 1, amount, more),
  price: { kind: 'flat', amount },
});

export function pricesOf(contract: string, today: CivilDay): Prices {
  const { [contract]: prices = {} } = allPrices(today);
  return prices;
}

function allPrices(today: CivilDay): Readonly<Record<string, Prices>> {
  return {
    'Salesforce Sales and Service Cloud': {
      lines: [
        seats('Salesforce', 120, '165.00', {
          discount: { kind: 'percent', percent: '12.5' },
          changes: [{ from: addDays(today, -150), quantity: 135 }],
        }),
        seats('Salesforce Platform', 55, '27.50'),
        seats('Sales Cloud Einstein', 40, '50.00', { from: addDays(today, -210) }),
        seats('Service Cloud Voice', 20, '45.00'),
        seats('CRM Analytics Plus', 20, '140.00'),
        seats('Salesforce Maps', 15, '75.00'),
        seats('Partner Community', 15, '25.00'),
      ],
      discount: { kind: 'percent', percent: '5' },
      fees: [{ text: 'Premier onboarding', amount: '12500.00' }],
      taxPercent: '20',
    },
    'Google Workspace': {
      lines: [
        seats('Google Workspace Enterprise Standard', 260, '17.00'),
        seats('Google Workspace Enterprise Plus (formerly G Suite Enterprise)', 35, '28.00'),
        seats('Gemini Enterprise (formerly Duet AI for Enterprise)', 40, '28.00', {
          changes: [{ from: addDays(today, -60), quantity: 60 }],
        }),
        seats('Google Workspace Frontline Starter', 50, '4.50'),
        seats('Google Voice Standard', 30, '18.00'),
      ],
      taxPercent: '20',
    },
    'Figma Organization': {
      lines: [
        seats('Full seat', 80, '45.00', { changes: [{ from: addDays(today, -20), price: '49.50' }] }),
        seats('Dev seat', 40, '25.00'),
      ],
    },
    'Slack Business+': { lines: [seats('Business+ seats', 200, '11.75')] },
    'Zoom Workplace': { lines: [seats('Workplace Pro', 150, '13.99'), flat('Webinars 500', '79.00')] },
    'Adobe Creative Cloud for teams': {
      lines: [seats('All apps', 45, '69.99', { discount: { kind: 'amount', amount: '2400.00' } })],
    },
    'Notion Business': { lines: [seats('Business seats', 120, '18.00')] },
    'GitHub Enterprise': {
      lines: [seats('Enterprise seats', 90, '19.25'), seats('Copilot Business', 60, '17.50')],
    },
    'Datadog Pro': {
      lines: [seats('Hosts', 85, '18.00', { base: { fee: '900.00', included: 40 } })],
      discount: { kind: 'amount', amount: '1500.00' },
    },
    'DocuSign eSignature': { lines: [seats('Business Pro', 25, '480.00', { period: 'year' })] },
    'HubSpot Marketing Hub': {
      lines: [flat('Professional, 2,000 contacts', '792.00')],
      fees: [{ text: 'Onboarding', amount: '2930.00' }],
    },
    '1Password Business': { lines: [seats('Members', 310, '7.99')] },
    'Figma plugins, perpetual': { lines: [seats('Icon set for teams', 12, '249.00', { period: 'once' })] },
  };
}
