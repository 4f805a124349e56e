// The notice, ready to send: copied, opened as a mail, or saved as a file.
import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconMail } from '@tabler/icons-react';
import type { RenewalView } from '#shared/api/renewals.ts';
import { saveFile } from '#web/ui/save-file.ts';
import { mailAddress } from './mail-address.ts';

export type Letter = NonNullable<RenewalView['letter']>;

interface LetterTextProps {
  readonly letter: Letter;
  readonly contractName: string;
}

export function LetterText({ letter, contractName }: LetterTextProps) {
  const whole = `${letter.subject}\n\n${letter.text}`;
  return (
    <Stack gap="xs">
      <Text fz="sm">
        To {letter.to || 'the vendor'}: <b>{letter.subject}</b>
      </Text>
      <Text
        tabIndex={0}
        role="region"
        aria-label="Text of the notice"
        fz="sm"
        p="sm"
        mah="16rem"
        bg="var(--sl-hover)"
        style={{
          whiteSpace: 'pre-wrap',
          overflow: 'auto',
          overflowWrap: 'anywhere',
          borderRadius: 'var(--sl-radius)',
        }}
      >
        {letter.text}
      </Text>
      <Group gap="xs">
        <CopyButton value={whole}>
          {({ copied, copy }) => (
            <Button
              size="xs"
              variant="default"
              onClick={copy}
              leftSection={copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button
          size="xs"
          variant="default"
          component="a"
          href={mailAddress(letter)}
          leftSection={<IconMail size={15} aria-hidden />}
        >
          Open as mail
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() =>
            saveFile(new Blob([whole], { type: 'text/plain;charset=utf-8' }), `notice ${contractName}.txt`)
          }
        >
          Download
        </Button>
      </Group>
    </Stack>
  );
}
