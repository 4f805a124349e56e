// What a calendar gets by a secret address, as long as the person behind it may read contracts.

import { getCalendar } from '#shared/api/feeds.ts';
import { admits, READERS } from '#shared/api/readers.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { renderCalendar } from '#shared/mail/render-calendar.ts';
import { loadAddress } from '#shared/table/address-store.ts';
import { listApplications } from '#shared/table/application-store.ts';
import { contractOf, listContracts } from '#shared/table/contract-store.ts';
import { feedBySecret, markFetched } from '#shared/table/feed-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import { endpoint } from '../endpoint.ts';
import { feedEvents } from '../feed-events.ts';

const FILE = /^(.*)\.ics$/s;

export const calendarEndpoints = [
  endpoint(getCalendar, async ({ table, publicUrl }, { params, at }) => {
    const feed = await feedBySecret(table, FILE.exec(params.file)?.[1] ?? '');
    const address = feed && (await loadAddress(table, feed.state.mail))?.state;
    const mayRead = address && !address.suspension && admits(READERS.contracts, address.roles ?? []);
    // One answer for a wrong secret, a revoked one, and one whose person lost the right.
    if (!feed || !mayRead) return refuse('notFound', 'There is no such calendar');
    const [settings, contracts, applications] = await Promise.all([
      settingsOf(table),
      listContracts(table),
      listApplications(table),
    ]);
    const today = civilDayOf(at, settings.timeZone);
    const origin = publicUrl();
    const events = feedEvents(
      feed.state,
      contracts.map(contractOf),
      new Map(applications.map(({ state }) => [state.id, state])),
      { rules: settings.reminders, today, page: (path) => origin + path },
    );
    await markFetched(table, feed, today);
    return done(
      renderCalendar(events, {
        name: 'Seatledger',
        stamp: feed.state.createdAt,
        everySeconds: getCalendar.freshSeconds ?? 0,
      }),
    );
  }),
];
