// People choose what they get, IT adds addresses that confirm by link, and one click ends one kind.
import { beforeAll, describe, expect, it } from 'vitest';
import { signLink } from '#functions/runtime/signed-link.ts';
import type { Notice } from '#shared/domain/notifications/notice.ts';
import { loadAddress, rememberPerson, suspendAddress } from '#shared/table/address-store.ts';
import { freezeMessage } from '#shared/table/message-store.ts';
import { openApi, type TestApi } from './request.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
});

const AT = '2026-04-16T08:00:00.000Z';
const it_ = { roles: ['itManager'] as const, mail: 'ivo@example.com' };
const call = (method: string, path: string, more: object = {}) => api.call({ method, path, ...it_, ...more });
const pathOf = (mail: string) => `/api/notifications/addresses/${encodeURIComponent(mail)}`;

describe('A person', () => {
  const vera = { roles: ['viewer'] as const, mail: 'vera@example.com' };

  it('chooses how each kind arrives, and is told when somebody else changed it meanwhile', async () => {
    const path = '/api/notifications/preferences';
    const before = await call('GET', path, vera);
    expect(before.json).toMatchObject({
      mail: 'vera@example.com',
      status: 'active',
      deliveries: {},
      version: 0,
    });
    const body = { deliveries: { paymentDue: 'off' }, follows: ['cancelBy'], version: 0 };
    expect((await call('PUT', path, { ...vera, body })).json).toMatchObject({
      deliveries: { paymentDue: 'off' },
    });
    const again = await call('PUT', path, { ...vera, body: { ...body, deliveries: {}, version: 1 } });
    expect(again.status).toBe(409);
    expect((await call('GET', path, vera)).json).toMatchObject({ follows: ['cancelBy'] });
  });

  it('is known to the mail by their roles from the first sign-in on', async () => {
    await call('GET', '/api/session', { roles: ['finance'], mail: 'Finn@example.com' });
    expect((await loadAddress(api.table, 'finn@example.com'))?.state).toMatchObject({ roles: ['finance'] });
    await call('GET', '/api/session', { roles: ['viewer'], mail: 'finn@example.com' });
    expect((await loadAddress(api.table, 'finn@example.com'))?.state).toMatchObject({ roles: ['viewer'] });
  });

  it('sees their own mails and no others', async () => {
    const notice: Notice = {
      kind: 'connectionBroken',
      connection: { id: 'a.1', name: '<b>Sales</b>' },
      application: { id: 'a', name: 'Sales' },
      on: '2026-04-16',
      step: 0,
      day: '2026-04-16',
      state: 'unreachable',
      since: AT,
    };
    const head = { purpose: 'notice' as const, day: '2026-04-16', createdAt: AT, claims: [] };
    const told = [{ notice, why: 'you are the IT owner' }];
    await freezeMessage(api.table, { ...head, id: 'hers', to: 'vera@example.com', told });
    await freezeMessage(api.table, { ...head, id: 'his', to: 'ivo@example.com', told });
    const list = await call('GET', '/api/notifications/messages', vera);
    expect(list.json.items.map(({ id }: { id: string }) => id)).toEqual(['hers']);
    expect((await call('GET', '/api/notifications/messages/his', vera)).status).toBe(404);
    const { json } = await call('GET', '/api/notifications/messages/hers', vera);
    expect(json).toMatchObject({ status: 'frozen', subject: '<b>Sales</b> no longer reads' });
    expect(json.html).toContain('&#60;b&#62;Sales');
    expect(json.html).not.toContain('token=');
    const all = await call('GET', '/api/notifications/messages', { query: { limit: '25' } });
    expect(all.json.items.map(({ id }: { id: string }) => id).sort()).toEqual(['hers', 'his']);
  });

  it('asks for a test mail', async () => {
    await api.sent();
    const { status, json } = await call('POST', '/api/notifications/test', vera);
    expect(status).toBe(202);
    expect((await api.sent()).map(({ Detail }) => JSON.parse(Detail))).toEqual([
      { messageId: json.messageId },
    ]);
  });
});

