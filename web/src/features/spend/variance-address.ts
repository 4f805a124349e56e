// The month whose difference is explained stands in the address, so that an explanation can be sent on as a link.
import * as z from 'zod';
import { Currency } from '#shared/domain/money/currency.ts';
import { YearMonth } from '#shared/domain/spend/spend-row.ts';

const Explained = z.object({
  month: YearMonth,
  currency: Currency,
  /** Absent: contracts that name no application. */
  applicationId: z.string().min(1).max(200).optional(),
});
export type Explained = z.infer<typeof Explained>;

export function writtenExplained({ month, currency, applicationId }: Explained): string {
  return [month, currency, applicationId].filter((part) => part !== undefined).join(' ');
}

/** @returns undefined where the address asks for nothing that can be explained */
export function readExplained(text: string | undefined): Explained | undefined {
  const [month, currency, applicationId] = text?.split(' ') ?? [];
  return Explained.safeParse({ month, currency, ...(applicationId && { applicationId }) }).data;
}
