// A list from the newest on ends in a button for what is older, while there is any.
import { Button, Center } from '@mantine/core';

interface OlderProps {
  /** `Older entries` */
  readonly name: string;
  readonly pages: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}

export function Older({ name, pages }: OlderProps) {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  if (!hasNextPage) return null;
  return (
    <Center p="sm">
      <Button variant="default" size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {name}
      </Button>
    </Center>
  );
}
