// The log of one thing, newest first.

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { listLedger } from '#shared/api/ledger.ts';
import type { SubjectKind } from '#shared/domain/ledger/entry.ts';
import { reading } from '#web/api/queries.ts';
import { Card } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { EntryLine } from './entry-line.tsx';

interface SubjectLogProps {
  readonly kind: SubjectKind;
  readonly id: string;
  /** Entries of a part of a page; what is older is behind its link. */
  readonly limit?: 25 | 100;
  readonly title?: string;
  readonly actions?: ReactNode;
}

export function SubjectLog({ kind, id, limit = 100, ...card }: SubjectLogProps) {
  const { data, error, isLoading, refetch } = useQuery(
    reading(listLedger, { query: { kind, subject: id, limit } }),
  );
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (isLoading) return <RowsSkeleton />;
  const items = data?.items ?? [];
  return (
    <Card flush {...card}>
      {items.length === 0 ? (
        <Empty title="Nothing in the log yet" />
      ) : (
        <ul className="sl-cards">
          {items.map((entry) => (
            <EntryLine key={entry.id} entry={entry} short />
          ))}
        </ul>
      )}
    </Card>
  );
}
