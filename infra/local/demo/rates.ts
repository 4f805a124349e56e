// The exchange rates of the demo: finance types the dollar and the pound once a week, as the weeks pass.
import { type CivilDay, daysBetween } from '#shared/domain/calendar/civil-day.ts';
import type { ExchangeRate } from '#shared/domain/money/exchange-rate.ts';
import type { Door } from './door.ts';

/** Euros for one unit, in ten-thousandths: where the rate hovers, and by how much it moves in a week. */
const HOVERING = [
  { currency: 'USD', about: 8_640, step: 37 },
  { currency: 'GBP', about: 11_420, step: -29 },
] as const;

/** A day has one rate, however often the demo is started. */
export function demoRates(day: CivilDay): ExchangeRate[] {
  const week = Math.floor(daysBetween('2026-01-01', day) / 7);
  return HOVERING.map(({ currency, about, step }) => {
    const rate = about + step * ((((week * 3) % 11) + 11) % 11);
    return { currency, day, rate: (rate / 10_000).toFixed(4) };
  });
}

/** Sent again, they change nothing. */
export async function setRates(door: Door, day: CivilDay): Promise<void> {
  const { reporting } = await door.ask<{ reporting: string }>('GET', '/api/rates', undefined, 'finance');
  const rates = demoRates(day).filter(({ currency }) => currency !== reporting);
  await door.ask('PUT', '/api/rates', { reporting, rates }, 'finance');
}
