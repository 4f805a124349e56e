// What each kind of file says and does, in words.
import type { Import } from '#shared/api/imports.ts';
import type { UploadKind } from '#shared/domain/imports/import-kind.ts';
import { number } from '#web/ui/format.ts';
import { plural } from '#web/ui/words.ts';

export const KIND_WORDS: Record<
  UploadKind,
  { readonly name: string; readonly file: string; readonly says: string; readonly absent: string }
> = {
  people: {
    name: 'People',
    file: 'people',
    says: 'One row per account: who they are, their department and whether they are still there.',
    absent: 'Whoever is not in the new file and in no other one has left.',
  },
  licenses: {
    name: 'Licenses',
    file: 'licenses',
    says: 'One row per license: its name, what was bought and when it ends.',
    absent: 'A license that is in no file any more is shown as gone.',
  },
  assignments: {
    name: 'Assignments',
    file: 'assignments',
    says: 'One row per person and license: who holds what and when they last used it.',
    absent: 'Whoever is not in the new file no longer holds the license.',
  },
  mapping: {
    name: 'Assignments by hand',
    file: 'assignments',
    says: 'One row per person and license: whom to add, what to change, whose assignment ends.',
    absent: 'Whoever is not in the sheet keeps what they hold.',
  },
};

/** What finishing an import changed. */
export function resultText({ kind, result }: Pick<Import, 'kind' | 'result'>): string {
  if (!result) return '';
  if (result.unchanged) return 'Nothing';
  const [come, gone] = kind === 'mapping' ? ['new', 'removed'] : ['joined', 'left'];
  const parts = [
    result.joined > 0 && `${number(result.joined)} ${come}`,
    result.left > 0 && `${number(result.left)} ${gone}`,
    result.changed > 0 && plural(result.changed, 'change'),
  ].filter((part) => part !== false);
  return parts.join(', ') || 'Licenses only';
}

export function sizeText(bytes: number): string {
  const kilobytes = bytes / 1024;
  if (kilobytes < 1) return `${bytes} B`;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
