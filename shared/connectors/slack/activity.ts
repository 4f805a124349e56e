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
  /** A page, newest first; from `before` (epoch seconds) on. @param team where the app is installed for an organization */
  logs(
    query: { readonly limit: number; readonly before?: number },
    cursor: string | undefined,
    team: string | undefined,
  ): Promise<z.infer<typeof AccessLogs>>;
  readonly teams: readonly (string | undefined)[];
}

export interface Activity {
  /** How far the source looks back. @throws VendorFailure `permissionMissing` where there is no source */
  reach(): Promise<translate.Reach>;
  lists(): Promise<readonly VendorList[]>;
}

/** A day has no file before the plan had them, or until a day or two after it. */
const NO_SUCH_FILE = new Set(['file_not_found', 'file_not_yet_available', 'data_not_available']);

const MOST_LOGS = 1000;

export function openActivity(calls: ActivityCalls): Activity {
  const today = () => new Date(calls.now()).toISOString().slice(0, 10);
  const oldest = () => addDays(today(), -WINDOW_DAYS);
  const told = new Set<string>();

  /** The same as said before needs no saying again: files and logs come newest first. */
  const news = (facts: readonly (Fact | undefined)[]): Fact[] =>
    facts.filter((fact): fact is Fact => {
      if (fact?.of !== 'use' || told.has(fact.account.id)) return false;
      told.add(fact.account.id);
      return true;
    });

  /** @returns undefined where that day has no file */
  async function rowsOf(day: CivilDay): Promise<readonly MemberDay[] | undefined> {
    try {
      return await calls.file(day);
    } catch (error) {
      if (error instanceof VendorFailure && NO_SUCH_FILE.has(error.code ?? '')) return undefined;
      throw error;
    }
  }

  const oldestFile = once(async () => {
    const rows = await rowsOf(oldest());
    return { whole: rows !== undefined, claimed: translate.claims(rows ?? []), rows: rows ?? [] };
  });

  const oldestLogs = once(async () => {
    const before = Date.parse(oldest()) / 1000;
    for (const team of calls.teams)
      if ((await calls.logs({ limit: 1, before }, undefined, team)).logins.length === 0)
        return { whole: false, claimed: new Map() };
    return { whole: true, claimed: new Map() };
  });

  /** Analytics tell more, access logs are there for more plans. */
  const source = once(async () => {
    try {
      await oldestFile();
      return 'files';
    } catch (error) {
      if (!(error instanceof VendorFailure) || error.kind !== 'permissionMissing') throw error;
      await oldestLogs();
      return 'logs';
    }
  });

  const days: VendorList = {
    id: 'analytics',
    tasks: ['activity'],
    async read(cursor): Promise<Page> {
      const day = cursor ?? addDays(today(), -1);
      const rows = day > oldest() ? await rowsOf(day) : (await oldestFile()).rows;
      return {
        facts: news((rows ?? []).map(translate.dayUse)),
        rows: rows?.length ?? 0,
        ...(day > oldest() && { next: addDays(day, -1) }),
      };
    },
  };

  const logsOf = (team: string | undefined): VendorList => ({
    id: team === undefined ? 'access-logs' : `access-logs/${team}`,
    tasks: ['activity'],
    async read(cursor): Promise<Page> {
      const { logins, response_metadata } = await calls.logs({ limit: MOST_LOGS }, cursor, team);
      const start = Date.parse(oldest()) / 1000;
      const recent = logins.filter(({ date_last }) => date_last >= start);
      const next = response_metadata?.next_cursor;
      return {
        facts: news(recent.map(translate.logUse)),
        rows: logins.length,
        ...(next && (recent.length > 0 || logins.length === 0) && { next }),
      };
    },
  });

  return {
    reach: async () => ((await source()) === 'files' ? oldestFile() : oldestLogs()),
    lists: async () => ((await source()) === 'files' ? [days] : calls.teams.map(logsOf)),
  };
}
