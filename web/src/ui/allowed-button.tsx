// A button that a role may not press says who may.
import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import type { Permission } from '#web/app/session.ts';

interface AllowedButtonProps extends ButtonProps {
  readonly permission: Permission;
  readonly onClick: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children: ReactNode;
}

export function AllowedButton({ permission, onClick, children, ...props }: AllowedButtonProps) {
  if (permission.allowed) {
    return (
      <Button onClick={onClick} {...props}>
        {children}
      </Button>
    );
  }
  return (
    <Tooltip label={permission.reason}>
      <Button
        {...props}
        data-disabled
        aria-disabled
        variant="default"
        onClick={(event) => event.preventDefault()}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
