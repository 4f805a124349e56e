// What can be done with a contract now; its renewal is decided on a page of its own.

import { Button, Menu } from '@mantine/core';
import { IconDotsVertical, IconPencil } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type ContractView, createContract } from '#shared/api/contracts.ts';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { sendNotice } from '#shared/domain/contracts/decide.ts';
import { dueDecision, lateDecision } from '#shared/domain/renewals/due-decision.ts';
import { openRenewal } from '#shared/domain/renewals/open-renewal.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { later } from '#web/ui/later.tsx';
import { LinkButton } from '#web/ui/links.tsx';
import { useRights } from './use-rights.ts';

const DeleteDialog = later(() => import('./delete-contract.tsx').then((file) => file.DeleteDialog));
const NoticeDialog = later(() => import('./notice-dialog.tsx').then((file) => file.NoticeDialog));

export function ContractActions({ contract }: { readonly contract: ContractView }) {
  const { today } = useSession();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'notice' | 'delete'>();
  const { mayEdit, mayDecide, mayDelete } = useRights(contract);
  const mayAdd = usePermission(createContract).allowed;
  const addFrom = (search: { after?: string; copy?: string }) =>
    void navigate({ to: '/contracts/new', search });
  const close = () => setDialog(undefined);
  const mayNotice = mayDecide && sendNotice(contract, { sentOn: today, channel: 'mail' }, today).ok;
  return (
    <>
      {hasRenewal(contract, today) && (
        <LinkButton
          to="/renewals/$id"
          params={{ id: contract.id }}
          {...(!mayDecide && { variant: 'default' })}
        >
          Review renewal
        </LinkButton>
      )}
      {mayNotice && (
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
      {(mayAdd || mayDelete) && (
        <Menu>
          <Menu.Target>
            <Button variant="default" px="xs" aria-label="More about this contract">
              <IconDotsVertical size={16} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {mayAdd && (
              <>
                <Menu.Item onClick={() => addFrom({ after: contract.id })}>Add what follows it</Menu.Item>
                <Menu.Item onClick={() => addFrom({ copy: contract.id })}>Duplicate</Menu.Item>
              </>
            )}
            {mayDelete && (
              <Menu.Item color="red" onClick={() => setDialog('delete')}>
                Delete
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
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

/** Something stands to be decided, or may still be. */
function hasRenewal(contract: ContractView, today: CivilDay): boolean {
  return (
    openRenewal(contract) !== undefined ||
    (dueDecision(contract, today, { shortTerms: true }) ?? lateDecision(contract, today)) !== undefined
  );
}
