// A form in a dialog: fields, the reason it was refused, and two buttons that are always in the same place.
import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { sentenceOf } from '#web/api/problem.ts';
import { useFocusReturn } from './focus-return.ts';
import { goOnAt } from './use-reasons.ts';
import { useUnsaved } from './use-unsaved.tsx';

interface FormDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly submit: string;
  readonly busy: boolean;
  readonly error?: unknown;
  readonly danger?: boolean;
  readonly size?: string;
  /** The form says itself, beside each field, what keeps it from being sent. */
  readonly noValidate?: boolean;
  /** Something was typed that closing would lose: closing asks first. */
  readonly isTyped?: boolean;
  readonly children: ReactNode;
}

/** The keyboard begins in the first field; one that would open a list at once is left to the person. */
function beginIn(form: HTMLFormElement | null): void {
  const first = form?.querySelector('input:not(:disabled), textarea:not(:disabled)');
  if (first && !first.hasAttribute('aria-haspopup')) first.setAttribute('data-autofocus', '');
}

export function FormDialog(props: FormDialogProps) {
  const {
    title,
    onClose,
    onSubmit,
    submit,
    busy,
    error,
    danger,
    size = 'lg',
    noValidate = false,
    isTyped = false,
    children,
  } = props;
  useFocusReturn();
  const unsaved = useUnsaved(isTyped && !busy);
  const close = () => unsaved.leave(onClose);
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size={size}
      closeOnEscape={!unsaved.asks}
      closeOnClickOutside={!unsaved.asks}
      trapFocus={!unsaved.asks}
    >
      <form
        ref={beginIn}
        noValidate={noValidate}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
          goOnAt(event.currentTarget);
        }}
      >
        <Stack gap="sm">
          {children}
          {error ? (
            <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
              {sentenceOf(error)}
            </Alert>
          ) : null}
          <Group justify="flex-end" mt="xs">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={busy} {...(danger && { color: 'red.9' })}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
      {unsaved.question}
    </Modal>
  );
}
