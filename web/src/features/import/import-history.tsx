// The uploads of a connection, newest first; one left open can be closed.
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { abandonImport, type Import, listImports } from '#shared/api/imports.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { moment, number } from '#web/ui/format.ts';
import { Card } from '#web/ui/page.tsx';
import { say } from '#web/ui/say.ts';
import { plural, spoken } from '#web/ui/words.ts';

/** What an upload did, in words. */
export function importSentence({ state, rows, refused, result }: Import): string {
  if (state === 'abandoned') return 'Given up: nothing of it was published';
  if (state === 'open') return `Open: ${plural(rows, 'row')} so far`;
  const bad = refused > 0 ? `, ${number(refused)} could not be applied` : '';
  if (!result || result.unchanged) return `${plural(rows, 'row')}: nothing changed${bad}`;
  return `${plural(rows, 'row')}: ${number(result.joined)} new, ${number(result.changed)} changed, ${number(result.left)} gone${bad}`;
}

export function ImportHistory({ connectionId }: { readonly connectionId: string }) {
  const { timeZone } = useSession();
  const { data } = useQuery(reading(listImports, { params: { id: connectionId } }));
  const close = useChange(abandonImport, { onDone: () => say.done('The upload was closed') });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card title="Uploads before" flush>
      <ul className="sl-cards">
        {items.map((one) => (
          <li key={one.id}>
            <Group justify="space-between" gap="sm">
              <div>
                <Text fz="sm" fw={540}>
                  {one.fileName}
                </Text>
                <Text fz="xs" c="dimmed">
                  {spoken(one.kind)} · {moment(one.startedAt, timeZone)}
                </Text>
              </div>
              <Group gap="sm">
                <Text fz="sm">{importSentence(one)}</Text>
                {one.state === 'open' && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    loading={close.isPending}
                    onClick={() =>
                      close.mutate(
                        { params: { id: connectionId, importId: one.id } },
                        { onError: (error) => say.failed(error) },
                      )
                    }
                  >
                    Close it
                  </Button>
                )}
              </Group>
            </Group>
          </li>
        ))}
      </ul>
    </Card>
  );
}
