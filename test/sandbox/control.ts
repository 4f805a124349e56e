// A running sandbox is steered from outside over HTTP: its day, its faults, and what it was asked. It hands out no secret.
import * as z from 'zod';
import { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { FaultKind, FaultSwitch } from './faults.ts';
import type { Reply } from './reply.ts';
import { ok } from './reply.ts';
import type { Sandbox } from './sandbox.ts';

export const CONTROL = '/sandbox';

type Steered = Pick<Sandbox, 'day' | 'setDay' | 'faults' | 'calls' | 'truth'>;

const DayBody = z.object({ day: CivilDay });
/** The faults that are on from now, all others are off; `{}` for one that always strikes. */
const FaultsBody = z.partialRecord(FaultKind, FaultSwitch);

/** `GET /sandbox`, `GET /sandbox/truth`, `PUT /sandbox/day`, `PUT /sandbox/faults`. */
export function steer(sandbox: Steered, method: string, path: string, body: string): Reply {
  const what = `${method} ${path.slice(CONTROL.length)}`;
  if (what === 'GET ') return ok(stateOf(sandbox));
  if (what === 'GET /truth') return ok(sandbox.truth());
  if (what === 'PUT /day') {
    const asked = DayBody.safeParse(json(body));
    if (!asked.success) return refused(asked.error);
    sandbox.setDay(asked.data.day);
    return ok(stateOf(sandbox));
  }
  if (what === 'PUT /faults') {
    const asked = FaultsBody.safeParse(json(body));
    if (!asked.success) return refused(asked.error);
    sandbox.faults.clear();
    for (const kind of FaultKind.options) {
      const how = asked.data[kind];
      if (how) sandbox.faults.set(kind, how);
    }
    return ok(stateOf(sandbox));
  }
  return {
    status: 404,
    body: { message: 'The sandbox is steered by /sandbox, /sandbox/day, /sandbox/faults' },
  };
}

const SHOWN_CALLS = 100;

function stateOf({ day, faults, calls }: Steered) {
  return { day, faults: faults.on, calls: calls.length, latest: calls.slice(-SHOWN_CALLS) };
}

function refused(error: z.ZodError): Reply {
  return { status: 400, body: { message: z.prettifyError(error) } };
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
