// A place takes uploads one at a time; it knows which of them were published, and what is left to do with one that is over.
import { loadConnection } from '#shared/table/connection-store.ts';
import { deleteImportPages, type StoredImport } from '#shared/table/import-store.ts';
import type { Table } from '#shared/table/table.ts';
import { readManifest } from '../read.ts';

export interface UploadPlace {
  /** A connection, or the organisation's spend. */
  readonly owner: string;
  /** Whether it counts already, even where its head does not say so yet. */
  isPublished(table: Table, importId: string): Promise<boolean>;
  /** Gives back what is of no use any more. */
  clear(table: Table, over: StoredImport, isPublished: boolean): Promise<void>;
}

/** Published are the uploads that the present version is made of; their pages are its sources and stay. */
export function connectionPlace(connectionId: string): UploadPlace {
  return {
    owner: connectionId,
    async isPublished(table, importId) {
      const published = (await loadConnection(table, connectionId))?.state.published;
      if (!published) return false;
      const { sources = {} } = await readManifest(table, connectionId, published.version);
      return Object.values(sources).includes(importId);
    },
    async clear(table, over, isPublished) {
      if (!isPublished) await deleteImportPages(table, over);
    },
  };
}
