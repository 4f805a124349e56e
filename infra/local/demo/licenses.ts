// What a vendor does not tell is typed: how many Google seats were bought, and what a seat costs.
import type { Door } from './door.ts';

interface Typed {
  readonly name: string;
  readonly manual: Readonly<Record<string, unknown>>;
}

/** Amounts are totals per payment, as a license keeps them. */
const TYPED: readonly Typed[] = [
  { name: 'Google Workspace Enterprise Standard', manual: { purchased: 260, ...yearly('53040.00') } },
  {
    name: 'Google Workspace Enterprise Plus (formerly G Suite Enterprise)',
    manual: { purchased: 35, ...yearly('11760.00') },
  },
  {
    name: 'Gemini Enterprise (formerly Duet AI for Enterprise)',
    manual: { purchased: 60, ...yearly('20160.00') },
  },
  { name: 'Google Workspace Frontline Starter', manual: { purchased: 50, ...yearly('2700.00') } },
  { name: 'Google Voice Standard', manual: { purchased: 30, ...yearly('6480.00') } },
  { name: 'Salesforce', manual: yearly('243000.00') },
  { name: 'Salesforce Platform', manual: yearly('18000.00') },
  { name: 'Full seat', manual: yearly('32400.00') },
];

function yearly(amount: string) {
  return { amount, currency: 'EUR', paymentFrequency: 'year' };
}

/** Only what nobody has typed yet, so that an interrupted start types nothing twice. */
export async function typeLicenses(door: Door): Promise<void> {
  const { items } = await door.ask<{ items: { id: string; name: string; version: number }[] }>(
    'GET',
    '/api/licenses?limit=100',
  );
  for (const { name, manual } of TYPED) {
    const found = items.find((each) => each.name === name);
    if (!found) continue;
    const path = `/api/licenses/${encodeURIComponent(found.id)}`;
    const before = await door.ask<{ version: number; manual: Record<string, unknown> }>('GET', path);
    if (before.manual.currency !== undefined) continue;
    await door.ask('PATCH', path, { version: before.version, manual }, 'finance');
  }
}
