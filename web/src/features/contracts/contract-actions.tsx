// What can be done with a contract now: the rules of deciding say which of it is possible.
import { Button, Menu, Text } from '@mantine/core';
import { IconDotsVertical, IconPencil } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type ContractView, deleteContract } from '#shared/api/contracts.ts';
import { letEnd, renew, sendNotice } from '#shared/domain/contracts/decide.ts';
import { useChange } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';
import { DecisionDialog, monthsToOffer } from './decision-dialog.tsx';
import { NoticeDialog } from './notice-dialog.tsx';
import { useRights } from './use-rights.ts';

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
          onClick={() => void navigate({ to: '.', search: { edit: 'yes' } } as never)}
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
          onDone={() => void navigate({ to: '/contracts' } as never)}
        />
      )}
    </>
  );
}

interface DeleteDialogProps {
  readonly contract: ContractView;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function DeleteDialog({ contract, onClose, onDone }: DeleteDialogProps) {
  const remove = useChange(deleteContract, {
    onDone: () => {
      say.done(`${contract.name} was deleted`);
      onDone();
    },
  });
  return (
    <FormDialog
      title={`Delete ${contract.name}?`}
      submit="Delete"
      danger
      size="md"
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onSubmit={() => remove.mutate({ params: { id: contract.id } })}
    >
      <Text fz="sm">Nobody is reminded of it any more. Its log stays. This cannot be taken back.</Text>
    </FormDialog>
  );
}
