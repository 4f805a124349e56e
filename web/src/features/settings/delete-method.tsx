// Deleting a payment method is offered only when no contract is paid by it any more.
import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { deletePaymentMethod, type PaymentMethodRow } from '#shared/api/payment-methods.ts';
import { methodName } from '#shared/domain/payments/payment-method.ts';
import { useChange } from '#web/api/queries.ts';
import { useFocusReturn } from '#web/ui/focus-return.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { TextLink } from '#web/ui/links.tsx';
import { say } from '#web/ui/say.ts';
import { plural } from '#web/ui/words.ts';

interface DeleteMethodProps {
  readonly of: PaymentMethodRow;
  readonly onClose: () => void;
}

export function DeleteMethod({ of, onClose }: DeleteMethodProps) {
  return of.contracts.length > 0 ? (
    <StillPays of={of} onClose={onClose} />
  ) : (
    <Ask of={of} onClose={onClose} />
  );
}

function Ask({ of, onClose }: DeleteMethodProps) {
  const remove = useChange(deletePaymentMethod, {
    onDone: () => {
      say.done(`${methodName(of)} was deleted`);
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Delete ${methodName(of)}?`}
      submit="Delete"
      danger
      size="md"
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onSubmit={() => remove.mutate({ params: { id: of.id } })}
    >
      <Text fz="sm">No contract is paid by it. The log keeps it.</Text>
    </FormDialog>
  );
}

function StillPays({ of, onClose }: DeleteMethodProps) {
  useFocusReturn();
  return (
    <Modal opened onClose={onClose} title={`${methodName(of)} cannot be deleted`} size="md">
      <Stack gap="sm">
        <Text fz="sm">
          It still pays {plural(of.contracts.length, 'contract')}. Choose another payment method there first.
        </Text>
        <List size="sm" spacing={6}>
          {of.contracts.map(({ id, name }) => (
            <List.Item key={id}>
              <TextLink to="/contracts/$id" params={{ id }} fz="sm">
                {name}
              </TextLink>
            </List.Item>
          ))}
        </List>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
