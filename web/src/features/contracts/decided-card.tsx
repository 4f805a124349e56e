// What was decided about a contract, newest first; its renewal is where it is decided, and taken back.
import { Button, Group, Stack, Text } from '@mantine/core';
import { type ContractView, withdrawNotice } from '#shared/api/contracts.ts';
import { takeNoticeBack } from '#shared/domain/contracts/decide.ts';
import { useChange } from '#web/api/queries.ts';
import { day } from '#web/ui/format.ts';
import { TextLink } from '#web/ui/links.tsx';
import { Card } from '#web/ui/page.tsx';
import { say } from '#web/ui/say.ts';
import { plural } from '#web/ui/words.ts';
import { ChangedSince, isConflict } from './changed-since.tsx';
import { DocumentLine } from './document-line.tsx';
import { useFresh } from './use-fresh.ts';
import { useRights } from './use-rights.ts';

export function DecidedCard({ contract }: { readonly contract: ContractView }) {
  const { id, version, confirmed, endDecidedOn, noticeSent } = contract;
  const { mayDecide } = useRights(contract);
  const notice = useChange(withdrawNotice, {
    onDone: () => say.done('The notice was taken back; the contract goes on as agreed'),
  });
  const fresh = useFresh(id, () => notice.reset());
  if (confirmed.length === 0 && !endDecidedOn && !noticeSent) return null;
  const input = { params: { id }, query: { version } };
  const refused = (error: Error) => {
    if (!isConflict(error)) say.failed(error);
  };
  const conflict = isConflict(notice.error) ? notice.error : undefined;
  return (
    <Card
      title="What was decided"
      actions={
        <TextLink to="/renewals/$id" params={{ id }} fz="sm">
          Renewal
        </TextLink>
      }
    >
      <Stack gap="sm">
        {conflict && (
          <ChangedSince
            id={id}
            error={conflict}
            then="Nothing was taken back."
            busy={fresh.busy}
            onReload={() => void fresh.load()}
          />
        )}
        {noticeSent && (
          <Group justify="space-between" gap="xs">
            <div>
              <Text fz="sm">
                Notice sent on {day(noticeSent.sentOn)}: {noticeSent.channel}
              </Text>
              {noticeSent.document && <DocumentLine {...noticeSent.document} />}
            </div>
            {mayDecide && takeNoticeBack(contract).ok && (
              <Button
                size="xs"
                variant="default"
                loading={notice.isPending}
                onClick={() => notice.mutate(input, { onError: refused })}
              >
                Take the notice back
              </Button>
            )}
          </Group>
        )}
        {endDecidedOn && <Text fz="sm">To let it end, decided on {day(endDecidedOn)}</Text>}
        {confirmed.map((_, index) => {
          const at = confirmed.length - 1 - index;
          const renewal = confirmed[at];
          if (!renewal) return null;
          const length =
            'months' in renewal ? `for ${plural(renewal.months, 'month')}` : `until ${day(renewal.until)}`;
          return (
            <Text key={`renewal ${at}`} fz="sm" {...(renewal.rolled && { c: 'dimmed' })}>
              {renewal.rolled
                ? `Renewed by itself ${length}`
                : `Renewed ${length}, decided on ${day(renewal.decidedOn)}`}
            </Text>
          );
        })}
      </Stack>
    </Card>
  );
}
