// Rows on their way, counted; it can be stopped and continued, and nobody leaves without knowing.
import { Button, Group, Progress, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { number } from '#web/ui/format.ts';
import { Card } from '#web/ui/page.tsx';
import { plural, sentence } from '#web/ui/words.ts';

interface SendingProps {
  readonly name: string;
  readonly rows: number;
  readonly of: number;
  readonly closing: boolean;
  /** What happens once all of it has arrived. */
  readonly publishing?: string;
  readonly onStop: () => void;
}

export function Sending(props: SendingProps) {
  const { name, rows, of, closing, onStop, publishing = 'Licenses and people are being counted.' } = props;
  const blocker = useBlocker({ shouldBlockFn: () => true, enableBeforeUnload: true, withResolver: true });
  const done = of === 0 ? 0 : (rows / of) * 100;
  return (
    <Card title={closing ? 'Publishing' : `Sending ${name}`}>
      <Group justify="space-between" mb="xs">
        <Text fz="sm" className="sl-num" role="status">
          {closing
            ? `${sentence(of, { one: 'The only row has arrived', other: 'All # rows have arrived' })}. ${publishing}`
            : `${number(rows)} of ${plural(of, 'row')}`}
        </Text>
        {!closing && (
          <Text fz="sm" c="dimmed" className="sl-num">
            {Math.floor(done)}%
          </Text>
        )}
      </Group>
      <Progress value={closing ? 100 : done} animated={closing} aria-label="Rows sent" />
      {!closing && (
        <Group justify="flex-end" mt="md">
          <Button variant="default" size="xs" onClick={onStop}>
            Stop
          </Button>
        </Group>
      )}
      {blocker.status === 'blocked' && (
        <FormDialog
          title="Leave while the file is being sent?"
          submit="Leave"
          danger
          size="md"
          busy={false}
          onClose={blocker.reset}
          onSubmit={() => {
            onStop();
            blocker.proceed();
          }}
        >
          <Text fz="sm">
            Nothing is changed until all of it has arrived. You can continue it within a day by choosing the
            same file again.
          </Text>
        </FormDialog>
      )}
    </Card>
  );
}
