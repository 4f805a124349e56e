// Before anything is asked for: what happens to each of the chosen people, what it saves, and who has to allow it.
import { Accordion, Alert, Stack, Text, Textarea } from '@mantine/core';
import { IconEye, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { askForActions, previewActions } from '#shared/api/actions.ts';
import type { AnswerOf } from '#web/api/client.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Trouble } from '#web/ui/page-trouble.tsx';
import { say } from '#web/ui/say.ts';
import { plural } from '#web/ui/words.ts';
import { PlanView } from './plan-view.tsx';
import { REASON_WORDS, savingText } from './words.ts';

interface AskDialogProps {
  readonly licenseId: string;
  readonly accountIds: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

type Preview = AnswerOf<typeof previewActions>;

export function AskDialog({ licenseId, accountIds, onClose, onDone }: AskDialogProps) {
  const [note, setNote] = useState('');
  const wish = { licenseId, task: 'reclaim' as const, accountIds: [...accountIds] };
  const preview = useQuery(reading(previewActions, { body: wish }));
  const ask = useChange(askForActions, {
    onDone: ({ items }) => {
      const refused = items.filter((one) => one.refused);
      const asked = items.length - refused.length;
      if (asked > 0) say.done(`${plural(asked, 'action')} asked for; Actions shows how far they are`);
      if (refused[0]?.refused)
        say.failed(new Error(refused[0].refused.reason), `${plural(refused.length, 'account')} left alone`);
      onDone();
    },
  });
  const { data } = preview;
  const possible = data?.items.filter((one) => asksFor(one, data)) ?? [];
  return (
    <FormDialog
      title={`Take the license away from ${plural(accountIds.length, 'account')}?`}
      submit={possible.length > 0 ? `Ask for ${plural(possible.length, 'action')}` : 'Close'}
      size="xl"
      danger={possible.length > 0}
      busy={ask.isPending || preview.isLoading}
      error={ask.error}
      isTyped={note !== ''}
      onClose={onClose}
      onSubmit={() =>
        possible.length === 0
          ? onClose()
          : ask.mutate({ body: { ...wish, ...(note.trim() !== '' && { note: note.trim() }) } })
      }
    >
      {preview.error ? (
        <Trouble error={preview.error} retry={() => void preview.refetch()} />
      ) : data ? (
        <What preview={data} />
      ) : (
        <RowsSkeleton />
      )}
      <Textarea
        label="Why"
        description="Optional; it stands in the log and is shown to whoever has to allow it"
        maxLength={1000}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

/** What a person does by hand can be asked for while the connection only observes. */
function asksFor({ plan, refused }: Preview['items'][number], { acting }: Preview): boolean {
  return refused === undefined && plan !== undefined && (acting.on || !plan.possible);
}

function What({ preview }: { readonly preview: Preview }) {
  const { acting, items, frees, saves, connectionName } = preview;
  const saved = savingText(saves);
  const reasons = [...new Set(items.flatMap((one) => one.reasons))];
  return (
    <Stack gap="sm">
      {!acting.on && (
        <Alert color="yellow" icon={<IconEye aria-hidden />} title="Nothing is done at the vendor now">
          {acting.reason}.
        </Alert>
      )}
      {acting.on && reasons.length > 0 && (
        <Alert color="blue" icon={<IconInfoCircle aria-hidden />} title="Somebody else has to allow it">
          An owner of the application or an admin is needed, as{' '}
          {new Intl.ListFormat('en').format(reasons.map((one) => REASON_WORDS[one]))}.
        </Alert>
      )}
      <Text fz="sm">
        Frees {plural(frees, 'seat')} of {preview.licenseName} at {connectionName}
        {saved ? `: ${saved}` : ''}. Each is done once, and confirmed by reading back.
      </Text>
      <Accordion
        variant="separated"
        multiple
        defaultValue={items.length === 1 ? [items[0]?.accountId ?? ''] : []}
      >
        {items.map((one) => (
          <Accordion.Item key={one.accountId} value={one.accountId}>
            <Accordion.Control>
              <Text fz="sm" fw={540}>
                {one.name}
              </Text>
              <Text fz="xs" c="dimmed">
                {one.refused?.reason ??
                  (one.plan?.possible ? one.plan.does.join('. ') : 'A task for a person')}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>
              {one.plan ? (
                <PlanView plan={one.plan} task="reclaim" />
              ) : (
                <Text fz="sm">{one.refused?.reason}</Text>
              )}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Stack>
  );
}
