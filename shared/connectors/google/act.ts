// License Manager knows a user by the present primary address, so it is asked of the Directory before anything is changed.
import type * as z from 'zod';
import type { ActionRequest, Performed, Seat } from '../action.ts';
import { VendorFailure } from '../failure.ts';
import type { VendorRequest } from '../http.ts';
import { primaryMail } from './translate.ts';
import * as wire from './wire.ts';

export type Send = <T>(
  api: 'directory' | 'licensing',
  path: string,
  shape: z.ZodType<T>,
  more?: Partial<VendorRequest>,
) => Promise<T>;

export async function performed(send: Send, request: ActionRequest): Promise<Performed> {
  if (request.task === 'addSeats')
    throw new VendorFailure('misconfigured', 'Google sells seats to resellers only.');
  const { seat } = request;
  const userId = await presentMail(send, seat);
  const change = (path: string, method: 'POST' | 'PATCH' | 'DELETE', json?: object) =>
    send('licensing', path, wire.Nothing, { method, attempts: 1, json });
  const at = (sku: string) =>
    `/apps/licensing/v1/product/${product(seat)}/sku/${encodeURIComponent(sku)}/user`;
  const own = `/${encodeURIComponent(userId)}`;
  const has = (sku: string) => holds(() => send('licensing', `${at(sku)}${own}`, wire.LicenseAssignment));
  const { vendorId } = seat.sku;
  if (request.task === 'restore') {
    if (await has(vendorId)) return 'alreadySo';
    await change(at(vendorId), 'POST', { userId });
    return 'done';
  }
  if (!(await has(vendorId))) return 'alreadySo';
  if (request.task === 'reclaim') await change(`${at(vendorId)}${own}`, 'DELETE');
  else {
    const to = { productId: product(seat), skuId: request.to.vendorId, userId };
    await change(`${at(vendorId)}${own}`, 'PATCH', to);
  }
  return 'done';
}

async function presentMail(send: Send, { account }: Seat): Promise<string> {
  const path = `/admin/directory/v1/users/${encodeURIComponent(account.id)}`;
  return primaryMail(await send('directory', path, wire.User));
}

/** Of `product/SKU`, as the list of assignments told it. */
function product({ holding }: Seat): string {
  return encodeURIComponent(holding.assignmentId?.split('/')[0] ?? '');
}

async function holds(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (error instanceof VendorFailure && error.status === 404) return false;
    throw error;
  }
}
