import { expect } from 'vitest';
import { answered, memberDays } from '#shared/connectors/slack/answer.ts';
import * as translate from '#shared/connectors/slack/translate.ts';
import * as wire from '#shared/connectors/slack/wire.ts';
import { type Case, type Cases, good, parsed, unread } from '../example.ts';

const answer = (text: string) => ({
  status: 200,
  headers: new Headers(),
  body: text,
  bytes: Buffer.from(text),
});

const refused =
  (kind: string, code: string): Case =>
  (text) =>
    expect(answered(wire.UserList)(answer(text))).toMatchObject({ kind, code });

export const cases: Cases = {
  'admin.analytics.getFile-error.json': (text) =>
    expect(memberDays(answer(text))).toMatchObject({
      kind: 'permissionMissing',
      code: 'org_level_email_display_disabled',
    }),
  // An array here, a member a line on the wire.
  'admin.analytics.getFile-member.json': (text) => {
    const lines = (JSON.parse(text) as object[]).map((row) => JSON.stringify(row)).join('\n');
    const file = memberDays(answer(lines));
    if (!('value' in file)) return expect.unreachable(file.message);
    const facts = file.value.flatMap((row) => translate.dayUse(row) ?? []);
    good(facts);
    expect(facts.map((fact) => fact.of === 'use' && fact.lastActiveAt)).toEqual([
      '2020-10-05T12:00:00.000Z',
      '2020-10-05T12:00:00.000Z',
    ]);
    expect(translate.claims(file.value).get('W0POSID23ID')).toBe('2020-03-21T17:07:10.000Z');
  },
  'admin.apps.approved.list.json': unread('which apps are installed is not read from Slack'),
  'admin.users.list.json': unread('members are read by workspace, which every plan has'),
  'admin.users.remove.json': unread('SCIM deactivates on more plans than this method'),
  'team.accessLogs-error-paid_only.json': refused('permissionMissing', 'paid_only'),
  'team.accessLogs.json': (text) => {
    const facts = parsed(wire.AccessLogs, text).logins.flatMap((one) => translate.logUse(one) ?? []);
    good(facts);
    expect(facts[0]).toMatchObject({ account: { id: 'U45678' }, lastActiveAt: '2015-02-03T00:21:04.000Z' });
  },
  'team.billableInfo-error.json': refused('credentialsRevoked', 'invalid_auth'),
  'team.billableInfo.json': (text) => {
    const facts = translate.billed(parsed(wire.BillableInfo, text).billable_info);
    good(facts);
    expect(facts.map((fact) => fact.of === 'holding' && fact.account)).toEqual([
      { id: 'U02UCPE1R' },
      { id: 'U02UEBSD2' },
    ]);
  },
  'team.billing.info.json': unread('what a plan allows is found by trying it'),
  'users.list-error.json': refused('cursorRefused', 'invalid_cursor'),
  'users.list.json': (text) => {
    const { members, response_metadata } = parsed(wire.UserList, text);
    const facts = members.map((user) => translate.account(user, undefined));
    good(facts);
    expect(facts[0]).toMatchObject({
      account: { name: 'Egon Spengler', mails: ['spengler@ghostbusters.example.com'] },
    });
    expect(response_metadata?.next_cursor).toBe('dXNlcjpVMEc5V0ZYTlo=');
  },
};
