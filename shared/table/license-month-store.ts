// A license's daily history: one small item per month, a day is one attribute of it, a year is one query.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { addMonths, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { ACTIVITY_STATES, type ActivityState } from '#shared/domain/utilization/inactivity.ts';
import { LicenseDay } from '#shared/domain/utilization/license-day.ts';
import { indexes, keys, partitions, prefixes } from './keys.ts';
import { getItems, type Item, queryList, queryPage, type Table } from './table.ts';

/** Kept short, as thirty-one of them are rewritten with every day. */
type Packed = [
  purchased: number | 'unlimited' | null,
  seats: number,
  people: number,
  states: number[],
  periodDays: number,
  carried: 0 | 1,
];

const DAY_ATTRIBUTE = /^d(\d{2})$/;
const monthOf = (day: CivilDay) => day.slice(0, 7);
const attributeOf = (day: CivilDay) => `d${day.slice(8)}`;

function pack({ purchased, seats, people, states, periodDays, carried }: LicenseDay): Packed {
  const counts = ACTIVITY_STATES.map((state) => states[state]);
  return [purchased, seats, people, counts, periodDays, carried ? 1 : 0];
}

function unpack(day: CivilDay, [purchased, seats, people, counts, periodDays, carried]: Packed): LicenseDay {
  const states = Object.fromEntries(ACTIVITY_STATES.map((state, at) => [state, counts[at]])) as Record<
    ActivityState,
    number
  >;
  return LicenseDay.parse({ day, purchased, seats, people, states, periodDays, carried: carried === 1 });
}

/** The days that an item holds, oldest first. */
function daysOf(item: Item): LicenseDay[] {
  const month = item.SK.slice(prefixes.month.length);
  return Object.keys(item)
    .flatMap((name) => DAY_ATTRIBUTE.exec(name)?.[1] ?? [])
    .sort()
    .map((day) => unpack(`${month}-${day}`, item[`d${day}`] as Packed));
}

/** Inclusive, oldest first. */
export async function licenseDays(
  table: Table,
  licenseId: string,
  from: CivilDay,
  to: CivilDay,
): Promise<LicenseDay[]> {
  const items = await queryList(table, {
    partition: partitions.licenseMonths(licenseId),
    from: `${prefixes.month}${monthOf(from)}`,
    to: `${prefixes.month}${monthOf(to)}`,
  });
  return items.flatMap(daysOf).filter(({ day }) => day >= from && day <= to);
}

/** The latest recorded day of each license up to `day`; licenses without any are left out. */
export async function lastLicenseDays(
  table: Table,
  licenseIds: readonly string[],
  day: CivilDay,
): Promise<Map<string, LicenseDay>> {
  const last = new Map<string, LicenseDay>();
  for (const month of [monthOf(day), monthOf(addMonths(`${monthOf(day)}-01`, -1))]) {
    const wanted = licenseIds.filter((id) => !last.has(id)).map((id) => keys.licenseMonth(id, month));
    const byKey = new Map((await getItems(table, wanted, true)).map((item) => [item.PK, item]));
    for (const id of licenseIds) {
      const item = byKey.get(keys.licenseMonth(id, month).PK);
      const found = item && !last.has(id) && daysOf(item).findLast((one) => one.day <= day);
      if (found) last.set(id, found);
    }
  }
  const silent = licenseIds.filter((id) => !last.has(id));
  await Promise.all(
    silent.map(async (id) => {
      const { items } = await queryPage(table, {
        partition: partitions.licenseMonths(id),
        to: `${prefixes.month}${monthOf(day)}`,
        descending: true,
        limit: 1,
      });
      const found = items.flatMap(daysOf).findLast((one) => one.day <= day);
      if (found) last.set(id, found);
    }),
  );
  return last;
}

/** A carried day never replaces one that stands already. */
export async function recordLicenseDays(
  table: Table,
  licenseId: string,
  days: readonly LicenseDay[],
): Promise<void> {
  const kinds = Map.groupBy(days, ({ day, carried }) => `${monthOf(day)} ${carried}`);
  for (const some of kinds.values()) await recordSome(table, licenseId, some);
}

/** Days of one month, all carried or none. */
async function recordSome(table: Table, licenseId: string, days: readonly LicenseDay[]): Promise<void> {
  const [first] = days;
  if (first === undefined) return;
  const month = monthOf(first.day);
  const names = days.map(({ day }) => attributeOf(day));
  const index = { GSI1PK: indexes.licenseMonth(month), GSI1SK: licenseId };
  const entries: [string, unknown][] = [
    ...Object.entries(index),
    ...days.map((day): [string, unknown] => [attributeOf(day.day), pack(day)]),
  ];
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.licenseMonth(licenseId, month),
        UpdateExpression: `SET ${entries.map(([name]) => `#${name} = :${name}`).join(', ')}`,
        ...(first.carried && {
          ConditionExpression: names.map((name) => `attribute_not_exists(#${name})`).join(' AND '),
        }),
        ExpressionAttributeNames: Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
        ExpressionAttributeValues: Object.fromEntries(entries.map(([name, value]) => [`:${name}`, value])),
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    if (days.length > 1) for (const day of days) await recordSome(table, licenseId, [day]);
  }
}
