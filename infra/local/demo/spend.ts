// What the demo paid: a bank's and a card's statement, uploaded as the page uploads them, and rules that know most of it.
import { addMonths, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { exact, rounded } from '#shared/domain/money/exact.ts';
import type { Door } from './door.ts';
import { MERCHANTS, type Merchant, UNKNOWN } from './merchants.ts';

/** So that whoever is paid once a year was paid. */
const MONTHS = 14;
const TAX = '20';

interface Paid {
  readonly merchant: Merchant;
  readonly month: string;
  readonly net: string;
  readonly currency: string;
}

type Row = Readonly<Record<string, string>>;

/** Found standing, it is left as it is. */
export async function makeSpend(
  door: Door,
  applications: ReadonlyMap<string, string>,
  today: CivilDay,
): Promise<void> {
  const { items } = await door.ask<{ items: { id: string; fileName: string; state: string }[] }>(
    'GET',
    '/api/spend/imports?limit=100',
  );
  for (const { id, state } of items)
    if (state === 'open') await door.ask('DELETE', `/api/spend/imports/${id}`, undefined, 'finance');
  const standing = new Set(items.filter(({ state }) => state === 'finished').map(({ fileName }) => fileName));
  const paid = await paymentsOf(door, today);
  const presentMonth = `${today.slice(0, 7)}-01`;
  const card = cardRows(paid, today);
  const statements = [
    { name: 'bank-account.csv', options: GERMAN, rows: bankRows(paid, today) },
    {
      name: 'company-card-until-last-month.csv',
      options: {},
      rows: card.filter(({ day = '' }) => day < presentMonth),
    },
    { name: 'company-card.csv', options: {}, rows: card },
  ];
  for (const { name, options, rows } of statements)
    if (!standing.has(name) && rows.length > 0) await upload(door, name, options, rows);
  await makeRules(door, applications);
}

/** As a German bank writes: what left is negative, a comma before the cents, tax inside. */
const GERMAN = {
  decimalMark: 'comma',
  dateOrder: 'dayFirst',
  outIsNegative: true,
  currency: 'EUR',
  taxPercent: TAX,
};

async function paymentsOf(door: Door, today: CivilDay): Promise<Paid[]> {
  const from = addMonths(today, 1 - MONTHS).slice(0, 7);
  const { items } = await door.ask<{ items: { id: string; name: string }[] }>(
    'GET',
    '/api/contracts?limit=100',
  );
  const paid: Paid[] = [];
  for (const merchant of MERCHANTS) {
    const contract = items.find(({ name }) => name === merchant.contract);
    if (!contract) continue;
    const path = `/api/contracts/${encodeURIComponent(contract.id)}/costs?from=${from}&months=${MONTHS}`;
    const costs = await door.ask<Costs>('GET', path);
    const { currency } = costs;
    if (currency === null) continue;
    for (const { month, payment } of costs.items) {
      if (payment === null || !/[1-9]/.test(payment)) continue;
      const charged = exact(payment).mul(exact(100 + (merchant.over ?? 0), 100));
      paid.push({ merchant, month, net: rounded(charged, currency), currency });
    }
  }
  return paid;
}

interface Costs {
  readonly currency: string | null;
  readonly items: readonly { readonly month: string; readonly payment: string | null }[];
}

const dayIn = (month: string, day: number) => `${month}-${String(day).padStart(2, '0')}`;
const byDay = ({ day: a = '' }: Row, { day: b = '' }: Row) => (a < b ? -1 : 1);

/** The bank books in euros; what is agreed in another currency goes by card. */
function bankRows(paid: readonly Paid[], today: CivilDay): Row[] {
  return paid
    .filter(({ merchant, currency }) => merchant.paidFrom === 'bank' && currency === 'EUR')
    .map(({ merchant, month, net, currency }) => {
      const gross = rounded(exact(net).mul(exact(100 + Number(TAX), 100)), currency);
      return { day: dayIn(month, merchant.day), amount: `-${german(gross)}`, text: merchant.text };
    })
    .filter(({ day }) => day < today)
    .sort(byDay)
    .map(({ day, ...row }, at) => ({
      ...row,
      day: day.split('-').reverse().join('.'),
      account: 'Hausbank 0042',
      reference: `HB-${day.replaceAll('-', '')}-${at}`,
    }));
}

function german(amount: string): string {
  const [whole = '', cents = ''] = amount.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${cents}`;
}

/** Card rows have no reference: two seats bought on one day for the same amount are two, in every export alike. */
function cardRows(paid: readonly Paid[], today: CivilDay): Row[] {
  const account = 'Card 4471';
  const months = Array.from({ length: MONTHS }, (_, back) => addMonths(today, -back).slice(0, 7));
  const charged = paid
    .filter(({ merchant }) => merchant.paidFrom === 'card')
    .map(({ merchant, month, net, currency }) => ({
      day: dayIn(month, merchant.day),
      amount: net,
      currency,
      text: merchant.text,
    }));
  const unknown = months.flatMap((month) =>
    UNKNOWN.map(({ day, ...rest }) => ({ day: dayIn(month, day), ...rest })),
  );
  const refunded = months.slice(1, 2).flatMap((month) => {
    const seat = { day: dayIn(month, 19), currency: 'EUR', text: 'FIGMA INC EXTRA SEAT', amount: '49.50' };
    return [seat, seat, { ...seat, day: dayIn(month, 24), text: 'FIGMA INC REFUND', amount: '-49.50' }];
  });
  return [...charged, ...unknown, ...refunded]
    .filter(({ day }) => day < today)
    .map((row) => ({ ...row, account }))
    .sort(byDay);
}

async function upload(door: Door, fileName: string, options: object, rows: readonly Row[]): Promise<void> {
  const { id } = await door.ask<{ id: string }>('POST', '/api/spend/imports', { fileName }, 'finance');
  const path = `/api/spend/imports/${id}`;
  await door.ask('PUT', `${path}/pages/1`, { firstRow: 1, options, rows }, 'finance');
  await door.ask('POST', `${path}/finish`, { pages: 1 }, 'finance');
}

async function makeRules(door: Door, applications: ReadonlyMap<string, string>): Promise<void> {
  const { version } = await door.ask<{ version: number }>('GET', '/api/spend/rules');
  if (version > 0) return;
  const rules = MERCHANTS.flatMap(({ knownBy, application }, at) => {
    const applicationId = applications.get(application);
    return applicationId === undefined
      ? []
      : [{ id: `demo-${at}`, match: 'contains', text: knownBy, applicationId }];
  });
  await door.ask('PUT', '/api/spend/rules', { version, rules }, 'finance');
}
