// A mail says the same in HTML, text and calendar, within its size, and whatever people typed stays text.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message, Told } from '#shared/domain/notifications/message.ts';
import { escaped, html } from '#shared/mail/html.ts';
import type { MailLinks } from '#shared/mail/message-mail.ts';
import { renderMail } from '#shared/mail/render.ts';

const links: MailLinks = {
  page: (path) => `https://seats.example.com${path}`,
  stop: (kinds) => `https://seats.example.com/api/unsubscribe?token=${kinds.join('.')}${'x'.repeat(150)}`,
  confirm: () => 'https://seats.example.com/api/confirm?token=y',
};

const cancelBy = (name: string, on = '2026-05-01'): Told => ({
  why: `you are the owner of ${name}`,
  notice: {
    kind: 'cancelBy',
    contract: { id: 'c1', name },
    vendor: 'Vendor',
    applications: [name, 'Other'],
    on,
    step: 15,
    day: '2026-04-16',
    ends: '2026-06-30',
    months: 12,
    automatic: true,
    use: { purchased: 60, used: 40, idle: 12, otherwise: 0, unassigned: 8, over: 0, asOf: '2026-04-15' },
  },
});
const message = (...told: Told[]): Message => ({
  purpose: 'digest',
  id: 'm',
  to: 'ana@example.com',
  day: '2026-04-16',
  createdAt: '2026-04-16T08:00:00.000Z',
  told,
  claims: [],
});

describe('A digest of several kinds', () => {
  const { notice, why } = cancelBy('Slack');
  const payment = { ...notice, kind: 'paymentDue' } as Told['notice'];
  const mail = renderMail(message(cancelBy('Zoom'), { notice: payment, why }), links);

  it('is unsubscribed in a mail program for the kind of its subject alone, and says so', () => {
    expect(mail.subject).toBe('Zoom can be canceled until May 1, 2026, and 1 more notice');
    expect(mail.unsubscribeUrl).toBe(links.stop(['cancelBy']));
    for (const reading of [mail.html, mail.text])
      expect(reading).toContain('Unsubscribing in your mail program stops only “Last day to cancel”.');
  });

  it('has at its foot a link for each of its kinds, and none for all of them', () => {
    for (const kind of ['cancelBy', 'paymentDue'] as const) {
      expect(mail.text).toContain(links.stop([kind]));
      expect(mail.html).toContain(`href="${links.stop([kind])}"`);
    }
    expect(mail.text).not.toContain('cancelBy.paymentDue');
    expect(mail.html).not.toContain('cancelBy.paymentDue');
  });
});

