// When members were active: a file for each day where the plan has them, else the access logs that every paid plan has.

import type * as z from 'zod';
import { addDays, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { Fact, Page, VendorList } from '../connector.ts';
import { VendorFailure } from '../failure.ts';
import { once } from '../once.ts';
import { WINDOW_DAYS } from './asked.ts';
import * as translate from './translate.ts';
import type { AccessLogs, MemberDay } from './wire.ts';

export interface ActivityCalls {
  /** Epoch milliseconds. */
  now(): number;
  file(day: CivilDay): Promise<readonly MemberDay[]>;
  /** A page, newest first. @param team where the app is installed for an organization, @param before epoch seconds */
  logs(
    team: string | undefined,
    limit: number,
    cursor?: string,
    before?: number,
  ): Promise<z.infer<typeof AccessLogs>>;
  readonly teams: readonly (string | undefined)[];
}

export interface Activity {
  /** How far the source looks back. @throws VendorFailure `permissionMissing` where there is no source */
  reach(): Promise<translate.Reach>;
  lists(): Promise<readonly VendorList[]>;
}

/** A day has no file before the plan had them, or until a day or two after it. */
const NO_SUCH_FILE = /^(file_not_|data_not_available$)/;

const MOST_LOGS = 1000;

export function openActivity({ now, file, logs, teams }: ActivityCalls): Activity {
  const daysAgo = (days: number) => addDays(new Date(now()).toISOString().slice(0, 10), -days);
  const oldest = () => daysAgo(WINDOW_DAYS);
  const start = () => Date.parse(oldest()) / 1000;
  const told = new Set<string>();

  /** What comes newest first needs no saying again. */
  function page(rows: number, uses: readonly (Fact | undefined)[], next: string | undefined): Page {
    const facts = uses.filter((fact) => {
      if (fact?.of !== 'use' || told.has(fact.account.id)) return false;
      told.add(fact.account.id);
      return true;
    });
    return { facts: facts as Fact[], rows, ...(next && { next }) };
  }

  /** @returns undefined where that day has no file */
  async function rowsOf(day: CivilDay): Promise<readonly MemberDay[] | undefined> {
    try {
      return await file(day);
    } catch (error) {
      if (error instanceof VendorFailure && NO_SUCH_FILE.test(error.code ?? '')) return undefined;
      throw error;
    }
  }

  const days = (last: readonly MemberDay[]): VendorList => ({
    id: 'analytics',
    tasks: ['activity'],
    async read(cursor) {
      const day = cursor ?? daysAgo(1);
      const isLast = day <= oldest();
      const rows = isLast ? last : ((await rowsOf(day)) ?? []);
      return page(rows.length, rows.map(translate.dayUse), isLast ? undefined : addDays(day, -1));
    },
  });

  const logsOf = (team: string | undefined): VendorList => ({
    id: listId('access-logs', team),
    tasks: ['activity'],
    async read(cursor) {
      const { logins, response_metadata } = await logs(team, MOST_LOGS, cursor);
      const recent = logins.filter(({ date_last }) => date_last >= start());
      const next = recent.length > 0 ? response_metadata?.next_cursor : undefined;
      return page(logins.length, recent.map(translate.logUse), next || undefined);
    },
  });

  /** Analytics tell more, access logs are there for more plans; the oldest of either says how far it looks back. */
  const source = once(async (): Promise<{ reach: translate.Reach; lists: VendorList[] }> => {
    try {
      const rows = await rowsOf(oldest());
      const reach = { whole: rows !== undefined, claimed: translate.claims(rows ?? []) };
      return { reach, lists: [days(rows ?? [])] };
    } catch (error) {
      if (!(error instanceof VendorFailure) || error.kind !== 'permissionMissing') throw error;
      const firsts = await Promise.all(teams.map((team) => logs(team, 1, undefined, start())));
      const whole = firsts.every(({ logins }) => logins.length > 0);
      return { reach: { whole, claimed: translate.claims([]) }, lists: teams.map(logsOf) };
    }
  });

  return {
    reach: async () => (await source()).reach,
    lists: async () => (await source()).lists,
  };
}

/** Lists of several workspaces are told apart. */
export function listId(name: string, team: string | undefined): string {
  return team === undefined ? name : `${name}/${team}`;
}
