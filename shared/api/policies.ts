// Renewal policies over HTTP.
import * as z from 'zod';
import type { Role } from '#shared/domain/access/role.ts';
import { RenewalPolicy } from '#shared/domain/renewals/policy.ts';
import { READERS } from './readers.ts';
import { route, Seen } from './route.ts';

const POLICY_MAKERS: readonly Role[] = ['admin', 'finance', 'procurement'];

export const listPolicies = route({
  id: 'listPolicies',
  method: 'GET',
  path: '/api/policies',
  noun: 'policies',
  access: READERS.renewals,
  summary: 'Renewal policies in the order they are asked: all that fit a contract count together',
  response: z.object({ version: z.int(), items: z.array(RenewalPolicy) }),
});

export const savePolicies = route({
  id: 'savePolicies',
  method: 'PUT',
  path: '/api/policies',
  noun: 'policies',
  access: { roles: POLICY_MAKERS },
  summary: 'Put these policies in the place of those seen',
  body: z.object({ ...Seen.shape, items: z.array(RenewalPolicy).max(100) }),
  response: z.object({ version: z.int(), items: z.array(RenewalPolicy) }),
});

export const policyRoutes = [listPolicies, savePolicies] as const;
