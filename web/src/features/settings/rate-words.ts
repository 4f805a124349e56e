// A rate as people read it: which currency is worth how much of which, and on whose word a day stands.
import type { KeptRate } from '#shared/domain/money/exchange-rate.ts';

/** `1 USD = 0.92 EUR`: said in full, as a rate is easily taken for its inverse. */
export function rateText({ currency, rate, reporting }: Omit<KeptRate, 'day'>): string {
  return `1 ${currency} = ${rate} ${reporting}`;
}

const NAMES = new Intl.DisplayNames('en', { type: 'currency' });

/** `US Dollar`; the code itself where nobody gave it a name. */
export function currencyName(code: string): string {
  return NAMES.of(code) ?? code;
}

/** A reason begins a line of its own. */
export function asSentence(reason: string | undefined): string | undefined {
  return reason && reason.charAt(0).toUpperCase() + reason.slice(1);
}
