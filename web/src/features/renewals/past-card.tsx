// What was decided at earlier ends of the contract, the newest first.
import { Text } from '@mantine/core';
import type { Renewal } from '#shared/domain/renewals/renewal.ts';
import { useSession } from '#web/app/session.ts';
import { day, moment } from '#web/ui/format.ts';
import { Card } from '#web/ui/page.tsx';
import { requestSentence, verdictSentence } from './sentences.ts';
import { NeedsReviewMark, RenewalStateMark } from './state-mark.tsx';

export function PastCard({ past }: { readonly past: readonly Renewal[] }) {
  const { timeZone } = useSession();
  if (past.length === 0) return null;
  return (
    <Card title="Earlier renewals" flush>
      <ul className="sl-cards">
        {past.map((one) => (
          <li key={one.number}>
            <div
              style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 12px', justifyContent: 'space-between' }}
            >
              <RenewalStateMark state={one.state} />
              <Text fz="xs" c="dimmed">
                of the term to {day(one.ends)}
              </Text>
            </div>
            {one.rolled && !one.reviewedAt && <NeedsReviewMark />}
            {one.request && (
              <Text fz="sm" mt={2}>
                {requestSentence(one.request)} on {moment(one.request.at, timeZone)}.
                {one.verdict && ` ${verdictSentence(one.verdict)}.`}
              </Text>
            )}
            {one.request?.note && (
              <Text fz="xs" c="dimmed">
                {one.request.note}
              </Text>
            )}
            {one.rolled && !one.request && (
              <Text fz="sm" mt={2}>
                Nobody decided; it went on by itself.
              </Text>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
