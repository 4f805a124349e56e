// Adobe has no connector here and no file: who holds its licenses is kept by hand, from a sheet.
import { BY_HAND } from '#shared/domain/assignments/hand-connection.ts';
import { addDays, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { Door } from './door.ts';
import { type Person, send } from './upload.ts';

const LICENSE = { name: 'All apps', kind: 'user' };

/** Only what nobody has assigned yet, so that an interrupted start assigns nothing twice. @param from first day of the history */
export async function assignAdobe(door: Door, applicationId: string, from: CivilDay): Promise<void> {
  const of = encodeURIComponent(applicationId);
  const { items: licenses } = await door.ask<{ items: { name: string }[] }>(
    'GET',
    `/api/licenses?applicationId=${of}&limit=100`,
  );
  if (!licenses.some(({ name }) => name === LICENSE.name))
    await door.ask('POST', '/api/licenses', { applicationId, ...LICENSE });
  const { total } = await door.ask<{ total: number }>('GET', `/api/applications/${of}/assignments`);
  if (total > 0) return;
  const { items: people } = await door.ask<{ items: Person[] }>('GET', '/api/people?limit=1000');
  await send(door, `${applicationId}.${BY_HAND}`, 'mapping', 'creative-cloud.csv', rowsOf(people, from));
}

/** Marketing draws, some of sales present; who came for a campaign leaves after it. */
function rowsOf(people: readonly Person[], from: CivilDay): Record<string, string>[] {
  const artists = people.filter(({ department }) => department === 'Marketing').slice(0, 30);
  const presenters = people.filter(({ department }) => department === 'Sales').slice(0, 9);
  const row = ({ mails: [mail = ''] }: Person, role: string, more: Record<string, string> = {}) => ({
    mail,
    license: LICENSE.name,
    role,
    from: addDays(from, -120),
    ...more,
  });
  return [
    ...artists.map((one) => row(one, 'Designer')),
    ...presenters.map((one, n) => row(one, 'Presenter', n % 3 === 0 ? { until: addDays(from, 200) } : {})),
  ];
}
