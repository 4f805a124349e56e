// Documents stay where they are kept; a contract holds their titles and links.
import { TextInput } from '@mantine/core';
import { Fields } from '#web/ui/fields.tsx';
import { Card } from '#web/ui/page.tsx';
import { RowList } from '#web/ui/row-list.tsx';
import type { PartProps } from './contract-typing.ts';
import { documentTyping } from './row-typing.ts';

const MOST = 50;

export function DocumentFields({ typing, set, reasons }: PartProps) {
  return (
    <Card title="Documents" lead="Links to where they are kept">
      <RowList
        rows={typing.documents}
        onChange={(documents) => set({ documents })}
        blank={documentTyping}
        most={MOST}
        noun="document"
        none="No document is linked."
      >
        {(row, index, change) => (
          <Fields>
            <TextInput
              label="Title"
              required
              maxLength={120}
              value={row.title}
              onChange={(event) => change({ title: event.currentTarget.value })}
              error={reasons[`documents.${index}.title`] && 'A document needs a title'}
            />
            <TextInput
              label="Link"
              required
              type="url"
              inputMode="url"
              placeholder="https://"
              maxLength={500}
              value={row.url}
              onChange={(event) => change({ url: event.currentTarget.value })}
              error={reasons[`documents.${index}.url`] && 'An address that begins with https://'}
            />
          </Fields>
        )}
      </RowList>
    </Card>
  );
}
