// Only the parts that were changed are sent, reminders kind by kind, so that two people can each set their own.
import type { Settings, SettingsPatch } from '#shared/domain/settings/settings.ts';

export function changedSettings(before: Settings, after: Settings): SettingsPatch {
  const { reminders: was, ...plain } = before;
  const changed = Object.keys(plain).filter(
    (field) =>
      before[field as keyof Settings] !== after[field as keyof Settings] &&
      field in after &&
      field !== 'version',
  );
  const kinds = (Object.keys(was) as (keyof typeof was)[]).filter(
    (kind) => JSON.stringify(was[kind]) !== JSON.stringify(after.reminders[kind]),
  );
  return {
    ...(Object.fromEntries(changed.map((field) => [field, after[field as keyof Settings]])) as SettingsPatch),
    ...(kinds.length > 0 && {
      reminders: Object.fromEntries(kinds.map((kind) => [kind, after.reminders[kind]])),
    }),
  };
}

/** Whole days from typed texts, the longest first; what is no number of days is dropped. */
export function leadDaysOf(texts: readonly string[]): number[] {
  const days = texts.filter((text) => /^\d{1,3}$/.test(text.trim())).map(Number);
  return [...new Set(days)].sort((a, b) => b - a);
}
