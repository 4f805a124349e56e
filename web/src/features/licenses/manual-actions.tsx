// A license kept by hand can be said to be one that a connection reads, or deleted.
import { Button, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { useState } from 'react';
import { deleteLicense, type LicenseDetail, linkLicense } from '#shared/api/licenses.ts';
import { usePermission } from '#web/app/session.ts';
import { later } from '#web/ui/later.tsx';

const LinkDialog = later(() => import('./link-license.tsx').then((file) => file.LinkLicense));
const DeleteDialog = later(() => import('./delete-license.tsx').then((file) => file.DeleteLicense));

export function ManualActions({ license }: { readonly license: LicenseDetail }) {
  const [dialog, setDialog] = useState<'link' | 'delete'>();
  const mayLink = usePermission(linkLicense).allowed;
  const mayDelete = usePermission(deleteLicense).allowed;
  const close = () => setDialog(undefined);
  if (!mayLink && !mayDelete) return null;
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button variant="default" px="xs" aria-label="More about this license">
            <IconDotsVertical size={16} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {mayLink && <Menu.Item onClick={() => setDialog('link')}>Link to one that is read</Menu.Item>}
          {mayDelete && (
            <Menu.Item color="red" onClick={() => setDialog('delete')}>
              Delete
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'link' && <LinkDialog license={license} onClose={close} />}
      {dialog === 'delete' && <DeleteDialog license={license} onClose={close} />}
    </>
  );
}
