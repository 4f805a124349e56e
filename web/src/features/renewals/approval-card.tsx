// Which policies fit, who has to approve and why, and what the reader may do about it.
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listPolicies } from '#shared/api/policies.ts';
import { decideRenewal, type RenewalView } from '#shared/api/renewals.ts';
import { reading } from '#web/api/queries.ts';
import { usePermission } from '#web/app/session.ts';
import { TextLink } from '#web/ui/links.tsx';
import { Card } from '#web/ui/page.tsx';
import { approvalWords, modeWords } from './policy-words.ts';
import { isOpen } from './urgency.ts';

export function ApprovalCard({ view: { policies, may, row } }: { readonly view: RenewalView }) {
  const permission = usePermission(decideRenewal);
  const { data } = useQuery(reading(listPolicies, {}));
  return (
    <Card
      title="Who decides"
      actions={
        <TextLink to="/renewals/policies" fz="sm">
          Policies
        </TextLink>
      }
    >
      <Stack gap="xs">
        {policies.length === 0 ? (
          <Text fz="sm">No policy fits: whoever decides needs nobody’s approval.</Text>
        ) : (
          policies.map(({ id, name }) => {
            const policy = data?.items.find((one) => one.id === id);
            return (
              <div key={id}>
                <Text fz="sm" fw={560}>
                  {name}
                </Text>
                {policy && (
                  <Text fz="xs" c="dimmed">
                    {approvalWords(policy.approval)} · {modeWords(policy.mode)}
                  </Text>
                )}
              </div>
            );
          })
        )}
        {(may.why ?? (!may.decide && row.state !== 'planned' && isOpen(row.state))) && (
          <Text fz="sm" c="dimmed">
            {may.why ?? `You see this renewal without deciding on it. ${permission.reason ?? ''}`}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
