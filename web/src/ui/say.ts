// Short messages at the edge of the page: what was done, or why it was not. What draws them is fetched with the first one.
import { sentenceOf } from '#web/api/problem.ts';

export interface Saying {
  readonly message: string;
  readonly title?: string;
  readonly good: boolean;
}

type Listener = (saying: Saying) => void;

let listener: Listener = () => undefined;

export function listenToSayings(heard: Listener): () => void {
  listener = heard;
  return () => {
    listener = () => undefined;
  };
}

export const say = {
  done(message: string): void {
    listener({ message, good: true });
  },
  failed(error: unknown, title = 'That did not work'): void {
    listener({ title, message: sentenceOf(error), good: false });
  },
};
