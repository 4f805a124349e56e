// What cannot be taken back is asked about first, naming exactly what will happen.

import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { FormDialog } from './form-dialog.tsx';

interface AskProps {
  readonly title: string;
  readonly what: ReactNode;
  readonly act: string;
  readonly busy: boolean;
  readonly error?: unknown;
  readonly onAct: () => void;
  readonly danger?: boolean;
  /** Draws the button that asks. */
  readonly children: (open: () => void) => ReactNode;
}

export function Ask({ title, what, act, busy, error, onAct, danger = true, children }: AskProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {children(() => setOpen(true))}
      {open && (
        <FormDialog
          title={title}
          submit={act}
          busy={busy}
          error={error}
          danger={danger}
          size="md"
          onClose={() => setOpen(false)}
          onSubmit={onAct}
        >
          <Text fz="sm" component="div">
            {what}
          </Text>
        </FormDialog>
      )}
    </>
  );
}
