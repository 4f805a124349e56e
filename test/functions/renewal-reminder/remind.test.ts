// Reminders reach the right people once: by ladder, by role, as one digest a day, and at once where a day would be too late.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contractChanged } from '#shared/events/contract-changed.ts';
import { eventEntry } from '#shared/events/event.ts';
import { stopKinds, suspendAddress } from '#shared/table/address-store.ts';
import { changeItem } from '#shared/table/commit.ts';
import { contractEntity } from '#shared/table/contract-store.ts';
import { keys } from '#shared/table/keys.ts';
import { ledgerOf, monthOfLedger } from '#shared/table/ledger-store.ts';
import { ACTOR, addApplication, addContract, openPostOffice, type PostOffice, setUp } from './post-office.ts';

let office: PostOffice;
beforeEach(async () => {
  office = await openPostOffice();
  await setUp(office, 'Europe/Vienna', [
    { mail: 'ada@example.com', roles: ['admin'] },
    { mail: 'finn@example.com', roles: ['finance'] },
  ]);
  return () => office.close();
});
afterEach(() => {
  expect(new Set(office.server.taken.map(({ message }) => message)).size).toBe(office.server.taken.length);
});

const YEARLY = {
  name: 'Slack',
  kind: 'subscription',
  start: '2025-07-01',
  duration: { kind: 'months', months: 12 },
  renewal: { kind: 'automatic', months: 12 },
  notice: { count: 60, unit: 'days' },
  owners: { business: 'olga@example.com' },
};
/** The term ends on June 30; less 60 days is May 1. */
const CANCEL_BY = '2026-05-01';

const mailed = () => office.server.taken.map(({ to }) => to).sort();
const subjects = () => [...new Set(office.server.taken.map(({ raw }) => /^Subject: (.*)$/m.exec(raw)?.[1]))];
/** The list of next month's renewals goes to the administrator and is counted apart. */
const forget = () => office.server.taken.splice(0).filter(({ to }) => to !== 'ada@example.com');

