// Over a year of ticks delivered up to three times, shuffled and lost, every reminder arrives and none arrives twice.
import { expect, it } from 'vitest';
import { simulateYear } from './simulation.ts';

it('brings every expected mail once, through an outage and both changes of the clock', async () => {
  const year = await simulateYear({ contracts: 8, days: 365, seed: 7, lostAnswers: 0 });
  expect(year).toMatchObject({ lost: [], doubled: [], extra: 0, sentMails: year.expectedMails });
  expect(year.expectedNotices).toBeGreaterThan(50);
}, 60_000);

it('repeats a mail at most once, and says so, when answers of the mail service are lost', async () => {
  const year = await simulateYear({ contracts: 20, days: 50, seed: 11, lostAnswers: 0.3 });
  expect(year).toMatchObject({ lost: [], doubled: [], mostExtra: 1 });
  expect(year.recordedRepeats).toBe(year.extra);
  expect(year.lostAnswers).toBeGreaterThan(10);
}, 60_000);
