// Each part of the settings has the roles that set it beside admins, who set everything.
import type { Role } from '../access/role.ts';
import type { SettingsPatch } from './settings.ts';

const SETTERS: Record<keyof SettingsPatch, readonly Role[]> = {
  timeZone: [],
  firstWeekday: [],
  reportingCurrency: ['finance'],
  firstMonthOfFinancialYear: ['finance'],
  inactivityPeriodDays: ['itManager'],
  mailHour: ['itManager', 'finance'],
  reminders: ['itManager', 'finance'],
};

export function settersOf(field: keyof SettingsPatch): readonly Role[] {
  return ['admin', ...SETTERS[field]];
}

export function maySet(field: keyof SettingsPatch, roles: readonly Role[]): boolean {
  return settersOf(field).some((role) => roles.includes(role));
}