describe('A reminder', () => {
  it('goes to owner and finance at each step before the last day to cancel, and to nobody between', async () => {
    await addContract(office, 'c', YEARLY);
    const days = { '2026-03-01': 0, '2026-03-02': 2, '2026-03-03': 0, '2026-03-31': 0, '2026-04-01': 2 };
    for (const [day, mails] of Object.entries(days)) {
      await office.tick(`${day}T08:05:00.000Z`);
      expect(forget(), day).toHaveLength(mails);
    }
    await office.tick('2026-04-16T08:05:00.000Z');
    expect(mailed()).toEqual(['finn@example.com', 'olga@example.com']);
    expect(subjects()).toEqual(['Slack can be canceled until May 1, 2026']);
  });

  it('waits for the mail hour of the organisation, in its own time zone', async () => {
    await addContract(office, 'c', YEARLY);
    await office.tick('2026-03-02T06:05:00.000Z');
    expect(mailed()).toEqual([]);
    await office.tick('2026-03-02T07:05:00.000Z');
    expect(mailed()).toHaveLength(2);
  });

  it('sends after missed days only the latest step, up to and including the day itself', async () => {
    await addContract(office, 'c', YEARLY);
    await office.tick('2026-04-20T08:05:00.000Z');
    expect(forget()).toHaveLength(2);
    await office.tick('2026-04-21T08:05:00.000Z');
    expect(mailed()).toEqual([]);
    await office.tick(`${CANCEL_BY}T08:05:00.000Z`);
    expect(mailed()).toHaveLength(2);
  });

  it('starts again when the date moves, and stops when notice was sent', async () => {
    await addContract(office, 'c', YEARLY);
    await office.tick('2026-04-20T08:05:00.000Z');
    forget();
    const edit = (change: object) =>
      changeItem(
        office.table,
        contractEntity,
        keys.contract('c'),
        '2026-04-20T09:00:00.000Z',
        ({ state }) => ({
          state: { ...state, ...change },
          line: { actor: ACTOR, deed: 'changed' },
        }),
      );
    await edit({ notice: { count: 45, unit: 'days' } });
    await office.tick('2026-04-21T08:05:00.000Z');
    expect(subjects()).toEqual(['Slack can be canceled until May 16, 2026']);
    forget();
    await edit({ noticeSent: { sentOn: '2026-04-21', channel: 'mail' } });
    await office.tick('2026-05-10T08:05:00.000Z');
    expect(mailed()).toEqual([]);
    await office.tick('2026-06-23T08:05:00.000Z');
    expect(subjects()).toEqual(['Slack ends on June 30, 2026']);
  });

  it('gives an owner who came later only the later steps', async () => {
    await addContract(office, 'c', YEARLY);
    await office.tick('2026-04-01T08:05:00.000Z');
    forget();
    await changeItem(
      office.table,
      contractEntity,
      keys.contract('c'),
      '2026-04-02T08:00:00.000Z',
      ({ state }) => ({
        state: { ...state, owners: { ...state.owners, it: 'ivo@example.com' } },
        line: { actor: ACTOR, deed: 'changed' },
      }),
    );
    await office.tick('2026-04-02T08:05:00.000Z');
    expect(mailed()).toEqual([]);
    await office.tick('2026-04-16T08:05:00.000Z');
    expect(mailed()).toContain('ivo@example.com');
  });

  it('is one digest for an address and a day, whatever falls due', async () => {
    await addApplication(office, 'app', { it: 'ivo@example.com' });
    await addContract(office, 'c', { ...YEARLY, applicationIds: ['app'] });
    await addContract(office, 'd', { ...YEARLY, name: 'Zoom <& Co>' });
    await office.tick('2026-03-02T08:05:00.000Z');
    expect(mailed()).toEqual(['finn@example.com', 'ivo@example.com', 'olga@example.com']);
    expect(subjects()).toContain('Slack can be canceled until May 1, 2026, and 1 more notice');
  });

  it('goes at once when a notice deadline is close, else what falls due after the digest goes tomorrow', async () => {
    await office.tick('2026-04-20T08:05:00.000Z');
    const changed = async (id: string, at: string) => {
      await addContract(office, id, { ...YEARLY, name: id });
      await office.deliver(eventEntry(contractChanged, { contractId: id }, at));
    };
    await changed('late', '2026-04-20T15:00:00.000Z');
    expect(mailed()).toEqual([]);
    await office.tick('2026-04-21T08:05:00.000Z');
    expect(forget()).toHaveLength(2);
    await changed('close', '2026-04-25T15:00:00.000Z');
    expect(mailed()).toEqual(['finn@example.com', 'olga@example.com']);
  });

  it('goes out on the last day to cancel though the event of a contract added that day is lost', async () => {
    await office.tick(`${CANCEL_BY}T08:05:00.000Z`);
    await addContract(office, 'last', { ...YEARLY, name: 'Last' });
    await addContract(office, 'far', { ...YEARLY, name: 'Far', notice: { count: 46, unit: 'days' } });
    for (const hour of ['11', '12', '15', '21']) await office.tick(`${CANCEL_BY}T${hour}:05:00.000Z`);
    expect(mailed()).toEqual(['finn@example.com', 'olga@example.com']);
    expect(subjects()).toEqual(['Last can be canceled until May 1, 2026']);
    forget();
    await office.tick('2026-05-02T08:05:00.000Z');
    expect(subjects()).toContain('Far can be canceled until May 15, 2026');
    expect(forget()).toHaveLength(2);
    await office.tick('2026-05-02T09:05:00.000Z');
    expect(mailed()).toEqual([]);
  });

  it('goes to the administrators, saying why, when nobody else is reached', async () => {
    const { table } = office;
    await suspendAddress(table, 'olga@example.com', {
      since: '2026-01-02T00:00:00.000Z',
      cause: 'bounce',
      reason: 'no such mailbox',
    });
    await stopKinds(table, 'finn@example.com', ['cancelBy'], '2026-01-02T00:00:00.000Z');
    await addContract(office, 'c', YEARLY);
    await office.tick('2026-03-02T08:05:00.000Z');
    expect(mailed()).toEqual(['ada@example.com']);
    expect(office.server.taken[0]?.raw.replace(/=\r\n/g, '')).toContain('cannot be reached');
  });

  it('lists next month’s renewals on the first, to administrators', async () => {
    await addContract(office, 'c', YEARLY);
    await office.tick('2026-04-01T08:05:00.000Z');
    const list = office.server.taken.find(({ to }) => to === 'ada@example.com');
    expect(list?.raw).toMatch(/^Subject: 1 renewal date in May 2026$/m);
    forget();
    await office.tick('2026-04-02T08:05:00.000Z');
    expect(mailed()).toEqual([]);
  });

  it('is in the log when it was sent', async () => {
    await addContract(office, 'c', YEARLY);
    await office.tick('2026-03-02T08:05:00.000Z');
    const { entries } = await ledgerOf(office.table, monthOfLedger('2026-03'), { limit: 50 });
    const sent = entries.filter(({ deed }) => deed === 'sent');
    expect(sent.map(({ deed, subject }) => [deed, subject.name]).sort()).toEqual([
      ['sent', 'finn@example.com'],
      ['sent', 'olga@example.com'],
    ]);
  });
});
