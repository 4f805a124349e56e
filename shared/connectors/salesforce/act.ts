// What was planned is done by the fewest calls, each with one attempt; what is so already is left alone.
import type * as z from 'zod';
import type { AccountFacts } from '#shared/domain/accounts/account.ts';
import type { ActionRequest, Performed, Seat, Sku } from '../action.ts';
import { VendorFailure } from '../failure.ts';
import { STANDARD_PROFILES } from './act-profiles.ts';
import { AnyId, PermissionSetAssignmentRow, UserFlag, UserProfile } from './act-wire.ts';
import { account, permissionSetHeld } from './translate.ts';
import * as wire from './wire.ts';

export interface Acting {
  rows<T extends z.ZodType>(row: T, soql: string): Promise<z.output<T>[]>;
  /** Every user, and every assignment of a permission set license: queries that a condition may follow. */
  users(): Promise<string>;
  readonly assigned: string;
  features(): Promise<readonly string[]>;
  frozen(): Promise<ReadonlySet<string>>;
  /** With one attempt. @param path below `sobjects/` */
  send(method: 'POST' | 'PATCH' | 'DELETE', path: string, json?: object): Promise<unknown>;
}

/** Of 15 characters, or 18 with a guard against lost case. */
const ID = /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/;

export async function accountNow(at: Acting, id: string): Promise<AccountFacts | undefined> {
  if (!ID.test(id)) return undefined;
  const [row] = await at.rows(wire.UserRow, `${await at.users()} WHERE Id = '${id}'`);
  if (!row) return undefined;
  const [features, frozen] = [await at.features(), await at.frozen()];
  const read = account(row, { features, frozen, activity: true });
  const assigned = await at.rows(
    wire.PermissionSetLicenseAssignRow,
    `${at.assigned} WHERE AssigneeId = '${id}'`,
  );
  return { ...read, holds: [...read.holds, ...assigned.map(permissionSetHeld)] };
}

export async function performed(at: Acting, request: ActionRequest): Promise<Performed> {
  if (request.task === 'addSeats') throw new VendorFailure('misconfigured', 'Salesforce has no addSeats.');
  const { seat } = request;
  if (request.task === 'downgrade') return lower(at, seat, request.to);
  const give = request.task === 'restore';
  if (seat.sku.type === 'permissionSet') return give ? assign(at, seat) : unassign(at, seat);
  const field = seat.sku.type === 'feature' ? seat.sku.vendorId : 'IsActive';
  const [user] = await at.rows(
    UserFlag,
    `SELECT Id, ${field} FROM User WHERE Id = '${quoted(seat.account.id)}'`,
  );
  if (!user) throw new VendorFailure('misconfigured', `Salesforce no longer knows ${seat.account.name}.`);
  if (user[field] === give) return 'alreadySo';
  await at.send('PATCH', `User/${seat.account.id}`, { [field]: give });
  return 'done';
}

/** A license stays assigned while a permission set needs it, and what a group of them brings is not ours to take. */
async function unassign(at: Acting, { account, sku }: Seat): Promise<Performed> {
  const [held] = await assignments(at, account.id, sku.vendorId);
  if (!held) return 'alreadySo';
  const needing = await at.rows(
    PermissionSetAssignmentRow,
    `SELECT Id, PermissionSetGroupId, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '${quoted(account.id)}' AND PermissionSet.LicenseId = '${quoted(sku.vendorId)}'`,
  );
  const grouped = needing.find((row) => row.PermissionSetGroupId);
  if (grouped)
    throw new VendorFailure(
      'misconfigured',
      `${account.name} has the permission set ${grouped.PermissionSet?.Label ?? ''} through a permission set group. Take it out of the group, or the group from the user, by hand.`,
    );
  for (const { Id } of needing) await at.send('DELETE', `PermissionSetAssignment/${Id}`);
  await at.send('DELETE', `PermissionSetLicenseAssign/${held.Id}`);
  return 'done';
}

async function assign(at: Acting, { account, sku }: Seat): Promise<Performed> {
  if ((await assignments(at, account.id, sku.vendorId)).length > 0) return 'alreadySo';
  const link = { AssigneeId: account.id, PermissionSetLicenseId: sku.vendorId };
  await at.send('POST', 'PermissionSetLicenseAssign', link);
  return 'done';
}

function assignments(at: Acting, user: string, license: string) {
  return at.rows(
    wire.PermissionSetLicenseAssignRow,
    `${at.assigned} WHERE AssigneeId = '${quoted(user)}' AND PermissionSetLicenseId = '${quoted(license)}'`,
  );
}

async function lower(at: Acting, { account }: Seat, to: Sku): Promise<Performed> {
  const [user] = await at.rows(
    UserProfile,
    `SELECT Id, Profile.UserLicenseId FROM User WHERE Id = '${quoted(account.id)}'`,
  );
  if (!user) throw new VendorFailure('misconfigured', `Salesforce no longer knows ${account.name}.`);
  if (user.Profile?.UserLicenseId === to.vendorId) return 'alreadySo';
  const name = STANDARD_PROFILES[to.key ?? ''] ?? '';
  const [profile] = await at.rows(
    AnyId,
    `SELECT Id FROM Profile WHERE UserLicenseId = '${quoted(to.vendorId)}' AND Name = '${quoted(name)}'`,
  );
  if (!profile) throw new VendorFailure('misconfigured', `There is no profile ${name} for ${to.name}.`);
  await at.send('PATCH', `User/${account.id}`, { ProfileId: profile.Id });
  return 'done';
}

function quoted(text: string): string {
  return text.replace(/['\\]/g, '\\$&');
}
