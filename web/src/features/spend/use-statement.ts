// A statement is sent to the organisation, each page with how to read it; what was understood is remembered once it is in.
import { beginSpendImport, finishSpendImport, putSpendPage } from '#shared/api/spend-imports.ts';
import { StatementOptions } from '#shared/domain/spend/statement-preset.ts';
import { call } from '#web/api/client.ts';
import { useChange } from '#web/api/queries.ts';
import { useUpload } from '#web/features/import/use-upload.ts';

export function useStatement() {
  const begin = useChange(beginSpendImport);
  const finish = useChange(finishSpendImport);
  return useUpload({
    noun: 'spend',
    begin: async ({ name }) => (await begin.mutateAsync({ body: { fileName: name.slice(-200) } })).id,
    put: (id, { page, firstRow, rows }, { options }, signal) => {
      const body = { firstRow, rows, options: StatementOptions.parse(options) };
      return call(putSpendPage, { params: { id, page }, body }, signal);
    },
    finish: (id, pages) => finish.mutateAsync({ params: { id }, body: { pages } }),
  });
}
