// assignLicense takes and gives in one step: either all of it can be done, or nothing is.
import * as z from 'zod';
import type { Reply } from '../reply.ts';
import { SKUS } from './catalogue.ts';
import { bad } from './errors.ts';
import type { MicrosoftUser, MicrosoftView } from './view.ts';

const Body = z.object({
  addLicenses: z.array(z.object({ skuId: z.string(), disabledPlans: z.array(z.string()).default([]) })),
  removeLicenses: z.array(z.string()),
});

/** @returns SKU → the plans that are switched off, or `null` where it is taken; else the refusal */
export function assign(
  { used, totals }: MicrosoftView,
  user: MicrosoftUser,
  said: unknown,
): { readonly changes: Record<string, string[] | null> } | Reply {
  const body = Body.safeParse(said);
  if (!body.success) {
    const missing = Object.keys(Body.shape).filter((name) => !(name in (said as object)));
    return bad(
      `One or more parameters of the operation 'assignLicense' are missing from the request payload. The missing parameters are: ${missing.join(', ')}.`,
    );
  }
  const changes: Record<string, string[] | null> = {};
  const heldOf = (id: string) => user.holds.find(({ sku }) => SKUS[sku]?.id === id.toLowerCase());
  for (const id of body.data.removeLicenses) {
    const held = heldOf(id);
    if (!held) return bad('User does not have a corresponding license.');
    if (!held.direct)
      return bad(
        'User license is inherited from a group membership and it cannot be removed directly from the user.',
      );
    changes[id.toLowerCase()] = null;
  }
  for (const { skuId, disabledPlans } of body.data.addLicenses) {
    const index = SKUS.findIndex(({ id }) => id === skuId.toLowerCase());
    const sku = SKUS[index];
    if (!sku || sku.status === 'Suspended')
      return bad(`License ${skuId} does not correspond to a valid company License.`);
    const total = totals[index];
    if (!heldOf(skuId) && total !== undefined && (used[index] ?? 0) >= total)
      return bad(`Subscription with SKU ${skuId} does not have any available licenses.`);
    const foreign = disabledPlans.find((plan) => !sku.plans.some(({ id }) => id === plan));
    if (foreign !== undefined)
      return bad(`License assignment failed because service plan ${foreign} is not in it.`);
    changes[sku.id] = disabledPlans;
  }
  return { changes };
}
