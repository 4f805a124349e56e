// Messages stack where they are in nobody's way, announced to screen readers, and go by themselves.
import '@mantine/notifications/styles.css';
import { useMediaQuery } from '@mantine/hooks';
import { Notifications, notifications } from '@mantine/notifications';
import type { Saying } from './say.ts';

const GOOD_MS = 4000;
/** A reason takes longer to read. */
const BAD_MS = 9000;

/** As in the style sheet: below it the menu is folded away. */
const PHONE = '(max-width: 48em)';

/** On a phone the bottom is where the buttons are. */
export function Messages() {
  const isPhone = useMediaQuery(PHONE, window.matchMedia(PHONE).matches);
  return <Notifications position={isPhone ? 'top-center' : 'bottom-right'} limit={3} />;
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
