// What the API says of itself and of whoever is signed in.
import * as routes from '#shared/api/session.ts';
import { isOwner } from '#shared/domain/access/owners.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { done } from '#shared/domain/refusal.ts';
import { rememberPerson } from '#shared/table/address-store.ts';
import { listApplications } from '#shared/table/application-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import { endpoint } from '../endpoint.ts';

export const systemEndpoints = [
  endpoint(routes.health, async ({ table }, { at }) => {
    await settingsOf(table);
    return done({ status: 'ok', time: at });
  }),
  endpoint(routes.openApiDocument, async () => {
    const [{ openApi }, { ROUTES }] = await Promise.all([
      import('#shared/api/openapi.ts'),
      import('#shared/api/routes.ts'),
    ]);
    return done(openApi(ROUTES));
  }),
  endpoint(routes.referencePage, async () => {
    const [{ referencePageOf }, { ROUTES }] = await Promise.all([
      import('../reference-page.ts'),
      import('#shared/api/routes.ts'),
    ]);
    return done(referencePageOf(ROUTES));
  }),
  endpoint(routes.getSession, async ({ table }, { caller, at }) => {
    const [settings, applications] = await Promise.all([
      settingsOf(table),
      listApplications(table),
      // Mail finds people by the roles they last signed in with.
      rememberPerson(table, caller, at),
    ]);
    const owned = applications.filter(({ state }) => isOwner(state.owners, caller.mail));
    return done({
      ...settings,
      mail: caller.mail,
      name: caller.name,
      roles: [...caller.roles],
      today: civilDayOf(at, settings.timeZone),
      ownedApplications: owned.map(({ state }) => state.id),
    });
  }),
];
