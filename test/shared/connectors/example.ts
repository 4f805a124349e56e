// What every vendor's own published examples are held to; they lie beside the project, never in it.
import { expect } from 'vitest';
import type * as z from 'zod';
import type { Fact } from '#shared/connectors/connector.ts';
import { readVendorError } from '#shared/connectors/vendor-error.ts';
import { AccountFacts, Holding } from '#shared/domain/accounts/account.ts';
import { SkuFacts } from '#shared/domain/licenses/sku.ts';

export type Case = (text: string) => void;

/** One for each file of the vendor's folder. */
export type Cases = Readonly<Record<string, Case>>;

export function parsed<T>(schema: z.ZodType<T>, text: string): T {
  return schema.parse(JSON.parse(text));
}

export function errorNaming(code: string): Case {
  return (text) => expect(readVendorError(text).codes).toContain(code);
}

/** Every fact fits our own schemas, so whatever the vendor's example lacks is left out rather than made up. */
export function good(facts: readonly Fact[]): void {
  expect(facts.length).toBeGreaterThan(0);
  for (const fact of facts) {
    if (fact.of === 'sku') SkuFacts.parse(fact.sku);
    if (fact.of === 'account') AccountFacts.parse(fact.account);
    if (fact.of === 'holding') Holding.parse(fact.holding);
  }
}

/** Documents of an API that is not called are told apart from forgotten ones. */
export const unread =
  (why: string): Case =>
  (text) => {
    expect(why).not.toBe('');
    expect(() => JSON.parse(text)).not.toThrow();
  };
