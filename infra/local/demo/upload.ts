// Figma has no connector here: its seats come from a file, sent as the page sends one.
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import type { Door } from './door.ts';

const NAME = 'Figma seats';
const SEATS = [
  { name: 'Full seat', key: 'FIG-FULL', type: 'user', kind: 'user', purchased: '80' },
  { name: 'Dev seat', key: 'FIG-DEV', type: 'user', kind: 'user', purchased: '40' },
  { name: 'Branch merges', key: 'FIG-MERGE', type: 'metric', kind: 'quantity', purchased: '2000' },
] as const;

export interface Person {
  readonly name: string;
  readonly mails: readonly string[];
  readonly department?: string;
}

/** Sent again, a file changes only what it says differently. @param from first day of the history */
export async function uploadFigma(door: Door, applicationId: string, from: CivilDay): Promise<void> {
  const { items: people } = await door.ask<{ items: Person[] }>('GET', '/api/people?limit=1000');
  const id = await connectionOf(door, applicationId);
  await send(door, id, 'licenses', 'figma-plans.csv', SEATS);
  await send(door, id, 'assignments', 'figma-members.csv', membersOf(people, from, dayOf(door.now)));
}

async function connectionOf(door: Door, applicationId: string): Promise<string> {
  const { items } = await door.ask<{ items: { id: string; name: string }[] }>(
    'GET',
    '/api/connections?limit=100',
  );
  const standing = items.find(({ name }) => name === NAME);
  if (standing) return standing.id;
  const connection = { applicationId, connector: 'csv', name: NAME, config: {} };
  return (await door.ask<{ id: string }>('POST', '/api/connections', connection)).id;
}

/** Everybody in marketing, the engineers who asked, and some others; some never opened it. */
function membersOf(people: readonly Person[], from: CivilDay, today: CivilDay): Record<string, string>[] {
  return people.flatMap(({ name, mails: [mail = ''], department }) => {
    const chance = [...mail].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 9973;
    const share = department === 'Marketing' ? 1 : department === 'Engineering' ? 3 : 11;
    if (chance % share !== 0) return [];
    const daysAgo = chance % 140;
    const lastActive = daysAgo < 90 ? addDays(today, -(daysAgo % 7)) : addDays(from, 60 - daysAgo);
    return [
      {
        mail,
        name,
        license: department === 'Engineering' ? 'Dev seat' : 'Full seat',
        lastActive: chance % 13 === 5 ? 'never' : lastActive,
        since: addDays(from, -150 - (chance % 200)),
      },
    ];
  });
}

/** One page is enough for any of them. */
export async function send(
  door: Door,
  connectionId: string,
  kind: string,
  fileName: string,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const path = `/api/connections/${encodeURIComponent(connectionId)}/imports`;
  const { id } = await door.ask<{ id: string }>('POST', path, { kind, fileName });
  await door.ask('PUT', `${path}/${id}/pages/1`, { firstRow: 1, rows });
  await door.ask('POST', `${path}/${id}/finish`, { pages: 1 });
}

function dayOf(moment: Date): CivilDay {
  return moment.toISOString().slice(0, 10);
}
