// How Adobe is told to change one user, and what its answer means: a refusal comes with 200 as well.
import type { Performed } from '../action.ts';
import { VendorFailure } from '../failure.ts';
import type { ActionAnswer, User } from './wire.ts';

export interface Step {
  readonly remove?: readonly string[];
  readonly add?: readonly string[];
}

/** A Federated ID that is no address is named with its domain; an Adobe ID may have the address of another one. */
export function command({ email, username, domain, type }: User, requestID: string, steps: readonly Step[]) {
  const byName = type === 'federatedID' && username && !username.includes('@');
  return {
    user: (byName ? username : email) || username,
    ...(byName && { domain }),
    ...(type === 'adobeID' && { useAdobeID: true }),
    requestID,
    do: steps.map((step) =>
      Object.fromEntries(Object.entries(step).map(([name, group]) => [name, { group }])),
    ),
  };
}

/** @throws VendorFailure for whatever was not done, also where a part of it was */
export function outcome({ result, errors }: ActionAnswer): Performed {
  if (result === 'success') return 'done';
  const { errorCode: code, message } = errors?.[0] ?? {};
  const kind = code?.startsWith('error.domain.trust') ? 'permissionMissing' : 'misconfigured';
  throw new VendorFailure(kind, message || `Adobe did not do it: ${result}.`, code ? { code } : {});
}
