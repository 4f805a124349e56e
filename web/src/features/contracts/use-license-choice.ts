// The licenses that a line can name: those of the chosen applications, and those that its lines name already.
import { useQueries } from '@tanstack/react-query';
import { listLicenses } from '#shared/api/licenses.ts';
import { reading } from '#web/api/queries.ts';
import type { ContractTyping } from './contract-typing.ts';

export interface LicenseChoice {
  readonly groups: readonly {
    readonly group: string;
    readonly items: readonly { readonly value: string; readonly label: string }[];
  }[];
  /** Quantity bought as far as it is known, by id. */
  readonly bought: ReadonlyMap<string, number>;
}

export function useLicenseChoice(
  { applicationIds, lines }: Pick<ContractTyping, 'applicationIds' | 'lines'>,
  names: Readonly<Record<string, string>>,
): LicenseChoice {
  const answers = useQueries({
    queries: applicationIds.map((applicationId) =>
      reading(listLicenses, { query: { applicationId, limit: 1000 } }),
    ),
  });
  const rows = answers.flatMap(({ data }) => data?.items ?? []);
  const known = new Set(rows.map(({ id }) => id));
  const named = [...new Set(lines.map(({ licenseId }) => licenseId))].filter(
    (id) => id !== '' && !known.has(id),
  );
  const ofApplications = [...new Set(rows.map(({ applicationName }) => applicationName))].map((group) => ({
    group,
    items: rows
      .filter(({ applicationName }) => applicationName === group)
      .map(({ id, name }) => ({ value: id, label: name })),
  }));
  const others = named.map((id) => ({ value: id, label: names[id] ?? 'A license that is gone' }));
  return {
    groups: others.length > 0 ? [...ofApplications, { group: 'Others', items: others }] : ofApplications,
    bought: new Map(
      rows.flatMap(({ id, purchased }) => (typeof purchased === 'number' ? [[id, purchased] as const] : [])),
    ),
  };
}
