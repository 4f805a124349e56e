// One mail as its reader got it: drawn in a frame that runs nothing, or as plain text.
import { Group, Modal, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getMessage } from '#shared/api/notifications.ts';
import { reading } from '#web/api/queries.ts';
import { useFocusReturn } from '#web/ui/focus-return.ts';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Trouble } from '#web/ui/page-trouble.tsx';

interface MessageDialogProps {
  readonly id: string;
  readonly onClose: () => void;
}

export function MessageDialog({ id, onClose }: MessageDialogProps) {
  useFocusReturn();
  const { data, error } = useQuery(reading(getMessage, { params: { id } }));
  const [shown, setShown] = useState('html');
  return (
    <Modal opened onClose={onClose} title={data?.subject ?? 'Mail'} size="xl">
      {error ? (
        <Trouble error={error} />
      ) : data ? (
        <>
          <Group justify="space-between" mb="sm">
            <Text fz="xs" c="dimmed">
              To {data.to}. Links that confirm or stop something are left out here.
            </Text>
            <SegmentedControl
              size="xs"
              aria-label="Shown as"
              data={[
                { value: 'html', label: 'As mail' },
                { value: 'text', label: 'As text' },
              ]}
              value={shown}
              onChange={setShown}
            />
          </Group>
          {shown === 'html' ? (
            <iframe
              title={data.subject}
              srcDoc={data.html}
              sandbox=""
              style={{
                width: '100%',
                height: '60vh',
                border: '1px solid var(--sl-line)',
                borderRadius: 'var(--sl-radius)',
              }}
            />
          ) : (
            <Text fz="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {data.text}
            </Text>
          )}
        </>
      ) : (
        <RowsSkeleton rows={4} />
      )}
    </Modal>
  );
}
