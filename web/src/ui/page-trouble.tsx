// What cannot be shown says why and what can be done about it.
import { Alert, Box, Button, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconMoodEmpty } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ApiProblem, sentenceOf } from '#web/api/problem.ts';
import { LinkButton } from './links.tsx';

export function PageMissing() {
  return (
    <Empty title="There is no such page">
      <Text c="dimmed" mb="md">
        The address may be old, or the thing was deleted.
      </Text>
      <LinkButton to="/" variant="default">
        Go home
      </LinkButton>
    </Empty>
  );
}

export function PageBroken({ error }: { readonly error: unknown }) {
  return (
    <Box p="xl">
      <Trouble error={error} retry={() => window.location.reload()} />
    </Box>
  );
}

export function Trouble({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const status = error instanceof ApiProblem ? error.status : undefined;
  const missing = status === 404 || status === 410;
  // What is gone or not allowed stays so, however often it is asked for.
  const final = missing || status === 403;
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={missing ? 'Not found' : error instanceof ApiProblem ? error.title : 'This could not be loaded'}
      role="alert"
    >
      {sentenceOf(error)}
      {retry && !final && (
        <Box mt="sm">
          <Button size="xs" variant="default" onClick={retry}>
            Try again
          </Button>
        </Box>
      )}
    </Alert>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
}

export function Empty({ title, icon, children }: EmptyProps) {
  return (
    <Stack align="center" gap={4} py={48} px="md" ta="center">
      <Box c="dimmed" mb={4}>
        {icon ?? <IconMoodEmpty size={30} stroke={1.4} aria-hidden />}
      </Box>
      <Title order={2} size="h4">
        {title}
      </Title>
      {children}
    </Stack>
  );
}
