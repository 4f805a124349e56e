// Each mail leaves once; a lost answer is settled by the mail service's own word, and only without it repeated once.
import { beforeEach, describe, expect, it } from 'vitest';
import { loadAddress } from '#shared/table/address-store.ts';
import { freezeMessage, loadMessage } from '#shared/table/message-store.ts';
import { openPostOffice, type PostOffice } from '../renewal-reminder/post-office.ts';

let office: PostOffice;
beforeEach(async () => {
  office = await openPostOffice();
  return () => office.close();
});

const AT = '2026-04-16T08:00:00.000Z';
const later = (minutes: number) => new Date(Date.parse(AT) + minutes * 60_000).toISOString();
const test_ = (id = 'm1', to = 'ana@example.com') =>
  freezeMessage(office.table, { purpose: 'test', id, to, day: '2026-04-16', createdAt: AT, name: 'Ana' });
const stateOf = async (id = 'm1') => (await loadMessage(office.table, id))?.delivery;
const feedback = (eventType: string, more: object = {}, id = 'm1') => ({
  eventType,
  mail: { messageId: 'p1', tags: { message: [id], 'ses:configuration-set': ['seatledger'] } },
  ...more,
});
const permanent = {
  bounce: { bounceType: 'Permanent', bouncedRecipients: [{ diagnosticCode: '550 no such mailbox' }] },
};

describe('A mail', () => {
  it('is sent once, however often it is asked for', async () => {
    await test_();
    await test_();
    await Promise.all([office.sweep(AT), office.sweep(AT)]);
    await office.sweep(later(60));
    expect(office.server.taken).toHaveLength(1);
    expect(await stateOf()).toMatchObject({ status: 'sent', attempts: 1, repeated: false, providerId: 'p1' });
  });

  it('whose answer was lost is settled by the word of the mail service', async () => {
    office.server.mood = () => 'lost';
    await test_();
    await office.sweep(AT);
    expect(await stateOf()).toMatchObject({ status: 'sending' });
    await office.hear(feedback('Send'), later(1));
    expect(await stateOf()).toMatchObject({ status: 'sent', repeated: false });
    await office.sweep(later(90));
    expect(office.server.taken).toHaveLength(1);
  });

  it('of which nothing is heard is sent once more after half an hour, recorded so, and never a third time', async () => {
    office.server.mood = () => 'lost';
    await test_();
    await office.sweep(AT);
    await office.sweep(later(29));
    expect(office.server.taken).toHaveLength(1);
    await office.sweep(later(31));
    expect(office.server.taken).toHaveLength(2);
    expect(await stateOf()).toMatchObject({ status: 'sending', repeated: true });
    await office.sweep(later(62));
    expect(await stateOf()).toMatchObject({ status: 'unknown' });
    await office.sweep(later(200));
    expect(office.server.taken).toHaveLength(2);
    await office.hear(feedback('Delivery'), later(201));
    expect(await stateOf()).toMatchObject({ status: 'delivered', repeated: true });
  });

  it('that the service refuses for now waits and goes later; what it refuses for good has failed', async () => {
    office.server.mood = ({ message }) => (message === 'm1' ? 'throttles' : 'rejects');
    await test_();
    await test_('m2');
    await office.sweep(AT);
    expect(await stateOf()).toMatchObject({ status: 'frozen', refusals: 1, attempts: 0 });
    expect(await stateOf('m2')).toMatchObject({ status: 'failed' });
    office.server.mood = () => 'answers';
    await office.sweep(later(1));
    expect(office.server.taken).toHaveLength(0);
    await office.sweep(later(6));
    expect(office.server.taken.map(({ message }) => message)).toEqual(['m1']);
  });

  it('waits and rings the alarm while the mail service does not let us send at all', async () => {
    office.server.mood = () => 'unverified';
    await test_();
    await expect(office.sweep(AT)).rejects.toThrow('1 messages could not be sent');
    expect(await stateOf()).toMatchObject({ status: 'frozen', reason: 'Email address is not verified.' });
    office.server.mood = () => 'answers';
    await office.sweep(later(6));
    expect(await stateOf()).toMatchObject({ status: 'sent', repeated: false });
  });

  it('that bounces for good or is complained about ends all mail to its address', async () => {
    for (const [id, event] of [
      ['m1', feedback('Bounce', permanent)],
      ['m2', feedback('Complaint', { complaint: { complaintFeedbackType: 'abuse' } }, 'm2')],
    ] as const) {
      const to = `${id}@example.com`;
      await test_(id, to);
      await office.sweep(AT);
      await office.hear(event, later(1));
      await office.hear(event, later(2));
      expect((await loadAddress(office.table, to))?.state.suspension).toMatchObject({ since: later(1) });
      await test_(`${id}-next`, to);
      await office.sweep(later(3));
      expect(await stateOf(`${id}-next`)).toMatchObject({ status: 'failed' });
    }
    expect(office.server.taken).toHaveLength(2);
  });

  it('that bounces only for now keeps its address', async () => {
    await test_();
    await office.sweep(AT);
    const full = { bounce: { bounceType: 'Transient', bouncedRecipients: [{}] } };
    await office.hear(feedback('Bounce', full), later(1));
    expect(await stateOf()).toMatchObject({ status: 'bounced' });
    expect(await loadAddress(office.table, 'ana@example.com')).toBeUndefined();
  });

  it('carries both readings and what mail programs need to stop it by one click', async () => {
    const notice = {
      kind: 'cancelBy' as const,
      contract: { id: 'c', name: 'Slack <script>alert(1)</script>' },
      vendor: '',
      applications: [],
      on: '2026-05-01',
      step: 15,
      day: '2026-04-16',
      ends: '2026-06-30',
      months: 12,
      automatic: true,
    };
    const told = [{ notice, why: 'you own it' }];
    const head = { id: 'n', to: 'ana@example.com', day: '2026-04-16', createdAt: AT, claims: ['x'] };
    await freezeMessage(office.table, { purpose: 'notice', ...head, told });
    await office.sweep(AT);
    const raw = office.server.taken[0]?.raw.replace(/=\r\n/g, '').replace(/\r\n[ \t]/g, ' ') ?? '';
    expect(raw).toMatch(
      /^List-Unsubscribe: <https:\/\/seats\.example\.com\/api\/unsubscribe\?token=[\w.-]+>/m,
    );
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    for (const type of ['text/plain', 'text/html', 'text/calendar'])
      expect(raw).toContain(`Content-Type: ${type}`);
    const page = raw.slice(raw.indexOf('<!doctype'), raw.indexOf('</html>'));
    expect(page).not.toContain('<script>');
  });
});
