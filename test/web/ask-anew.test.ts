// After a change the page asks anew for what it shows, but never for what was just deleted.
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { deleteContract, getContract, listContracts, withdrawNotice } from '#shared/api/contracts.ts';
import type { AnyRoute } from '#web/api/client.ts';
import { askAnew } from '#web/api/queries.ts';

async function askedAfter(route: AnyRoute): Promise<string[]> {
  const client = new QueryClient();
  const asked: string[] = [];
  const shown = [
    [getContract.id, { params: { id: 'c1' } }],
    [getContract.id, { params: { id: 'c2' } }],
    [listContracts.id, {}],
  ] as const;
  const leave = shown.map(([id, input]) => {
    const queryKey = ['contracts', id, input];
    client.setQueryData(queryKey, 'known');
    const queryFn = () => asked.push([id, 'params' in input && input.params.id].filter(Boolean).join(' '));
    return new QueryObserver(client, { queryKey, queryFn, staleTime: Number.POSITIVE_INFINITY }).subscribe(
      () => undefined,
    );
  });
  askAnew(client, route, { params: { id: 'c1' } } as never);
  await Promise.resolve();
  for (const one of leave) one();
  const stale = client.getQueryState(['contracts', getContract.id, { params: { id: 'c1' } }])?.isInvalidated;
  client.clear();
  return stale || asked.length === 3 ? asked.sort() : ['the deleted one still counts as known'];
}

it('a deleted contract is not asked for, and is not taken for known either', async () => {
  expect(await askedAfter(deleteContract)).toEqual(['getContract c2', 'listContracts']);
});

it('a notice that is taken back leaves the contract there to be asked for', async () => {
  expect(await askedAfter(withdrawNotice)).toEqual(['getContract c1', 'getContract c2', 'listContracts']);
});
