// The open renewals that a policy is for, named before it is saved or goes.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listRenewals } from '#shared/api/renewals.ts';
import type { RenewalPolicy } from '#shared/domain/renewals/policy.ts';
import { sentenceOf } from '#web/api/problem.ts';
import { reading } from '#web/api/queries.ts';
import { TextLink } from '#web/ui/links.tsx';
import { sentence } from '#web/ui/words.ts';
import { touchedBy } from './policy-touches.ts';

const NAMED = 6;

export function TouchedRenewals({ policy }: { readonly policy: RenewalPolicy }) {
  const { applicationId } = policy.scope;
  const { data, error } = useQuery(
    reading(listRenewals, {
      query: {
        open: 'true',
        limit: 1000,
        ...(applicationId !== undefined && { applicationId }),
      },
    }),
  );
  if (error) return <Text fz="sm">{sentenceOf(error)}</Text>;
  if (!data)
    return (
      <Text fz="sm" c="dimmed">
        Looking for the open renewals that it is for…
      </Text>
    );
  const { sure, maybe } = touchedBy(policy, data.items);
  const named = sure.slice(0, NAMED);
  return (
    <Text fz="sm" component="div" role="status">
      {sentence(sure.length, {
        one: '# open renewal is concerned',
        other: '# open renewals are concerned',
      })}
      {named.length > 0 && ': '}
      {named.map(({ id, contractId, contractName }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <TextLink to="/renewals/$id" params={{ id: contractId }} fz="sm">
            {contractName}
          </TextLink>
        </span>
      ))}
      {sure.length > named.length && ` and ${sure.length - named.length} more`}.
      {maybe.length > 0 &&
        ` ${sentence(maybe.length, {
          one: '# more may be: its amount is in another currency.',
          other: '# more may be: their amounts are in another currency.',
        })}`}
    </Text>
  );
}
