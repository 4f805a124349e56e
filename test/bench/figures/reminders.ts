// Figure 9: a simulated year of reminders brings every mail that was to be expected, none lost and none doubled.
import { simulateYear } from '#test/functions/renewal-reminder/simulation.ts';
import type { BenchOptions, Measured } from '../figure.ts';

/** The design's 600 contracts go with its million assignments and take minutes; fewer go the same ways. */
const CONTRACTS = { all: 600, some: 24 };

/** Counts only, so that every machine measures the same. */
export async function measureReminders({ assignments }: BenchOptions): Promise<readonly Measured[]> {
  const contracts = assignments >= 1_000_000 ? CONTRACTS.all : CONTRACTS.some;
  const year = await simulateYear({ contracts, days: 365, seed: 9, lostAnswers: 0 });
  const shaky = await simulateYear({ contracts: 24, days: 60, seed: 10, lostAnswers: 0.3 });
  const none = (what: string, value: number): Measured => ({ what, value, unit: 'notices', atMost: 0 });
  return [
    {
      what: `mails of ${contracts} contracts, ${year.ticks} ticks`,
      value: year.sentMails,
      unit: 'mails',
      atMost: year.expectedMails,
      atLeast: year.expectedMails,
    },
    none('lost', year.lost.length),
    none('doubled or not expected', year.doubled.length),
    none(`lost while ${shaky.lostAnswers} answers were lost`, shaky.lost.length),
    none('told by two messages meanwhile', shaky.doubled.length),
    { what: 'most repetitions of one mail', value: shaky.mostExtra, unit: 'mails', atMost: 1 },
    {
      what: 'repetitions, each recorded as such',
      value: shaky.recordedRepeats,
      unit: 'mails',
      atMost: shaky.extra,
      atLeast: shaky.extra,
    },
  ];
}
