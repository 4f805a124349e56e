// What a person wants to get by mail, which addresses get something, and a test that they are reached.
import type { ApiContext } from '#functions/runtime/context.ts';
import * as routes from '#shared/api/notifications.ts';
import { foldMail } from '#shared/domain/accounts/fold-mail.ts';
import { fieldChanges } from '#shared/domain/applications/field-changes.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import type { Address } from '#shared/domain/notifications/address.ts';
import type { Message } from '#shared/domain/notifications/message.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { eventEntry } from '#shared/events/event.ts';
import { messageDue } from '#shared/events/message-due.ts';
import {
  type AddressState,
  addressBook,
  addressEntity,
  addressOf,
  loadAddress,
  rememberPerson,
} from '#shared/table/address-store.ts';
import { hashed } from '#shared/table/claim-store.ts';
import { changeItem, createItem } from '#shared/table/commit.ts';
import type { Stored } from '#shared/table/entity.ts';
import { keys } from '#shared/table/keys.ts';
import { freezeMessage } from '#shared/table/message-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { ApiRequest } from '../endpoint.ts';
import { endpoint } from '../endpoint.ts';
import { pageOfRows } from '../list.ts';

function rowOf(address: Address): routes.AddressRow {
  const { suspension, confirmedAt } = address;
  return { ...address, status: suspension ? 'suspended' : confirmedAt ? 'active' : 'unconfirmed' };
}

function viewed(outcome: Outcome<Stored<AddressState>>): Outcome<routes.AddressRow> {
  return outcome.ok ? done(rowOf(addressOf(outcome.value))) : outcome;
}

/** Changes an address under the version that was seen; the log says field by field what became different. */
async function changed(
  { table }: ApiContext,
  mail: string,
  { actor, at }: Pick<ApiRequest, 'actor' | 'at'>,
  next: Partial<AddressState>,
  seen: number | undefined,
): Promise<Outcome<routes.AddressRow>> {
  return viewed(
    await changeItem(
      table,
      addressEntity,
      keys.address(mail),
      at,
      ({ state: before }) => {
        const state = { ...before, ...next };
        const changes = fieldChanges(before, state);
        return changes.length === 0 ? 'unchanged' : { state, line: { actor, deed: 'changed', changes } };
      },
      { seen },
    ),
  );
}

/** The id is new with each moment, so that asking twice sends twice. */
async function post(
  { table, send }: ApiContext,
  to: string,
  at: string,
  what: { purpose: 'test'; name: string } | { purpose: 'confirmation'; askedBy: string },
): Promise<string> {
  const { timeZone } = await settingsOf(table);
  const head = { id: hashed(what.purpose, to, at), to, day: civilDayOf(at, timeZone), createdAt: at };
  const message: Message = { ...head, ...what };
  await freezeMessage(table, message);
  await send(eventEntry(messageDue, { messageId: message.id }, at));
  return message.id;
}

export const notificationEndpoints = [
  endpoint(routes.getPreferences, async ({ table }, { caller, at }) => {
    const stored = await loadAddress(table, caller.mail);
    if (stored) return done(rowOf(addressOf(stored)));
    const { mail, name, roles } = caller;
    return done(
      rowOf({
        mail,
        name,
        roles: [...roles],
        addedAt: at,
        confirmedAt: at,
        deliveries: {},
        follows: [],
        version: 0,
      }),
    );
  }),

  endpoint(routes.updatePreferences, async (context, request) => {
    const { version, deliveries, follows } = request.body;
    const known = await rememberPerson(context.table, request.caller, request.at);
    if (!known.ok) return known;
    return changed(context, request.caller.mail, request, { deliveries, follows }, version || undefined);
  }),

  endpoint(routes.sendTestMail, async (context, { caller, at }) => {
    const messageId = await post(context, caller.mail, at, { purpose: 'test', name: caller.name });
    return done({ messageId });
  }),

  endpoint(routes.listAddresses, async ({ table }, { query }) => {
    const rows = [...(await addressBook(table)).values()]
      .map(rowOf)
      .filter(({ status }) => query.status === undefined || status === query.status);
    return pageOfRows(rows, query, {
      list: 'addresses',
      id: (row) => row.mail,
      text: (row) => [row.mail, row.name],
      value: (row, sort) => row[sort as 'mail'],
      sort: 'mail',
    });
  }),

  endpoint(routes.addAddress, async (context, { body, caller, actor, at }) => {
    const outcome = await createItem(context.table, addressEntity, at, {
      state: { ...body, addedAt: at },
      line: { actor, deed: 'created' },
    });
    if (outcome.ok) await post(context, body.mail, at, { purpose: 'confirmation', askedBy: caller.name });
    return viewed(outcome);
  }),

  endpoint(routes.updateAddress, async (context, request) => {
    const { version, ...next } = request.body;
    return changed(context, foldMail(request.params.id), request, next, version);
  }),

  endpoint(routes.removeAddress, async ({ table }, { params, actor, at }) => {
    const outcome = await changeItem(
      table,
      addressEntity,
      keys.address(foldMail(params.id)),
      at,
      ({ state }) => ({ state, line: { actor, deed: 'deleted' }, tombstone: true }),
    );
    return outcome.ok ? done(undefined) : outcome;
  }),

  endpoint(routes.resumeAddress, async (context, { params, caller, actor, at }) => {
    const key = keys.address(foldMail(params.id));
    const outcome = await changeItem(context.table, addressEntity, key, at, ({ state }) => {
      const { suspension, ...rest } = state;
      return suspension ? { state: rest, line: { actor, deed: 'resumed' } } : 'unchanged';
    });
    if (outcome.ok && outcome.value.state.confirmedAt === undefined)
      await post(context, outcome.value.state.mail, at, { purpose: 'confirmation', askedBy: caller.name });
    return viewed(outcome);
  }),

  endpoint(routes.confirmAgain, async (context, { params, caller, at }) => {
    const stored = await loadAddress(context.table, foldMail(params.id));
    if (!stored) return refuse('notFound', 'There is no such address');
    if (stored.state.confirmedAt !== undefined) return refuse('notNow', 'This address is confirmed already');
    const { mail } = stored.state;
    return done({
      messageId: await post(context, mail, at, { purpose: 'confirmation', askedBy: caller.name }),
    });
  }),
];
