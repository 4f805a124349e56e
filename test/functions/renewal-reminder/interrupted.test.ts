// A turn that is cut off at any call of the table, or races its own repetition, still tells everybody everything once.
import { expect, it } from 'vitest';
import { loadMessage } from '#shared/table/message-store.ts';
import { addContract, openPostOffice, type PostOffice, setUp } from './post-office.ts';

const CONTRACT = {
  kind: 'subscription',
  start: '2025-07-01',
  duration: { kind: 'months', months: 12 },
  renewal: { kind: 'automatic', months: 12 },
  notice: { count: 60, unit: 'days' },
  owners: { business: 'olga@example.com' },
};

async function withOffice(run: (office: PostOffice) => Promise<void>): Promise<void> {
  const office = await openPostOffice();
  try {
    await setUp(office, 'UTC', [{ mail: 'finn@example.com', roles: ['finance'] }]);
    await addContract(office, 'c', { ...CONTRACT, name: 'C' });
    await addContract(office, 'd', { ...CONTRACT, name: 'D' });
    await run(office);
  } finally {
    await office.close();
  }
}

/** Every notice with its reader, as the mails that really left tell them. */
async function told({ table, server }: PostOffice): Promise<string[]> {
  const all: string[] = [];
  for (const { message: id } of server.taken) {
    const message = (await loadMessage(table, id))?.message;
    if (!message || !('told' in message)) throw new Error('A mail without its message');
    for (const { notice } of message.told)
      all.push(`${message.to} ${'contract' in notice ? notice.contract.id : ''} ${notice.on}`);
  }
  return all.sort();
}

const EXPECTED = ['finn', 'olga'].flatMap((name) =>
  ['c', 'd'].map((id) => `${name}@example.com ${id} 2026-05-01`),
);

/** Fails one call of the table, before it is made or after, as if the function had died there. */
function dieAt({ table }: PostOffice, call: number, when: 'before' | 'after'): () => boolean {
  let calls = 0;
  let dead = false;
  table.dynamo.middlewareStack.add(
    (next) => async (args) => {
      if (dead) return next(args);
      const dies = ++calls === call;
      if (dies && when === 'after') await next(args);
      if (!dies) return next(args);
      dead = true;
      throw new Error('The function died');
    },
    { step: 'initialize', name: 'die', priority: 'low' },
  );
  /** Whether it died; from then on nothing dies any more. */
  return () => {
    const died = dead;
    dead = true;
    return died;
  };
}

it('a turn cut off at any call is finished by a later one, and nobody is told twice', async () => {
  for (let call = 1, died = true; died; call += 3) {
    await withOffice(async (office) => {
      const hasDied = dieAt(office, call, call % 2 === 0 ? 'before' : 'after');
      await office.tick('2026-03-02T08:05:00.000Z').catch(() => undefined);
      died = hasDied();
      // The mail service tells of what it took, also when the notifier died before it could note that.
      for (const { message, providerId } of office.server.taken) {
        const mail = { messageId: providerId, tags: { message: [message] } };
        await office.hear({ eventType: 'Send', mail }, '2026-03-02T08:06:00.000Z');
      }
      for (const hour of ['09', '10']) await office.tick(`2026-03-02T${hour}:05:00.000Z`);
      await office.sweep('2026-03-02T11:00:00.000Z');
      await office.tick('2026-03-03T08:05:00.000Z');
      await office.sweep('2026-03-03T09:00:00.000Z');
      expect(await told(office), `cut off at call ${call}`).toEqual(EXPECTED);
    });
  }
});

it('two turns at the same moment are one', async () => {
  await withOffice(async (office) => {
    await Promise.all([1, 2, 3].map(() => office.tick('2026-03-02T08:05:00.000Z')));
    await office.tick('2026-03-03T08:05:00.000Z');
    expect(await told(office)).toEqual(EXPECTED);
  });
});

it('a mail leaves today even where the index does not show its claim yet', async () => {
  await withOffice(async (office) => {
    office.table.dynamo.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args);
        const { IndexName } = args.input as { IndexName?: string };
        return IndexName === 'GSI2' ? { ...answer, output: { ...answer.output, Items: [] } } : answer;
      },
      { step: 'initialize', name: 'lag', priority: 'low' },
    );
    await office.tick('2026-03-02T08:05:00.000Z');
    expect(await told(office)).toEqual(EXPECTED);
  });
});
