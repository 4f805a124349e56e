// A decision that was asked for: by whom, for how much, why somebody has to approve, and what became of it.
import { Box, Group, List, Stack, Text } from '@mantine/core';
import type { RenewalView } from '#shared/api/renewals.ts';
import type { Renewal } from '#shared/domain/renewals/renewal.ts';
import { useSession } from '#web/app/session.ts';
import { moment, money, number } from '#web/ui/format.ts';
import { Card } from '#web/ui/page.tsx';
import { approversWords, reasonSentence, requestSentence, verdictSentence } from './sentences.ts';
import { StateIcon } from './state-mark.tsx';

export function RequestCard({ view }: { readonly view: RenewalView }) {
  const { timeZone } = useSession();
  const { renewal, currency } = view;
  const request = renewal?.request;
  if (!renewal || !request) return null;
  const { decision, reasons, approvers, note } = request;
  const { verdict } = renewal;
  // Once it is carried out, what is agreed is what was asked for.
  const waits = renewal.state === 'awaitingApproval';
  return (
    <Card title={titleOf(renewal)}>
      <Stack gap="xs">
        <Group gap={8} wrap="nowrap" align="flex-start">
          <StateIcon state={renewal.state} size={18} />
          <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
            {requestSentence(request)}{' '}
            <Text span fz="xs" c="dimmed">
              {moment(request.at, timeZone)}
            </Text>
          </Text>
        </Group>
        {decision.decision === 'change' && (
          <List size="sm" withPadding>
            {decision.lines.map(({ line, quantity, price }) => {
              const before = view.proposal.lines.find((one) => one.line === line);
              return (
                <List.Item key={line}>
                  {before?.name ?? `Line ${line + 1}`}:{' '}
                  {[
                    quantity !== undefined &&
                      `${before && waits ? `${number(before.contracted)} → ` : ''}${number(quantity)}`,
                    price !== undefined && `at ${currency === null ? price : money(price, currency)}`,
                  ]
                    .filter(Boolean)
                    .join(' ')}
                </List.Item>
              );
            })}
          </List>
        )}
        {note && <Said text={note} />}
        {reasons.length > 0 && waits && (
          <div>
            <Text fz="sm">To be approved by {approversWords(approvers)}, because:</Text>
            <List size="sm" withPadding>
              {reasons.map((reason) => (
                <List.Item key={JSON.stringify(reason)}>{reasonSentence(reason)}</List.Item>
              ))}
            </List>
          </div>
        )}
        {verdict && (
          <div>
            <Text fz="sm">
              {verdictSentence(verdict)}{' '}
              <Text span fz="xs" c="dimmed">
                {moment(verdict.at, timeZone)}
              </Text>
            </Text>
            {verdict.note && <Said text={verdict.note} />}
          </div>
        )}
      </Stack>
    </Card>
  );
}

function titleOf({ state, verdict }: Renewal): string {
  if (state === 'awaitingApproval') return 'Waits for approval';
  return verdict?.verdict === 'refused' ? 'Asked for, and refused' : 'What was decided';
}

function Said({ text }: { readonly text: string }) {
  return (
    <Box p="xs" bg="var(--sl-hover)" fz="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {text}
    </Box>
  );
}
