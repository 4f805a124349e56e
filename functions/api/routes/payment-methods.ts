// Payment methods: listed with the contracts they pay; one that still pays some is not deleted.
import * as routes from '#shared/api/payment-methods.ts';
import { fieldChanges } from '#shared/domain/applications/field-changes.ts';
import { PAYMENT_METHOD_KINDS, type PaymentMethod } from '#shared/domain/payments/payment-method.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { foldName } from '#shared/domain/text.ts';
import { changeItem, createItem } from '#shared/table/commit.ts';
import { listContracts } from '#shared/table/contract-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { keys } from '#shared/table/keys.ts';
import {
  listPaymentMethods,
  type PaymentMethodState,
  paymentMethodEntity,
  paymentMethodOf,
} from '#shared/table/payment-method-store.ts';
import type { Table } from '#shared/table/table.ts';
import { endpoint } from '../endpoint.ts';
import { pageOfRows } from '../list.ts';

/** Contracts that a refusal names. */
const NAMED = 5;

function viewed(outcome: Outcome<Stored<PaymentMethodState>>): Outcome<PaymentMethod> {
  return outcome.ok ? done(paymentMethodOf(outcome.value)) : outcome;
}

/** A contract's form offers them by name, so two must not read the same. @param own the one that is being changed */
async function namesake(
  table: Table,
  { name, lastFour }: Pick<PaymentMethod, 'name' | 'lastFour'>,
  own?: string,
): Promise<ReturnType<typeof refuse> | undefined> {
  const other = (await listPaymentMethods(table)).find(
    ({ state }) => state.id !== own && state.lastFour === lastFour && foldName(state.name) === foldName(name),
  );
  return (
    other &&
    refuse('alreadyExists', `There is a payment method named ${other.state.name} already`, { field: 'name' })
  );
}

export const paymentMethodEndpoints = [
  endpoint(routes.listPaymentMethods, async ({ table }, { query }) => {
    const [methods, contracts] = await Promise.all([listPaymentMethods(table), listContracts(table)]);
    const paidBy = Map.groupBy(contracts, ({ state }) => state.paymentMethodId);
    const rows = methods
      .map(
        (stored): routes.PaymentMethodRow => ({
          ...paymentMethodOf(stored),
          contracts: (paidBy.get(stored.state.id) ?? []).map(({ state: { id, name } }) => ({ id, name })),
        }),
      )
      .filter(({ kind }) => query.kind === undefined || kind === query.kind);
    return pageOfRows(rows, query, {
      list: 'payment methods',
      id: ({ id }) => id,
      text: (row) => [row.name, row.lastFour, row.owner, row.note, ...row.contracts.map(({ name }) => name)],
      value: (row, sort) => (sort === 'kind' ? PAYMENT_METHOD_KINDS[row.kind] : row[sort as 'name']),
      sort: 'name',
    });
  }),

  endpoint(routes.createPaymentMethod, async ({ table }, { body, actor, at }) => {
    const taken = await namesake(table, body);
    if (taken) return taken;
    const state = { ...body, id: crypto.randomUUID() };
    const line = { actor, deed: 'created' } as const;
    return viewed(await createItem(table, paymentMethodEntity, at, { state, line }));
  }),

  endpoint(routes.updatePaymentMethod, async ({ table }, { params, body, actor, at }) => {
    const { version: seen, ...input } = body;
    const taken = await namesake(table, input, params.id);
    if (taken) return taken;
    const key = keys.paymentMethod(params.id);
    return viewed(
      await changeItem(
        table,
        paymentMethodEntity,
        key,
        at,
        ({ state: before }) => {
          const state = { ...input, id: before.id };
          const changes = fieldChanges(before, state);
          return changes.length === 0 ? 'unchanged' : { state, line: { actor, deed: 'changed', changes } };
        },
        { seen },
      ),
    );
  }),

  endpoint(routes.deletePaymentMethod, async ({ table }, { params, actor, at }) => {
    const used = await stillPays(table, params.id);
    if (used) return used;
    const outcome = await changeItem(
      table,
      paymentMethodEntity,
      keys.paymentMethod(params.id),
      at,
      ({ state }) => ({ state, line: { actor, deed: 'deleted' }, tombstone: true }),
    );
    if (!outcome.ok) return outcome;
    // A contract that is saved from now on finds no such method; one that was saved meanwhile keeps it alive.
    const meanwhile = await stillPays(table, params.id);
    if (!meanwhile) return done(undefined);
    const line = {
      actor,
      deed: 'created',
      note: 'A contract was saved with it while it was deleted',
    } as const;
    await createItem(table, paymentMethodEntity, at, { state: outcome.value.state, line });
    return meanwhile;
  }),
];

/** @returns the refusal that names what is paid by it */
async function stillPays(table: Table, id: string): Promise<ReturnType<typeof refuse> | undefined> {
  const paid = (await listContracts(table)).filter(({ state }) => state.paymentMethodId === id);
  if (paid.length === 0) return undefined;
  const names = paid.slice(0, NAMED).map(({ state }) => state.name);
  const more = paid.length > NAMED ? ` and ${paid.length - NAMED} more` : '';
  return refuse(
    'conflict',
    `It still pays ${names.join(', ')}${more}; choose another payment method there first`,
  );
}
