// Addresses: one item per mailbox with what it chose; all of them are read with one query.
import { Role } from '#shared/domain/access/role.ts';
import { foldMail } from '#shared/domain/accounts/fold-mail.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { Address, type Suspension } from '#shared/domain/notifications/address.ts';
import { done, type Outcome } from '#shared/domain/refusal.ts';
import type { NoticeKind } from '#shared/domain/reminders/kind.ts';
import { changeItem, createItem, loadItem, read } from './commit.ts';
import type { Entity, Stored } from './entity.ts';
import { keys, partitions, prefixes } from './keys.ts';
import { queryList, type Table } from './table.ts';

export const AddressState = Address.omit({ version: true });
export type AddressState = Omit<Address, 'version'>;

export const addressEntity: Entity<AddressState> = {
  kind: 'address',
  shape: 1,
  schema: AddressState,
  key: ({ mail }) => keys.address(mail),
  index: () => ({}),
  subject: ({ mail }) => ({ id: mail, name: mail }),
};

export function addressOf({ state, version }: Stored<AddressState>): Address {
  return { ...state, version };
}

export function loadAddress(table: Table, mail: string): Promise<Stored<AddressState> | undefined> {
  return loadItem(table, addressEntity, keys.address(mail));
}

/** Every address by its mail: a few hundred small items. */
export async function addressBook(table: Table): Promise<Map<string, Address>> {
  const items = await queryList(table, {
    partition: partitions.addresses,
    prefix: prefixes.address,
    consistent: true,
  });
  const living = items.filter((item) => item.tombstone === undefined);
  return new Map(
    living.map((item) => [
      String(item.SK).slice(prefixes.address.length),
      addressOf(read(addressEntity, item)),
    ]),
  );
}

/**
 * Remembers who signed in with which roles, so that mail finds them; writes only when something differs. A person who
 * signed in has proved their address.
 */
export async function rememberPerson(
  table: Table,
  person: { readonly mail: string; readonly name: string; readonly roles: readonly Role[] },
  at: Instant,
): Promise<Outcome<Stored<AddressState>>> {
  const mail = foldMail(person.mail);
  const roles = Role.options.filter((role) => person.roles.includes(role));
  const actor = { kind: 'person', id: mail, name: person.name } as const;
  const found = await loadAddress(table, mail);
  if (!found) {
    const state: AddressState = {
      mail,
      name: person.name,
      roles,
      addedAt: at,
      confirmedAt: at,
      deliveries: {},
      follows: [],
    };
    const created = await createItem(table, addressEntity, at, { state, line: { actor, deed: 'created' } });
    if (created.ok || created.refusal.code !== 'alreadyExists') return created;
  } else if (isSame(found.state, roles, person.name)) return done(found);
  return changeItem(table, addressEntity, keys.address(mail), at, ({ state }) => {
    if (isSame(state, roles, person.name)) return 'unchanged';
    const changes = [{ field: 'roles', before: state.roles, after: roles }];
    return {
      state: { ...state, name: person.name, roles, confirmedAt: state.confirmedAt ?? at },
      line: { actor: { kind: 'rule', id: 'sign-in' }, deed: 'changed', changes },
    };
  });
}

function isSame(state: AddressState, roles: readonly Role[], name: string): boolean {
  return state.confirmedAt !== undefined && state.name === name && state.roles?.join() === roles.join();
}

/** Stops all mail to an address that refuses it for good or complained; an address nobody knew becomes known by it. */
export async function suspendAddress(
  table: Table,
  mail: string,
  suspension: Suspension,
): Promise<Outcome<Stored<AddressState>>> {
  const at = suspension.since;
  const line = {
    actor: { kind: 'rule', id: 'mail-feedback' },
    deed: 'suspended',
    note: `${suspension.cause}: ${suspension.reason}`.slice(0, 500),
  } as const;
  const changed = await changeItem(table, addressEntity, keys.address(mail), at, ({ state }) =>
    state.suspension ? 'unchanged' : { state: { ...state, suspension }, line },
  );
  if (changed.ok || !['notFound', 'gone'].includes(changed.refusal.code)) return changed;
  const state: AddressState = { mail, name: '', addedAt: at, deliveries: {}, follows: [], suspension };
  return createItem(table, addressEntity, at, { state, line });
}

/** Ends kinds of notice for an address; repeating it changes nothing. */
export async function stopKinds(
  table: Table,
  mail: string,
  kinds: readonly NoticeKind[],
  at: Instant,
): Promise<Outcome<Stored<AddressState>>> {
  const actor = { kind: 'person', id: mail } as const;
  const off = Object.fromEntries(kinds.map((kind) => [kind, 'off' as const]));
  const line = {
    actor,
    deed: 'unsubscribed',
    changes: kinds.map((field) => ({ field, after: 'off' })),
  } as const;
  const changed = await changeItem(table, addressEntity, keys.address(mail), at, ({ state }) => {
    if (kinds.every((kind) => state.deliveries[kind] === 'off')) return 'unchanged';
    return {
      state: { ...state, deliveries: { ...state.deliveries, ...off } },
      line: { ...line, changes: [...line.changes] },
    };
  });
  if (changed.ok || !['notFound', 'gone'].includes(changed.refusal.code)) return changed;
  // Whoever stops one kind by the link in their mail has shown that the mailbox is theirs, and keeps the other kinds.
  const state: AddressState = {
    mail,
    name: '',
    addedAt: at,
    confirmedAt: at,
    deliveries: off,
    follows: [],
  };
  return createItem(table, addressEntity, at, { state, line: { ...line, changes: [...line.changes] } });
}
