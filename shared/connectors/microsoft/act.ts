// The one call by which licenses are given, taken and swapped at Microsoft.
import * as z from 'zod';
import type { ActionRequest, Performed } from '../action.ts';
import { VendorFailure } from '../failure.ts';
import type { VendorHttp, VendorRequest } from '../http.ts';
import { guid, type User } from './wire.ts';

/** Of a session, what acting needs. */
export interface Graph {
  readonly http: VendorHttp;
  /** A request for a path of the API. */
  at(path: string): VendorRequest;
  one(id: string): Promise<User>;
}

export async function act(graph: Graph, request: ActionRequest): Promise<Performed> {
  if (request.task === 'addSeats')
    throw new VendorFailure('misconfigured', 'Microsoft Graph sells no seats.');
  const { account, sku } = request.seat;
  const user = await graph.one(account.id);
  const held = user.assignedLicenses?.find(({ skuId }) => skuId === sku.vendorId);
  const gives = request.task === 'restore';
  if (gives === (held !== undefined)) return 'alreadySo';
  const states = user.licenseAssignmentStates?.filter(({ skuId }) => skuId === sku.vendorId);
  if (!gives && states?.some(({ assignedByGroup }) => assignedByGroup))
    throw new VendorFailure('misconfigured', `${account.name} has ${sku.name} through a group by now.`);
  // Both lists must be there, empty or not (docs #3361; read 2026-10).
  const json = {
    addLicenses: await added(graph, request, held?.disabledPlans ?? []),
    removeLicenses: gives ? [] : [sku.vendorId],
  };
  const path = `users/${encodeURIComponent(account.id)}/assignLicense`;
  await graph.http.json({ ...graph.at(path), method: 'POST', json, attempts: 1 }, z.unknown());
  return 'done';
}

/** @param off service plans of the present license that are switched off */
async function added(
  graph: Graph,
  request: Exclude<ActionRequest, { task: 'addSeats' }>,
  off: readonly string[],
): Promise<object[]> {
  if (request.task === 'reclaim') return [];
  if (request.task === 'downgrade') {
    const { vendorId: skuId } = request.to;
    return [{ skuId, disabledPlans: off.length > 0 ? await plansOf(graph, skuId, off) : [] }];
  }
  const { sku, holding } = request.seat;
  return [{ skuId: sku.vendorId, disabledPlans: holding.assignmentId?.split(',') ?? [] }];
}

/** Of the plans that are switched off, those that the other license has too: any other is refused. */
async function plansOf(graph: Graph, sku: string, off: readonly string[]): Promise<string[]> {
  const { value } = await graph.http.json(graph.at('subscribedSkus?$select=skuId,servicePlans'), SkuPlans);
  const plans = value.find(({ skuId }) => skuId === sku)?.servicePlans ?? [];
  return plans.map((plan) => plan.servicePlanId).filter((id) => off.includes(id));
}

const SkuPlans = z.object({
  value: z.array(
    z.object({ skuId: guid, servicePlans: z.array(z.object({ servicePlanId: guid })).nullish() }),
  ),
});
