// Payment methods: one item each in one partition, as an organisation has few of them.
import { PaymentMethod } from '#shared/domain/payments/payment-method.ts';
import { loadItem, read } from './commit.ts';
import type { Entity, Stored } from './entity.ts';
import { byName, indexes, keys } from './keys.ts';
import { queryList, type Table } from './table.ts';

const PaymentMethodState = PaymentMethod.omit({ version: true });
export type PaymentMethodState = Omit<PaymentMethod, 'version'>;

export const paymentMethodEntity: Entity<PaymentMethodState> = {
  kind: 'paymentMethod',
  shape: 1,
  schema: PaymentMethodState,
  key: ({ id }) => keys.paymentMethod(id),
  index: ({ id, name }) => ({ GSI1: [indexes.paymentMethods, byName(name, id)] }),
  subject: ({ id, name }) => ({ id, name }),
};

export function paymentMethodOf({ state, version }: Stored<PaymentMethodState>): PaymentMethod {
  return { ...state, version };
}

export function loadPaymentMethod(table: Table, id: string): Promise<Stored<PaymentMethodState> | undefined> {
  return loadItem(table, paymentMethodEntity, keys.paymentMethod(id));
}

/** In the order of their names. */
export async function listPaymentMethods(table: Table): Promise<Stored<PaymentMethodState>[]> {
  const items = await queryList(table, { index: 'GSI1', partition: indexes.paymentMethods });
  return items.map((item) => read(paymentMethodEntity, item));
}

/** By id, as contracts name them. */
export async function paymentMethodsById(table: Table): Promise<ReadonlyMap<string, PaymentMethodState>> {
  return new Map((await listPaymentMethods(table)).map(({ state }) => [state.id, state]));
}
