// What the reader may do with a renewal now; the first of it is the one that the renewal waits for.
import { Button, Group } from '@mantine/core';
import { IconEyeCheck, IconMailCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { type RenewalView, reviewRenewal } from '#shared/api/renewals.ts';
import { useChange } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { later } from '#web/ui/later.tsx';
import { say } from '#web/ui/say.ts';
import { useRights } from '../contracts/use-rights.ts';
import { actionsOf } from './actions.ts';

const DecideDialog = later(() => import('./decide-dialog.tsx').then((file) => file.DecideDialog));
const AnswerDialog = later(() => import('./answer-dialog.tsx').then((file) => file.AnswerDialog));
const ReviewDialog = later(() => import('./review-dialog.tsx').then((file) => file.ReviewDialog));
const TakeBackDialog = later(() => import('./take-back-dialog.tsx').then((file) => file.TakeBackDialog));
const NoticeDialog = later(() => import('../contracts/notice-dialog.tsx').then((file) => file.NoticeDialog));

type Open = 'decide' | 'approved' | 'refused' | 'review' | 'takeBack' | 'notice';

export function RenewalActions({ view }: { readonly view: RenewalView }) {
  const { contract, row, renewal } = view;
  const [open, setOpen] = useState<Open>();
  const can = actionsOf(view, useRights(contract).mayDecide, useSession().today);
  const reviewed = useChange(reviewRenewal, { onDone: () => say.done('Marked as looked at') });
  const close = () => setOpen(undefined);
  const request = renewal?.request;
  return (
    <Group gap="xs">
      {can.answer && (
        <>
          <Button onClick={() => setOpen('approved')}>Approve</Button>
          <Button variant="default" onClick={() => setOpen('refused')}>
            Refuse
          </Button>
        </>
      )}
      {can.override && (
        <>
          <Button variant="default" onClick={() => setOpen('approved')}>
            Approve as administrator
          </Button>
          <Button variant="default" onClick={() => setOpen('refused')}>
            Refuse as administrator
          </Button>
        </>
      )}
      {can.notice && (
        <Button leftSection={<IconMailCheck size={16} aria-hidden />} onClick={() => setOpen('notice')}>
          Record notice
        </Button>
      )}
      {can.decide && <Button onClick={() => setOpen('decide')}>Decide</Button>}
      {can.take && (
        <Button variant="default" onClick={() => setOpen('review')}>
          {row.state === 'inReview' ? 'Change reviewer' : 'Take into review'}
        </Button>
      )}
      {can.lookAt && (
        <Button
          variant="default"
          leftSection={<IconEyeCheck size={16} aria-hidden />}
          loading={reviewed.isPending}
          onClick={() =>
            reviewed.mutate(
              { params: { id: row.contractId }, body: { version: contract.version, reviewed: true } },
              { onError: (error) => say.failed(error) },
            )
          }
        >
          Mark as looked at
        </Button>
      )}
      {(can.takeBack || can.noticeBack) && (
        <Button variant="default" onClick={() => setOpen('takeBack')}>
          {can.noticeBack ? 'Take the notice back' : 'Take back'}
        </Button>
      )}
      {open === 'decide' && <DecideDialog view={view} onClose={close} />}
      {(open === 'approved' || open === 'refused') && request && (
        <AnswerDialog view={view} request={request} verdict={open} onClose={close} />
      )}
      {open === 'review' && <ReviewDialog view={view} onClose={close} />}
      {open === 'takeBack' && <TakeBackDialog view={view} ofNotice={can.noticeBack} onClose={close} />}
      {open === 'notice' && <NoticeDialog contract={contract} onClose={close} />}
    </Group>
  );
}
