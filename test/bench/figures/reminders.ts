// Figure 9: a simulated year of reminders brings every mail that was to be expected, none lost and none doubled.
import { simulateYear } from '#test/functions/renewal-reminder/simulation.ts';

export interface Measure {
  readonly name: string;
  readonly value: number;
  /** What it must be, as printed. */
  readonly bar: string;
  readonly holds: boolean;
}

export interface ReminderOptions {
  /** The figure to hold is for 600, which takes minutes; fewer show the same. */
  readonly contracts?: number;
  readonly seed?: number;
}

/** Counts only, so that every machine measures the same. */
export async function reminders({
  contracts = 600,
  seed = 9,
}: ReminderOptions = {}): Promise<readonly Measure[]> {
  const year = await simulateYear({ contracts, days: 365, seed, lostAnswers: 0 });
  const shaky = await simulateYear({
    contracts: Math.ceil(contracts / 10),
    days: 90,
    seed: seed + 1,
    lostAnswers: 0.1,
  });
  const is = (name: string, value: number, wanted: number): Measure => ({
    name,
    value,
    bar: `= ${wanted}`,
    holds: value === wanted,
  });
  return [
    is(`mails of ${contracts} contracts in 365 days`, year.sentMails, year.expectedMails),
    is('notices lost', year.lost.length, 0),
    is('notices doubled', year.doubled.length, 0),
    is(`lost with ${shaky.lostAnswers} answers lost`, shaky.lost.length, 0),
    is('told twice in different mails', shaky.doubled.length, 0),
    {
      name: 'most repetitions of one mail',
      value: shaky.mostExtra,
      bar: '≤ 1',
      holds: shaky.mostExtra <= 1,
    },
    is('repetitions that are recorded as such', shaky.recordedRepeats, shaky.extra),
  ];
}
