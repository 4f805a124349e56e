// Which connections broke or recovered since anybody was told; whoever answers for them hears it once.
import { addDays, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import type { Notice } from '#shared/domain/notifications/notice.ts';
import { connectionNews } from '#shared/domain/reminders/connection-news.ts';
import { ownersAsRecipients } from '#shared/domain/reminders/recipients.ts';
import type { Settings } from '#shared/domain/settings/settings.ts';
import { listApplications } from '#shared/table/application-store.ts';
import { takeConnectionNews, toldOfConnections } from '#shared/table/connection-news-store.ts';
import { type ConnectionState, listConnections, loadConnection } from '#shared/table/connection-store.ts';
import type { Table } from '#shared/table/table.ts';
import type { Due } from './claim.ts';

/** A telling that was cut short is finished within these days; later it would be no news. */
const FINISHED_WITHIN_DAYS = 7;

/** @param only one connection, read strongly; all of them unless given */
export async function dueOfConnections(
  table: Table,
  settings: Settings,
  today: CivilDay,
  only?: string,
): Promise<Due[]> {
  const connections =
    only === undefined
      ? (await listConnections(table)).map(({ state }) => state)
      : [(await loadConnection(table, only))?.state].filter((state) => state !== undefined);
  const told = await toldOfConnections(
    table,
    connections.map(({ id }) => id),
  );
  const notices: Notice[] = [];
  for (const connection of connections) {
    const last = told.get(connection.id);
    const kind = connectionNews(connection.health.state, last?.kind);
    if (kind === undefined) {
      if (last && last.notice.day >= addDays(today, -FINISHED_WITHIN_DAYS)) notices.push(last.notice);
      continue;
    }
    if (!settings.reminders[kind].on) continue;
    const notice = noticeOf(connection, kind, settings, today);
    if (await takeConnectionNews(table, connection.id, { kind, since: notice.since, notice }))
      notices.push(notice);
  }
  if (notices.length === 0) return [];
  const applications = new Map((await listApplications(table)).map(({ state }) => [state.id, state]));
  return notices.map((notice) => {
    const application = 'application' in notice ? applications.get(notice.application.id) : undefined;
    const named = application ? ownersAsRecipients(application.owners, application.name, ['it']) : [];
    return { notice: application ? nameOf(notice, application.name) : notice, named };
  });
}

function noticeOf(
  { id, name, applicationId, health }: ConnectionState,
  kind: 'connectionBroken' | 'connectionRecovered',
  settings: Settings,
  today: CivilDay,
): Extract<Notice, { connection: unknown }> {
  const since = health.since ?? `${today}T00:00:00.000Z`;
  return {
    kind,
    connection: { id, name },
    application: { id: applicationId, name: '' },
    on: civilDayOf(since, settings.timeZone),
    step: 0,
    day: today,
    state: health.state,
    ...(health.reason !== undefined && { reason: health.reason.slice(0, 500) }),
    since,
  };
}

function nameOf(notice: Notice, name: string): Notice {
  return 'application' in notice ? { ...notice, application: { ...notice.application, name } } : notice;
}