describe('A mail about one date', () => {
  const mail = renderMail(message(cancelBy('Slack')), links);

  it('says the fact in its subject and what happens if nobody acts first', () => {
    expect(mail.subject).toBe('Slack can be canceled until May 1, 2026');
    for (const reading of [mail.html, mail.text])
      for (const said of [
        'If no notice is given by then, it renews for another year.',
        '20 seats are inactive or not assigned: 40 seats would do as things stand.',
        'You get this because you are the owner of Slack.',
        'https://seats.example.com/contracts/c1',
      ])
        expect(reading).toContain(said);
  });

  it('says what is at stake, in the fact and where the inbox shows its first line', () => {
    const told = cancelBy('Slack');
    const money = { of: 'nextTerm', amount: '12480.00', currency: 'EUR' } as const;
    const priced = renderMail(
      message({ ...told, notice: { ...told.notice, money } as Told['notice'] }),
      links,
    );
    expect(priced.html).toContain('In 15 days, €12,480.00 for the next term: If no notice is given');
    expect(priced.text).toContain('The next term costs: €12,480.00');
    expect(mail.html).not.toContain('next term costs');
  });

  it('about a renewal that needs a word says that it ends without one, and counts down to the last day for it', () => {
    const {
      use: _,
      ends: __,
      ...notice
    } = cancelBy('Adobe', '2026-05-02').notice as Extract<Told['notice'], { kind: 'cancelBy' }>;
    const express = { ...notice, kind: 'renewalDue' as const, automatic: false };
    const {
      subject,
      text,
      html: page,
      calendar,
    } = renderMail(message({ why: 'you are the owner of Adobe', notice: express }), links);
    expect(subject).toBe('Adobe must be confirmed by May 1, 2026 or it ends');
    expect(text).toContain('If nobody confirms the renewal, May 1, 2026 is its last day.');
    expect(text).toContain('Renewal due · in 15 days');
    expect(text).not.toMatch(/Adobe renews/);
    expect(page).toContain('In 15 days: It does not renew by itself.');
    expect(calendar).toMatch(/DTSTART;VALUE=DATE:20260501/);
  });

  it('brings the date as an all-day event that moves with its date', () => {
    const moved = renderMail(message(cancelBy('Slack', '2026-06-01')), links);
    const uidOf = (calendar = '') => /UID:(.*)/.exec(calendar)?.[1];
    expect(mail.calendar).toMatch(/DTSTART;VALUE=DATE:20260501/);
    expect(mail.calendar).toMatch(/SEQUENCE:\d+/);
    expect(mail.calendar).toMatch(/TRIGGER:-P7D/);
    expect(uidOf(moved.calendar)).toBe(uidOf(mail.calendar));
    for (const line of mail.calendar?.split('\r\n') ?? [])
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});

describe('The list of next month', () => {
  it('says of each contract whether it goes on by itself', () => {
    const row = (name: string, what: 'decide' | 'renews' | 'confirm' | 'renewsIfConfirmed') => ({
      contract: { id: name, name },
      on: '2026-05-15',
      what,
    });
    const rows = [row('Slack', 'renews'), row('Adobe', 'confirm'), row('Miro', 'renewsIfConfirmed')];
    const notice = {
      kind: 'nextMonth' as const,
      on: '2026-05-01',
      step: 30,
      day: '2026-04-01',
      rows,
      total: 3,
    };
    const { text } = renderMail(message({ why: 'you follow it', notice }), links);
    expect(text).toContain('Slack: renews\n');
    expect(text).toContain('Adobe: must be confirmed by then or it ends\n');
    expect(text).toContain('Miro: renews, if confirmed before\n');
  });
});

describe('A digest', () => {
  it('stays below 15 KB and counts what it does not show', () => {
    const told = Array.from({ length: 40 }, (_, n) => cancelBy(`Contract ${n}`));
    const { html: page, text } = renderMail(message(...told), links);
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(15_000);
    expect(text).toMatch(/\d+ more notices on the page/);
    expect(page).toMatch(/40 notices for April 16, 2026/);
  });

  it('fetches nothing from anywhere', () => {
    const { html: page } = renderMail(message(cancelBy('A'), cancelBy('B')), links);
    expect(page).not.toMatch(/<img|<script|<link|src=|@import|url\(/);
  });
});

describe('What people typed', () => {
  const tags = (page: string) => page.match(/<[a-z!/][^>]*>/gi) ?? [];
  const dangerous = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=1>',
      "' onclick='",
      '&lt;b&gt;',
      '</title><h1>',
      '界面\r\nBcc: x@y.example',
    ),
  );

  it('never becomes markup of the mail', () => {
    const plain = tags(renderMail(message(cancelBy('plain')), links).html).length;
    fc.assert(
      fc.property(dangerous, (name) => {
        const { html: page } = renderMail(message(cancelBy(name === '' ? 'x' : name)), links);
        expect(tags(page)).toHaveLength(plain);
      }),
    );
  });

  it('is escaped wherever it is put, and only once', () => {
    expect(html`<p title="${'"'}">${'<b>'}${html`<i>${'&'}</i>`}</p>`.text).toBe(
      '<p title="&#34;">&#60;b&#62;<i>&#38;</i></p>',
    );
    fc.assert(
      fc.property(dangerous, (text) => {
        expect(escaped(text)).not.toMatch(/[<>"']/);
      }),
    );
  });
});