describe('An address', () => {
  it('added by IT gets nothing until its owner confirmed by the link', async () => {
    const body = { mail: 'Team@Partner.example', deliveries: {}, follows: ['cancelBy'] };
    const added = await call('POST', '/api/notifications/addresses', { body });
    expect(added).toMatchObject({
      status: 201,
      json: { mail: 'team@partner.example', status: 'unconfirmed' },
    });
    expect((await call('POST', '/api/notifications/addresses', { body })).status).toBe(409);

    const token = signLink(
      'secret',
      { may: 'confirm', mail: 'team@partner.example' },
      '2026-05-01T00:00:00.000Z',
    );
    const open = { method: 'GET', path: '/api/confirm', query: { token } };
    const asked = await api.call(open);
    expect(asked.text).toContain('<button');
    expect(asked.text).toContain('Nothing has changed yet');
    expect(asked.text.match(/<style>(.*)<[/]style>/)?.[1]).not.toContain('&#');
    expect(asked.text).toContain('<b>team@partner.example</b>');
    expect((await loadAddress(api.table, 'team@partner.example'))?.state.confirmedAt).toBeUndefined();
    const confirmed = await api.call({ ...open, method: 'POST', body: 'token-in-the-address=1' });
    expect([confirmed.status, confirmed.text.includes('<button')]).toEqual([200, false]);
    expect((await call('GET', '/api/notifications/addresses')).json.items).toContainEqual(
      expect.objectContaining({ mail: 'team@partner.example', status: 'active' }),
    );
    expect((await call('POST', `${pathOf('team@partner.example')}/confirmation`)).status).toBe(409);
  });

  it('that refused mail is written to again when IT says so, and asked to confirm where it never did', async () => {
    const mail = 'full@example.com';
    const suspension = { since: AT, cause: 'bounce', reason: 'no such mailbox' } as const;
    await suspendAddress(api.table, mail, suspension);
    await api.sent();
    expect((await call('POST', `${pathOf(mail)}/resume`)).json).toMatchObject({ status: 'unconfirmed' });
    expect(await api.sent()).toHaveLength(1);
    const { json } = await call('GET', '/api/notifications/messages', { query: { to: mail } });
    expect(json.items).toMatchObject([{ to: mail, purpose: 'confirmation' }]);
    await rememberPerson(api.table, { mail: 'vic@example.com', name: 'Vic', roles: ['viewer'] }, AT);
    await suspendAddress(api.table, 'vic@example.com', suspension);
    const resumed = await call('POST', `${pathOf('vic@example.com')}/resume`);
    expect(resumed.json).toMatchObject({ status: 'active' });
    expect(await api.sent()).toEqual([]);
    expect((await call('DELETE', pathOf(mail))).status).toBe(204);
    expect((await call('POST', `${pathOf(mail)}/resume`)).status).toBe(410);
  });
});

describe('A link to stop', () => {
  const scope = { may: 'stop' as const, mail: 'nina@example.com', kinds: ['paymentDue' as const] };
  const token = signLink('secret', scope, '2027-01-01T00:00:00.000Z');
  const chosen = async () => (await loadAddress(api.table, 'nina@example.com'))?.state.deliveries;

  it('does nothing when it is only opened, as scanners do', async () => {
    const { text, headers } = await api.call({ method: 'GET', path: '/api/unsubscribe', query: { token } });
    expect(text).toContain('Payment due');
    expect(text).toContain('Other kinds of notice still come');
    expect(headers['content-security-policy']).toContain("form-action 'self'");
    expect(await chosen()).toBeUndefined();
  });

  it('ends its one kind by one POST without sign-in, however often it comes', async () => {
    const body = 'List-Unsubscribe=One-Click';
    for (const _ of [1, 2])
      expect(
        (await api.call({ method: 'POST', path: '/api/unsubscribe', query: { token }, body })).status,
      ).toBe(200);
    expect(await chosen()).toEqual({ paymentDue: 'off' });
    expect((await call('GET', '/api/notifications/addresses')).json.items).toContainEqual(
      expect.objectContaining({ mail: 'nina@example.com', status: 'active' }),
    );
  });

  it('is refused when it is altered, foreign, past its time or made for something else', async () => {
    const [body = '', sign = ''] = token.split('.');
    const altered = Buffer.from(body, 'base64url').toString().replace('nina', 'ivo');
    const bad = [
      `${Buffer.from(altered).toString('base64url')}.${sign}`,
      signLink('another', scope, '2027-01-01T00:00:00.000Z'),
      signLink('secret', scope, '2026-04-16T07:59:59.000Z'),
      signLink('secret', { may: 'confirm', mail: 'nina@example.com' }, '2027-01-01T00:00:00.000Z'),
      '',
      'a.b',
    ];
    for (const one of bad) {
      const answer = await api.call({ method: 'POST', path: '/api/unsubscribe', query: { token: one } });
      expect(answer.status).toBe(410);
      expect(answer.json).toMatchObject({
        title: 'Gone',
        detail: 'This link is no longer good. It is too old, or a part of it is missing.',
        field: 'token',
      });
    }
  });
});
