// What can be done with a contract now: the rules of deciding say which of it is possible.

import { Button, Menu } from '@mantine/core';
import { IconDotsVertical, IconPencil } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ContractView } from '#shared/api/contracts.ts';
import { letEnd, renew, sendNotice } from '#shared/domain/contracts/decide.ts';
import { useSession } from '#web/app/session.ts';
import { later } from '#web/ui/later.tsx';
import { monthsToOffer } from './months-to-offer.ts';
import { useRights } from './use-rights.ts';

const DeleteDialog = later(() => import('./delete-contract.tsx').then((file) => file.DeleteDialog));
const DecisionDialog = later(() => import('./decision-dialog.tsx').then((file) => file.DecisionDialog));
const NoticeDialog = later(() => import('./notice-dialog.tsx').then((file) => file.NoticeDialog));

export function ContractActions({ contract }: { readonly contract: ContractView }) {
  const { today } = useSession();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'renew' | 'end' | 'notice' | 'delete'>();
  const { mayEdit, mayDecide, mayDelete } = useRights(contract);
  const close = () => setDialog(undefined);
  const can = {
    renew: mayDecide && renew(contract, monthsToOffer(contract), today).ok,
    end: mayDecide && letEnd(contract, today).ok,
    notice: mayDecide && sendNotice(contract, { sentOn: today, channel: 'mail' }, today).ok,
  };
  const renewing = contract.renewal.kind !== 'none';
  const more = can.end || mayDelete || (can.renew && !renewing);
  return (
    <>
      {can.renew && renewing && <Button onClick={() => setDialog('renew')}>Record renewal</Button>}
      {can.notice && (
        <Button variant="default" onClick={() => setDialog('notice')}>
          Notice sent
        </Button>
      )}
      {mayEdit && (
        <Button
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={() => void navigate({ to: '.', search: { edit: 'yes' } })}
        >
          Edit
        </Button>
      )}
      {more && (
        <Menu>
          <Menu.Target>
            <Button variant="default" px="xs" aria-label="More about this contract">
              <IconDotsVertical size={16} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {can.renew && !renewing && (
              <Menu.Item onClick={() => setDialog('renew')}>Record renewal</Menu.Item>
            )}
            {can.end && <Menu.Item onClick={() => setDialog('end')}>Let it end</Menu.Item>}
            {mayDelete && (
              <Menu.Item color="red" onClick={() => setDialog('delete')}>
                Delete
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {(dialog === 'renew' || dialog === 'end') && (
        <DecisionDialog contract={contract} decision={dialog} onClose={close} />
      )}
      {dialog === 'notice' && <NoticeDialog contract={contract} onClose={close} />}
      {dialog === 'delete' && (
        <DeleteDialog
          contract={contract}
          onClose={close}
          onDone={() => void navigate({ to: '/contracts' })}
        />
      )}
    </>
  );
}
