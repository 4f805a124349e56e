// One entry: its sentence, its time, and its changes under it.
import { Group, Text } from '@mantine/core';
import type { LedgerEntry } from '#shared/domain/ledger/entry.ts';
import { useSession } from '#web/app/session.ts';
import { moment, timeOfDay } from '#web/ui/format.ts';
import { NameLink, type PagePath, TextLink } from '#web/ui/links.tsx';
import { actorName, changeText, DEEDS } from './sentence.ts';
import { fieldName } from './value-words.ts';

const PAGE_OF: Readonly<Record<string, PagePath>> = {
  application: '/applications/$id',
  connection: '/connections/$id',
  license: '/licenses/$id',
  contract: '/contracts/$id',
  person: '/people/$id',
};

interface EntryLineProps {
  readonly entry: LedgerEntry;
  /** Within the log of one thing its name goes without saying. */
  readonly short?: boolean;
  /** Under a heading with its day the time alone is enough, and a name leads to everything that its bearer did. */
  readonly underDay?: { readonly month: string };
}

export function EntryLine({ entry, short, underDay }: EntryLineProps) {
  const { timeZone } = useSession();
  const { subject, changes, note, at, deed } = entry;
  const page = PAGE_OF[subject.kind];
  return (
    <li>
      <Group justify="space-between" gap="xs" align="baseline">
        <Text fz="sm">
          {underDay ? (
            <NameLink to="/logs" search={{ ...underDay, actor: entry.actor.id }}>
              {actorName(entry)}
            </NameLink>
          ) : (
            <b style={{ fontWeight: 560 }}>{actorName(entry)}</b>
          )}{' '}
          {DEEDS[deed]}
          {short ? (
            ' it'
          ) : (
            <>
              {' '}
              {subject.kind === 'settings' ? 'the' : ''}{' '}
              {page && deed !== 'deleted' ? (
                <TextLink to={page} params={{ id: subject.id }} fz="sm">
                  {subject.name}
                </TextLink>
              ) : (
                subject.name
              )}
            </>
          )}
        </Text>
        <Text fz="xs" c="dimmed" className="sl-num">
          {underDay ? timeOfDay(at, timeZone) : moment(at, timeZone)}
        </Text>
      </Group>
      {note && (
        <Text fz="sm" c="dimmed" mt={2}>
          {note}
        </Text>
      )}
      {changes.length > 0 && (
        <dl style={{ margin: '0.25rem 0 0' }}>
          {changes.map((change) => (
            <Text
              key={change.field}
              fz="xs"
              component="div"
              style={{ display: 'flex', flexWrap: 'wrap', gap: '0 0.5rem' }}
            >
              <dt style={{ color: 'var(--mantine-color-dimmed)' }}>{fieldName(change.field)}</dt>
              <dd style={{ margin: 0, overflowWrap: 'anywhere' }}>{changeText(change)}</dd>
            </Text>
          ))}
        </dl>
      )}
    </li>
  );
}
