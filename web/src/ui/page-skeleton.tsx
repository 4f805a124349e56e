// While a page comes, its shape stands there.
import { Box, Skeleton, Stack } from '@mantine/core';

export function PageSkeleton() {
  return (
    <Box px={{ base: 'md', sm: 'xl' }} py="lg" aria-busy="true" aria-label="Loading">
      <Skeleton h={28} w={220} mb="lg" />
      <RowsSkeleton />
    </Box>
  );
}

const ROWS = Array.from({ length: 8 }, (_, index) => index);

export function RowsSkeleton({ rows = 8 }: { readonly rows?: number }) {
  return (
    <Stack gap={10} p="md" className="sl-card" aria-busy="true" aria-label="Loading" role="status">
      {ROWS.slice(0, rows).map((row) => (
        <Skeleton key={row} h={18} w={`${96 - ((row * 13) % 30)}%`} />
      ))}
    </Stack>
  );
}
