// Payment methods over HTTP: what contracts are paid by, and which contracts each of them pays.
import * as z from 'zod';
import type { Role } from '#shared/domain/access/role.ts';
import {
  PAYMENT_METHOD_KINDS,
  PaymentMethod,
  PaymentMethodInput,
  PaymentMethodKind,
} from '#shared/domain/payments/payment-method.ts';
import { READERS } from './readers.ts';
import { Id, listQuery, pageOf, route, Seen } from './route.ts';

const EDITORS: readonly Role[] = ['admin', 'finance'];

export const PaymentMethodRow = PaymentMethod.extend({
  /** Those that are paid by it. */
  contracts: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type PaymentMethodRow = z.infer<typeof PaymentMethodRow>;

export const listPaymentMethods = route({
  id: 'listPaymentMethods',
  method: 'GET',
  path: '/api/payment-methods',
  noun: 'payment-methods',
  access: READERS.paymentMethods,
  summary: 'Payment methods with the contracts that are paid by each',
  query: listQuery(['name', 'kind', 'expires', 'owner'], { kind: PaymentMethodKind.optional() }),
  response: pageOf(PaymentMethodRow),
  csv: [
    { header: 'Name', value: (row) => row.name },
    { header: 'Kind', value: (row) => PAYMENT_METHOD_KINDS[row.kind] },
    { header: 'Last four digits', value: (row) => row.lastFour },
    { header: 'Expires', value: (row) => row.expires },
    { header: 'Owner', value: (row) => row.owner },
    { header: 'Contracts', value: (row) => row.contracts.map(({ name }) => name).join('; ') },
    { header: 'Note', value: (row) => row.note },
  ],
});

export const createPaymentMethod = route({
  id: 'createPaymentMethod',
  method: 'POST',
  path: '/api/payment-methods',
  noun: 'payment-methods',
  access: { roles: EDITORS },
  summary: 'Add a payment method; a text that looks like a full card number is refused',
  body: PaymentMethodInput,
  response: PaymentMethod,
  status: 201,
});

export const updatePaymentMethod = route({
  id: 'updatePaymentMethod',
  method: 'PUT',
  path: '/api/payment-methods/{id}',
  noun: 'payment-methods',
  access: { roles: EDITORS },
  summary: 'Replace what is known of a payment method',
  params: Id,
  body: PaymentMethodInput.extend(Seen.shape),
  response: PaymentMethod,
});

export const deletePaymentMethod = route({
  id: 'deletePaymentMethod',
  method: 'DELETE',
  path: '/api/payment-methods/{id}',
  noun: 'payment-methods',
  access: { roles: EDITORS },
  summary: 'Delete a payment method that pays no contract; its log stays',
  params: Id,
});

export const paymentMethodRoutes = [
  listPaymentMethods,
  createPaymentMethod,
  updatePaymentMethod,
  deletePaymentMethod,
] as const;
