// A card whose lines are still being read.
import { Skeleton, Stack } from '@mantine/core';

export function LinesSkeleton() {
  return (
    <Stack gap="xs" aria-busy="true">
      <Skeleton h={14} w="60%" />
      <Skeleton h={14} w="80%" />
      <Skeleton h={14} w="45%" />
    </Stack>
  );
}
