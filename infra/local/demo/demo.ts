// The demo organisation is synced from the vendor sandbox through the public API and the real connectors, never inserted.
import { addDays, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { makeKeys } from '#test/sandbox/keys.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/sandbox.ts';
import type { Seatledger } from '../seatledger.ts';
import { fill } from './fill.ts';
import { type Kept, keep, loadKept } from './kept.ts';

/** Enough for lists of several pages, few enough for weeks of history within the first minute. */
const PEOPLE = 320;
const SEED = 7;
const HISTORY_DAYS = 28;

/** The sandbox moves to the present day within this time of midnight, and what was done to it is kept as often. */
const TICK_MS = 60_000;

export interface Demo {
  readonly sandbox: Sandbox;
  close(): Promise<void>;
}

/** @param say tells a person what is going on, a line at a time. */
export async function startDemo(
  seatledger: Seatledger,
  folder: string,
  say: (line: string) => void,
): Promise<Demo> {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  const today = () => civilDayOf(new Date().toISOString(), timeZone);
  const found = await loadKept(folder);
  const from = found?.from ?? addDays(today(), -HISTORY_DAYS);
  const keys = found?.keys ?? makeKeys();
  const { people, seed } = found ?? { people: PEOPLE, seed: SEED };
  const sandbox = await startSandbox({ people, seed, keys, day: from, port: found?.port ?? 0 }).catch(
    (error: unknown) => {
      throw new Error(`The vendor sandbox cannot listen where the connections expect it`, { cause: error });
    },
  );
  let kept: Kept = found ?? {
    people,
    seed,
    keys,
    from,
    filled: false,
    port: Number(new URL(sandbox.url).port),
  };
  let keeping: Promise<void> = Promise.resolve();
  const remember = (more: Partial<Kept> = {}): Promise<void> => {
    kept = { ...kept, ...more, state: sandbox.exportState() };
    const now = kept;
    keeping = keeping.catch(() => {}).then(() => keep(folder, now));
    return keeping;
  };
  try {
    if (kept.state) sandbox.importState(kept.state);
    if (kept.filled) sandbox.setDay(today());
    else {
      await remember();
      const passed = (through: CivilDay) => remember({ through });
      await fill({ seatledger, sandbox, timeZone, from, through: kept.through, passed, say });
      await remember({ filled: true });
    }
  } catch (error) {
    await sandbox.close();
    throw error;
  }
  const tick = setInterval(() => {
    sandbox.setDay(today());
    void remember();
  }, TICK_MS).unref();
  return {
    sandbox,
    async close() {
      clearInterval(tick);
      await remember();
      await sandbox.close();
    },
  };
}
