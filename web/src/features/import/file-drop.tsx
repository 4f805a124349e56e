// A file is dropped here or chosen from a dialog.
import { Button, FileButton, Group, Loader, Text } from '@mantine/core';
import { IconAlertTriangle, IconFileTypeCsv } from '@tabler/icons-react';
import { useState } from 'react';

interface FileDropProps {
  /** Name of the file that is being read. */
  readonly reading: string | undefined;
  readonly trouble: string | undefined;
  readonly onFile: (file: File) => void;
  /** How much it may hold. */
  readonly most?: string;
}

export function FileDrop({ reading, trouble, onFile, most = '100,000 rows and more' }: FileDropProps) {
  const [over, setOver] = useState(false);
  return (
    <fieldset
      aria-label="File"
      className="sl-drop"
      style={{ margin: 0 }}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(reading === undefined);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file && reading === undefined) onFile(file);
      }}
    >
      {reading === undefined ? (
        <>
          <IconFileTypeCsv size={30} stroke={1.4} aria-hidden color="var(--mantine-color-dimmed)" />
          <Text fz="sm" mt={4}>
            Drop a CSV file here
          </Text>
          <Text fz="xs" c="dimmed" mb="sm">
            Comma, semicolon or tab; any spreadsheet program’s encoding; up to {most}
          </Text>
          <FileButton onChange={(file) => file && onFile(file)} accept=".csv,.tsv,.txt,text/csv">
            {({ onClick }) => (
              <Button variant="default" size="xs" onClick={onClick}>
                Choose a file
              </Button>
            )}
          </FileButton>
          {trouble && (
            <Group gap={6} justify="center" mt="sm" role="alert" c="var(--mantine-color-error)">
              <IconAlertTriangle size={16} aria-hidden />
              <Text fz="sm">{trouble}</Text>
            </Group>
          )}
        </>
      ) : (
        <Group justify="center" gap="sm" role="status">
          <Loader size="sm" />
          <Text fz="sm">Reading {reading}</Text>
        </Group>
      )}
    </fieldset>
  );
}
