// Somebody else saved first: who and when, and a way to go on with the newer version.
import { Alert, Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { listLedger } from '#shared/api/ledger.ts';
import { REFUSALS } from '#shared/api/problem.ts';
import type { LedgerEntry } from '#shared/domain/ledger/entry.ts';
import { ApiProblem } from '#web/api/problem.ts';
import { reading } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { moment } from '#web/ui/format.ts';
import { actorName } from '../logs/sentence.ts';
import { fieldName } from '../logs/value-words.ts';

/** Whether a change was refused because somebody else's came between. */
export function isConflict(error: unknown): error is ApiProblem {
  const { status, title } = REFUSALS.conflict;
  return error instanceof ApiProblem && error.status === status && error.title === title;
}

/** Who changed what and when. */
export function changeSentence(entry: LedgerEntry, timeZone: string): string {
  const fields = entry.changes.map(({ field }) => fieldName(field).toLowerCase());
  const what = fields.length === 0 ? 'it' : new Intl.ListFormat('en').format([...new Set(fields)]);
  return `${actorName(entry)} changed ${what} on ${moment(entry.at, timeZone)}.`;
}

interface ChangedSinceProps {
  readonly id: string;
  readonly error: ApiProblem;
  /** What becomes of the typed text. */
  readonly then: string;
  readonly busy: boolean;
  readonly onReload: () => void;
}

export function ChangedSince({ id, error, then, busy, onReload }: ChangedSinceProps) {
  const { timeZone } = useSession();
  // Under a name of its own: the log that was read before the refusal does not hold the change.
  const log = reading(listLedger, { query: { kind: 'contract', subject: id, limit: 1 } });
  const { data } = useQuery({ ...log, queryKey: [...log.queryKey, error], staleTime: 0 });
  const [entry] = data?.items ?? [];
  return (
    <Alert color="yellow" icon={<IconUsers aria-hidden />} title={error.title} role="alert">
      {entry ? changeSentence(entry, timeZone) : error.message} {then}
      <div>
        <Button size="xs" mt="xs" variant="default" loading={busy} onClick={onReload}>
          Load the newer version
        </Button>
      </div>
    </Alert>
  );
}
