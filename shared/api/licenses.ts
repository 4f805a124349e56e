// Licenses over HTTP.
import * as z from 'zod';
import { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';
import { LicenseCost } from '#shared/domain/contracts/cost/cost-facts.ts';
import { CapturedLayer, LOCKABLE_FIELDS, ManualLayer } from '#shared/domain/licenses/license.ts';
import { LicenseKind, Purchased } from '#shared/domain/licenses/sku.ts';
import { InactivityPeriod, StateCounts } from '#shared/domain/utilization/inactivity.ts';
import { LicenseDay } from '#shared/domain/utilization/license-day.ts';
import { listLicensePeople } from './license-people.ts';
import { READERS } from './readers.ts';
import { Flag, Id, listQuery, pageOf, route, Seen } from './route.ts';

export const ValueSource = z.enum(['captured', 'manual', 'contract']);

/** One license as lists show it: the effective values, the counts under the period in force, and how old they are. */
export const LicenseRow = z.object({
  id: z.string(),
  applicationId: z.string(),
  applicationName: z.string(),
  connectionId: z.string().optional(),
  connectionName: z.string().optional(),
  name: z.string(),
  key: z.string().optional(),
  type: z.string(),
  kind: LicenseKind,
  status: z.enum(['active', 'inactive']),
  /** Who holds it is kept by hand. */
  byHand: z.boolean(),
  /** People can be assigned to it by hand: no connection delivers who holds it. */
  assignable: z.boolean(),
  managed: z.boolean(),
  purchased: Purchased.nullable(),
  purchasedFrom: ValueSource.nullable(),
  seats: z.int().nullable(),
  people: z.int().nullable(),
  /** Under `periodDays`; null where people are not counted (quantity licenses, nothing read yet). */
  states: StateCounts.nullable(),
  periodDays: InactivityPeriod,
  available: z.int().nullable(),
  overAssigned: z.int().nullable(),
  /** Fractions, null where they would be made up. */
  assignmentRate: z.number().nullable(),
  utilization: z.number().nullable(),
  vendorUsed: z.int().nullable(),
  amount: z.string().optional(),
  currency: z.string().optional(),
  paymentFrequency: z.string().optional(),
  /** Null where nobody said what it costs, and where it is said by contracts that the reader may not see. */
  cost: LicenseCost.nullable(),
  effectiveDate: CivilDay.optional(),
  endDate: CivilDay.optional(),
  /** Day that the counts were judged on, and whether the read behind them is out of date. */
  asOf: CivilDay.nullable(),
  readAt: Instant.nullable(),
  stale: z.boolean(),
  version: z.int(),
});
export type LicenseRow = z.infer<typeof LicenseRow>;

export const LicenseDetail = LicenseRow.extend({
  manual: ManualLayer,
  /** As it was when it last changed; the vendor's count moves with every read and is `vendorUsed` alone. */
  captured: CapturedLayer.omit({ vendorUsed: true, vendorUsedAt: true }).optional(),
  capturing: z.boolean(),
  firstSeen: CivilDay,
  /** Fields that the named connection holds; typing into them is refused. */
  locked: z.array(
    z.object({
      field: z.enum(LOCKABLE_FIELDS),
      connectionId: z.string(),
      connectionName: z.string(),
    }),
  ),
  /** Counts under each of the seven periods. */
  periods: z.array(z.object({ days: InactivityPeriod, states: StateCounts })),
  /** Other sources say another quantity; shown, never added. */
  purchasedDiffers: z.array(z.object({ from: ValueSource, purchased: Purchased })),
  /** None where the reader may not see contracts. */
  contracts: z.array(z.object({ id: z.string(), name: z.string(), endsOn: CivilDay.optional() })),
  activityMeans: z.string().optional(),
  activityLagDays: z.int().optional(),
});
export type LicenseDetail = z.infer<typeof LicenseDetail>;

export const listLicenses = route({
  id: 'listLicenses',
  method: 'GET',
  path: '/api/licenses',
  noun: 'licenses',
  access: READERS.licenses,
  summary: 'Licenses with bought, assigned, inactive and available seats',
  query: listQuery(
    ['name', 'applicationName', 'purchased', 'seats', 'inactive', 'available', 'utilization', 'endDate'],
    {
      applicationId: z.string().max(200).optional(),
      connectionId: z.string().max(200).optional(),
      kind: LicenseKind.optional(),
      type: z.string().max(60).optional(),
      /** Inactive at the vendor: hidden by default. */
      inactive: Flag.optional(),
      managed: Flag.optional(),
      overAssigned: Flag.optional(),
    },
  ),
  response: pageOf(LicenseRow).extend({
    hiddenInactive: z.int(),
    hiddenUnmanaged: z.int(),
  }),
  csv: [
    { header: 'License', value: (row) => row.name },
    { header: 'Application', value: (row) => row.applicationName },
    { header: 'Type', value: (row) => row.type },
    { header: 'Kind', value: (row) => row.kind },
    { header: 'Bought', value: (row) => row.purchased },
    { header: 'Assigned', value: (row) => row.seats },
    { header: 'People', value: (row) => row.people },
    { header: 'Active', value: (row) => row.states?.active },
    { header: 'Inactive', value: (row) => row.states?.inactive },
    { header: 'Never active', value: (row) => row.states?.neverActive },
    { header: 'New', value: (row) => row.states?.new },
    { header: 'Unknown', value: (row) => row.states?.unknown },
    { header: 'Inactivity period (days)', value: (row) => row.periodDays },
    { header: 'Available', value: (row) => row.available },
    { header: 'Over-assigned', value: (row) => row.overAssigned },
    { header: 'Amount', value: (row) => row.amount },
    {
      header: 'Cost a year',
      value: (row) => row.cost?.annual.map(({ amount, currency }) => `${amount} ${currency}`).join('; '),
    },
    { header: 'Currency', value: (row) => row.currency },
    { header: 'Effective date', value: (row) => row.effectiveDate },
    { header: 'End date', value: (row) => row.endDate },
    { header: 'As of', value: (row) => row.asOf },
  ],
});

export const createLicense = route({
  id: 'createLicense',
  method: 'POST',
  path: '/api/licenses',
  noun: 'licenses',
  access: { roles: ['admin', 'itManager', 'procurement'], owners: true },
  summary: 'Add a license by hand',
  body: ManualLayer.required({ name: true, kind: true }).extend({
    applicationId: z.string().max(200),
  }),
  response: LicenseDetail,
  status: 201,
});

export const getLicense = route({
  id: 'getLicense',
  method: 'GET',
  path: '/api/licenses/{id}',
  noun: 'licenses',
  access: READERS.licenses,
  summary: 'One license with both layers and the counts under every period',
  params: Id,
  response: LicenseDetail,
});

export const updateLicense = route({
  id: 'updateLicense',
  method: 'PATCH',
  path: '/api/licenses/{id}',
  noun: 'licenses',
  access: {
    roles: ['admin', 'itManager', 'finance', 'procurement'],
    owners: true,
  },
  summary: 'Type manual values; null empties one. 409 names the connection that holds a field',
  params: Id,
  body: Seen.extend({
    manual: z.object({
      name: ManualLayer.shape.name.nullable(),
      key: ManualLayer.shape.key.nullable(),
      type: ManualLayer.shape.type.nullable(),
      kind: ManualLayer.shape.kind.nullable(),
      purchased: ManualLayer.shape.purchased.nullable(),
      amount: ManualLayer.shape.amount.nullable(),
      currency: ManualLayer.shape.currency.nullable(),
      effectiveDate: ManualLayer.shape.effectiveDate.nullable(),
      endDate: ManualLayer.shape.endDate.nullable(),
      paymentFrequency: ManualLayer.shape.paymentFrequency.nullable(),
    }),
    managed: z.boolean().optional(),
  }),
  response: LicenseDetail,
});

export const linkLicense = route({
  id: 'linkLicense',
  method: 'POST',
  path: '/api/licenses/{id}/link',
  noun: 'licenses',
  access: { roles: ['admin', 'itManager'] },
  summary:
    'Say by hand that a captured license and this manual one are the same; the manual layer moves onto the captured one',
  params: Id,
  body: Seen.extend({ capturedId: z.string().max(200) }),
  response: LicenseDetail,
});

export const deleteLicense = route({
  id: 'deleteLicense',
  method: 'DELETE',
  path: '/api/licenses/{id}',
  noun: 'licenses',
  access: { roles: ['admin', 'itManager'] },
  summary: 'Delete a license that was added by hand',
  params: Id,
});

export const getLicenseHistory = route({
  id: 'getLicenseHistory',
  method: 'GET',
  path: '/api/licenses/{id}/history',
  noun: 'licenses',
  access: READERS.licenses,
  summary: 'A license day by day',
  params: Id,
  query: z.object({ from: CivilDay, to: CivilDay }),
  response: z.object({ days: z.array(LicenseDay) }),
});

export const licenseRoutes = [
  listLicenses,
  createLicense,
  getLicense,
  updateLicense,
  linkLicense,
  deleteLicense,
  listLicensePeople,
  getLicenseHistory,
] as const;
