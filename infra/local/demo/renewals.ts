// Renewals of the demo on their way: one in review, one that waits for approval, one to be canceled whose notice is still to be sent.
import type { RenewalPolicy } from '#shared/domain/renewals/policy.ts';
import type { Door } from './door.ts';
import { mailOf } from './owners.ts';

const POLICIES: readonly RenewalPolicy[] = [
  {
    id: 'large',
    name: 'Large contracts',
    scope: {},
    mode: 'review',
    approval: {
      when: 'aboveAmountOrOverBudget',
      above: { amount: '25000', currency: 'EUR' },
      roles: ['finance'],
      mails: [],
    },
    escalateDays: [14, 7],
    shortTerms: false,
  },
  {
    id: 'design',
    name: 'Design tools are decided together',
    scope: { vendor: 'Adobe' },
    mode: 'review',
    approval: { when: 'always', roles: ['finance'], mails: [] },
    escalateDays: [],
    shortTerms: false,
  },
];

interface Standing {
  readonly version: number;
  readonly renewals?: readonly {
    readonly request?: unknown;
    readonly reviewer?: string;
    readonly state: string;
  }[];
}

export async function setPolicies(door: Door): Promise<void> {
  const { version } = await door.ask<{ version: number }>('GET', '/api/policies');
  if (version === 0) await door.ask('PUT', '/api/policies', { version, items: POLICIES }, 'procurement');
}

/** @param contracts ids by name */
export async function decideRenewals(door: Door, contracts: ReadonlyMap<string, string>): Promise<void> {
  const once = async (
    name: string,
    isDone: (standing: Standing) => boolean,
    act: (path: string, version: number) => Promise<unknown>,
  ) => {
    const id = encodeURIComponent(contracts.get(name) ?? '');
    const standing = await door.ask<Standing>('GET', `/api/contracts/${id}`);
    if (!isDone(standing)) await act(`/api/renewals/${id}`, standing.version);
  };
  const wasAsked = ({ renewals = [] }: Standing) => renewals.at(-1)?.request !== undefined;
  await once(
    'Salesforce Sales and Service Cloud',
    ({ renewals = [] }) => renewals.at(-1)?.reviewer !== undefined,
    (path, version) =>
      door.ask(
        'PATCH',
        path,
        { version, reviewer: mailOf('procurement'), growthPercent: '5' },
        'procurement',
      ),
  );
  await once('Adobe Creative Cloud for teams', wasAsked, (path, version) =>
    door.ask(
      'POST',
      `${path}/decision`,
      { version, decision: { decision: 'renew' }, note: 'As before; Marketing needs all of them.' },
      'procurement',
    ),
  );
  await once('Zoom Workplace', wasAsked, (path, version) =>
    door.ask(
      'POST',
      `${path}/decision`,
      { version, decision: { decision: 'cancel' }, note: 'Google Meet does.' },
      'finance',
    ),
  );
}
