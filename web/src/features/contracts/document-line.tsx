// A document's link leads out only by https, and tells the other side nothing of where it came from.
import { Anchor, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { DocumentLink } from '#shared/domain/contracts/contract.ts';

interface DocumentLineProps {
  readonly title: string;
  readonly url: string;
}

export function DocumentLine(document: DocumentLineProps) {
  const { title, url } = document;
  if (!DocumentLink.safeParse(document).success) {
    return (
      <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
        {title} ({url})
      </Text>
    );
  }
  return (
    <Anchor href={url} target="_blank" rel="noopener noreferrer" fz="sm" display="block">
      {title} <IconExternalLink size={13} aria-label="opens in a new tab" style={{ verticalAlign: '-1px' }} />
      <Text span fz="xs" c="dimmed">
        {' '}
        {new URL(url).hostname}
      </Text>
    </Anchor>
  );
}
