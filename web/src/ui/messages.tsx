// Messages stack in a corner, announced to screen readers, and go by themselves.
import '@mantine/notifications/styles.css';
import { Notifications, notifications } from '@mantine/notifications';
import type { Saying } from './say.ts';

const GOOD_MS = 4000;
/** A reason takes longer to read. */
const BAD_MS = 9000;

export function Messages() {
  return <Notifications position="bottom-right" limit={3} />;
}

export function show({ title, message, good }: Saying): void {
  notifications.show({
    message,
    color: good ? 'teal' : 'red',
    withBorder: true,
    closeButtonProps: { 'aria-label': 'Close' },
    autoClose: good ? GOOD_MS : BAD_MS,
    ...(title !== undefined && { title }),
  });
}
