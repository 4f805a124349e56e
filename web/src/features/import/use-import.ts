// A connection's file is sent to that connection, page by page.
import { beginImport, finishImport, putImportPage } from '#shared/api/imports.ts';
import { UploadKind } from '#shared/domain/imports/import-kind.ts';
import { call } from '#web/api/client.ts';
import { useChange } from '#web/api/queries.ts';
import { useUpload } from './use-upload.ts';

export function useImport(connectionId: string) {
  const begin = useChange(beginImport);
  const finish = useChange(finishImport);
  const params = { id: connectionId };
  return useUpload({
    noun: 'imports',
    begin: async ({ name }, { kind }) => {
      const body = { kind: UploadKind.parse(kind), fileName: name };
      return (await begin.mutateAsync({ params, body })).id;
    },
    put: (importId, { page, firstRow, rows }, _, signal) =>
      call(putImportPage, { params: { ...params, importId, page }, body: { firstRow, rows } }, signal),
    finish: (importId, pages, mayLose) =>
      finish.mutateAsync({ params: { ...params, importId }, body: { pages, mayLose } }),
  });
}
