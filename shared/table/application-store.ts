// Applications: one item each, listed by name; their connections and licenses share their partition.
import { Application } from '#shared/domain/applications/application.ts';
import { loadItem, read } from './commit.ts';
import type { Entity, Stored } from './entity.ts';
import { byName, indexes, keys } from './keys.ts';
import { queryList, type Table } from './table.ts';

export const ApplicationState = Application.omit({ version: true });
export type ApplicationState = Omit<Application, 'version'>;

export const applicationEntity: Entity<ApplicationState> = {
  kind: 'application',
  shape: 1,
  schema: ApplicationState,
  key: ({ id }) => keys.application(id),
  index: ({ id, name }) => ({ GSI1: [indexes.applications, byName(name, id)] }),
  subject: ({ id, name }) => ({ id, name, applicationId: id }),
};

export function loadApplication(table: Table, id: string): Promise<Stored<ApplicationState> | undefined> {
  return loadItem(table, applicationEntity, keys.application(id));
}

/** All applications in the order of their names: a few hundred small items, one or two pages. */
export async function listApplications(table: Table): Promise<Stored<ApplicationState>[]> {
  const items = await queryList(table, { index: 'GSI1', partition: indexes.applications });
  return items.map((item) => read(applicationEntity, item));
}
