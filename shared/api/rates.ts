// Exchange rates to the reporting currency over HTTP: by currency and day, set many at a time.
import * as z from 'zod';
import type { Role } from '#shared/domain/access/role.ts';
import { Currency } from '#shared/domain/money/currency.ts';
import { ExchangeRate, KeptRate } from '#shared/domain/money/exchange-rate.ts';
import { READERS } from './readers.ts';
import { Flag, listQuery, pageOf, route } from './route.ts';

const SETTERS: readonly Role[] = ['admin', 'finance'];

/** Keeps one request under the seconds that the gateway waits, be every rate of another year. */
export const MAX_RATES = 1000;

export const listRates = route({
  id: 'listRates',
  method: 'GET',
  path: '/api/rates',
  noun: 'rates',
  access: READERS.rates,
  summary: 'Exchange rates to the reporting currency; without an order, the newest day comes first',
  query: listQuery(['day', 'currency'], {
    currency: Currency.optional(),
    /** Only the newest rate of each currency. */
    newest: Flag.optional(),
  }),
  response: pageOf(KeptRate).extend({ reporting: Currency }),
  // The first three are the columns of an import, so that an exported file can be imported.
  csv: [
    { header: 'Currency', value: (row) => row.currency },
    { header: 'Date', value: (row) => row.day },
    { header: 'Rate', value: (row) => row.rate },
    { header: 'Reporting currency', value: (row) => row.reporting },
  ],
});

export const setRates = route({
  id: 'setRates',
  method: 'PUT',
  path: '/api/rates',
  noun: 'rates',
  access: { roles: SETTERS },
  summary:
    'Set up to 1,000 rates, all or none; a bad one is named by its place, and the same again changes nothing',
  body: z.object({
    /** Refused when it is not the reporting currency any more. */
    reporting: Currency,
    rates: z.array(ExchangeRate).min(1).max(MAX_RATES),
  }),
  response: z.object({
    added: z.int().min(0),
    /** Days that had another rate before. */
    changed: z.int().min(0),
    unchanged: z.int().min(0),
  }),
});

export const deleteRate = route({
  id: 'deleteRate',
  method: 'DELETE',
  path: '/api/rates/{currency}/{day}',
  noun: 'rates',
  access: { roles: SETTERS },
  summary: 'Delete the rate of one day; amounts take the newest one before it',
  params: ExchangeRate.pick({ currency: true, day: true }),
});

export const rateRoutes = [listRates, setRates, deleteRate] as const;
