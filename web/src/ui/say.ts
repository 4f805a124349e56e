// Short messages at the edge of the page: what was done, or why it was not.
import { notifications } from '@mantine/notifications';
import { sentenceOf } from '#web/api/problem.ts';

export const say = {
  done(message: string): void {
    notifications.show({ message, color: 'teal', withBorder: true, autoClose: 4000 });
  },
  failed(error: unknown, title = 'That did not work'): void {
    notifications.show({
      title,
      message: sentenceOf(error),
      color: 'red',
      withBorder: true,
      autoClose: 9000,
    });
  },
};
