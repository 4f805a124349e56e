// A change is sent once, however often its button is clicked while it is under way.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createApplication } from '#shared/api/applications.ts';
import { useChange } from '#web/api/queries.ts';

type Change = ReturnType<typeof useChange<typeof createApplication>>;
type Options = Parameters<typeof useChange<typeof createApplication>>[1];

const plainFetch = globalThis.fetch;
const body = { name: 'CRM' };
let sent = 0;
let status = 201;

beforeEach(() => {
  sent = 0;
  status = 201;
  globalThis.fetch = async () => {
    sent++;
    return Response.json({ id: `a${sent}` }, { status });
  };
});
afterEach(() => {
  globalThis.fetch = plainFetch;
});

interface FormProps {
  readonly options: Options;
  readonly hold: (change: Change) => void;
}

function Form({ options, hold }: FormProps) {
  hold(useChange(createApplication, options));
  return null;
}

/** What a form holds in its hands between two drawings. */
function drawn(options?: Options): Change {
  const held: Change[] = [];
  renderToString(
    <QueryClientProvider client={new QueryClient()}>
      <Form options={options} hold={(change) => held.push(change)} />
    </QueryClientProvider>,
  );
  const [change] = held;
  if (!change) throw new Error('Nothing was drawn');
  return change;
}

it('a double click adds one application, and both clicks hear of the same one', async () => {
  const add = drawn();
  add.mutate({ body });
  const [first, second] = await Promise.all([add.mutateAsync({ body }), add.mutateAsync({ body })]);
  expect(sent).toBe(1);
  expect(first).toBe(second);
});

it('a form that leaves its page is not sent again before the next page is there', async () => {
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const done = vi.fn(() => arrived);
  const add = drawn({ onDone: done });
  add.mutate({ body });
  await vi.waitFor(() => expect(done).toHaveBeenCalled());
  add.mutate({ body });
  arrive();
  await add.mutateAsync({ body });
  expect([sent, done.mock.calls.length]).toEqual([1, 1]);
});

it('what was refused can be sent again', async () => {
  const add = drawn();
  status = 409;
  await expect(add.mutateAsync({ body })).rejects.toThrow();
  status = 201;
  await expect(add.mutateAsync({ body })).resolves.toEqual({ id: 'a2' });
});
