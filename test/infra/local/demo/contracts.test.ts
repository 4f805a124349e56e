// Whatever day the demo is started on, its contracts are valid and reminders of several kinds fall due that very day.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { APPLICATIONS } from '#infra/local/demo/applications.ts';
import { demoContracts } from '#infra/local/demo/contracts.ts';
import { ApplicationInput } from '#shared/domain/applications/application.ts';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { ContractInput } from '#shared/domain/contracts/contract.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { contractProblem } from '#shared/domain/contracts/contract-problem.ts';
import { letEnd, renew, sendNotice } from '#shared/domain/contracts/decide.ts';
import { dueNotices } from '#shared/domain/reminders/countdowns.ts';
import { DEFAULT_SETTINGS } from '#shared/domain/settings/settings.ts';

const someDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2026-01-01', days));

test('reminders of every kind with a countdown are in the inbox on the day of the first start', () => {
  fc.assert(
    fc.property(someDay, (today) => {
      const kinds = demoContracts(today).flatMap(({ input }) => {
        const contract = { ...ContractInput.parse(input), id: 'c', version: 1, confirmed: [] };
        expect(contractProblem(contract), `${input.name} on ${today}`).toBeUndefined();
        const dates = contractDates(contract, today, DEFAULT_SETTINGS.reminders.cancelBy.leadDays);
        return dueNotices(contract, dates, DEFAULT_SETTINGS.reminders, [], today).map(({ kind }) => kind);
      });
      expect([...new Set(kinds)].sort(), today).toEqual([
        'cancelBy',
        'contractEnd',
        'custom',
        'paymentDue',
        'renewalDue',
      ]);
    }),
    { numRuns: 60 },
  );
});

test('what is decided in the demo may be decided on any day', () => {
  fc.assert(
    fc.property(someDay, (today) => {
      for (const { input, then } of demoContracts(today)) {
        const contract = { ...ContractInput.parse(input), id: 'c', confirmed: [] };
        const sentOn = addDays(today, -1);
        if (then === 'renewed') expect(renew(contract, {}, sentOn).ok, today).toBe(true);
        if (then === 'noticeSent')
          expect(sendNotice(contract, { sentOn, channel: 'Letter' }, sentOn).ok, today).toBe(true);
        if (then === undefined && contract.renewal.kind === 'none' && contract.duration.kind === 'until')
          expect(letEnd(contract, sentOn).ok, today).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test('contracts name applications that stand', () => {
  const names = APPLICATIONS.map((application) => ApplicationInput.parse(application).name);
  for (const { of } of demoContracts('2026-11-24')) for (const name of of) expect(names).toContain(name);
});
