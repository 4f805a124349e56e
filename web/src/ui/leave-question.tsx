// Before typed words are lost somebody says so.
import { Button, Group, Modal, Text } from '@mantine/core';

interface LeaveQuestionProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

export function LeaveQuestion({ onStay, onLeave }: LeaveQuestionProps) {
  return (
    <Modal opened onClose={onStay} title="Leave without saving?" size="sm">
      <Text fz="sm">What you typed here is not saved and would be lost.</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onStay} data-autofocus>
          Go on typing
        </Button>
        <Button color="red.9" onClick={onLeave}>
          Leave
        </Button>
      </Group>
    </Modal>
  );
}
