// What narrows renewals, the same above the table and the calendar.
import { Checkbox, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listApplications } from '#shared/api/applications.ts';
import { listContracts } from '#shared/api/contracts.ts';
import { addDays, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { RenewalState } from '#shared/domain/renewals/renewal.ts';
import { reading } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { day } from '#web/ui/format.ts';
import type { RenewalList, RenewalPlace } from './use-renewals.ts';
import { STATE_WORDS } from './words.ts';

/** On a narrow screen two choices stand beside each other. */
const HALF = 'calc(50% - 5px)';

interface FiltersProps {
  readonly list: RenewalList;
  readonly place: RenewalPlace;
}

export function Filters({ list: { search, change }, place }: FiltersProps) {
  return (
    <>
      <Select
        aria-label="State"
        placeholder="All that are open"
        clearable
        w={{ base: HALF, xs: 215 }}
        data={[
          { value: 'all', label: 'Every state' },
          ...(['planned', ...RenewalState.options] as const).map((value) => ({
            value,
            label: STATE_WORDS[value],
          })),
        ]}
        value={search.state ?? (place.all ? 'all' : null)}
        onChange={(value) =>
          change({
            state: value === 'all' ? undefined : (value ?? undefined),
            show: value === 'all' ? 'all' : undefined,
          })
        }
      />
      {place.view === 'table' && <Period from={search.from} to={search.to} onChange={change} />}
      <OfApplication value={search.applicationId} onChange={(applicationId) => change({ applicationId })} />
      <OfContracts search={search} onChange={change} />
      <Checkbox
        label="Needs review"
        checked={search.needsReview === 'true'}
        onChange={(event) => change({ needsReview: event.currentTarget.checked ? 'true' : undefined })}
      />
    </>
  );
}

/** Names are fetched when a choice is opened or made, not with every visit. */
function useAsked(value: string | undefined) {
  const [asked, setAsked] = useState(false);
  return { enabled: asked || value !== undefined, ask: () => setAsked(true) };
}

interface ChoiceProps {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

function OfApplication({ value, onChange }: ChoiceProps) {
  const { enabled, ask } = useAsked(value);
  const { data } = useQuery({ ...reading(listApplications, { query: { limit: 1000 } }), enabled });
  return (
    <Select
      aria-label="Application"
      placeholder="Any application"
      clearable
      searchable
      w={{ base: HALF, xs: 170 }}
      onFocus={ask}
      nothingFoundMessage={data ? 'No application goes by that name' : 'Loading…'}
      data={data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
    />
  );
}

/** Vendors and owners are those that contracts name. */
function OfContracts({
  search: { vendor, owner },
  onChange,
}: {
  readonly search: Readonly<Record<string, string>>;
  readonly onChange: (change: { vendor?: string | undefined; owner?: string | undefined }) => void;
}) {
  const { enabled, ask } = useAsked(vendor ?? owner);
  const { data } = useQuery({ ...reading(listContracts, { query: { limit: 1000 } }), enabled });
  const rows = data?.items ?? [];
  const vendors = named([...rows.map((row) => row.vendor), vendor]);
  const owners = named([...rows.flatMap((row) => Object.values(row.owners)), owner]);
  const nothing = data ? 'No contract names it' : 'Loading…';
  return (
    <>
      <Select
        aria-label="Vendor"
        placeholder="Any vendor"
        clearable
        searchable
        w={{ base: HALF, xs: 150 }}
        onFocus={ask}
        nothingFoundMessage={nothing}
        data={vendors}
        value={vendor ?? null}
        onChange={(value) => onChange({ vendor: value ?? undefined })}
      />
      <Select
        aria-label="Owner or reviewer"
        placeholder="Anybody’s"
        clearable
        searchable
        w={{ base: HALF, xs: 170 }}
        onFocus={ask}
        nothingFoundMessage={nothing}
        data={owners}
        value={owner ?? null}
        onChange={(value) => onChange({ owner: value ?? undefined })}
      />
    </>
  );
}

function named(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names.filter((name) => name !== undefined && name !== ''))].toSorted() as string[];
}

/** Days ahead, and one span back for what was decided. */
const AHEAD_DAYS = [30, 60, 90, 180];
const BACK_DAYS = 365;

interface PeriodProps {
  readonly from: CivilDay | undefined;
  readonly to: CivilDay | undefined;
  readonly onChange: (change: { from: string | undefined; to: string | undefined }) => void;
}

function Period({ from, to, onChange }: PeriodProps) {
  const { today } = useSession();
  const offered = [
    ...AHEAD_DAYS.map((days) => ({
      value: `${today} ${addDays(today, days)}`,
      label: `Next ${days} days`,
    })),
    { value: `${addDays(today, -BACK_DAYS)} ${today}`, label: 'The last 12 months' },
  ];
  const value = from === undefined && to === undefined ? null : `${from ?? ''} ${to ?? ''}`;
  const isOwn = value !== null && !offered.some((one) => one.value === value);
  return (
    <Select
      aria-label="Period"
      placeholder="Next 12 months"
      clearable
      w={{ base: HALF, xs: 180 }}
      data={isOwn ? [{ value, label: spanWords(from, to) }, ...offered] : offered}
      value={value}
      onChange={(chosen) => {
        const [first, last] = chosen?.split(' ') ?? [];
        onChange({ from: first || undefined, to: last || undefined });
      }}
    />
  );
}

function spanWords(from: CivilDay | undefined, to: CivilDay | undefined): string {
  if (from !== undefined && from === to) return day(from);
  if (from === undefined) return `Until ${day(to ?? '')}`;
  return to === undefined ? `From ${day(from)}` : `${day(from)} – ${day(to)}`;
}
