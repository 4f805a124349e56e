// Every page has one heading, an optional sentence under it, its actions beside it and the same measure.
import { Box, Group, Text, Title } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { type PagePath, TextLink } from './links.tsx';

interface PageProps {
  readonly title: string;
  /** Name of the browser's tab where the heading is no name. */
  readonly tab?: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly badge?: ReactNode;
  readonly back?: {
    readonly to: PagePath;
    readonly name: string;
    readonly params?: Readonly<Record<string, string>>;
  };
  readonly width?: string;
  readonly children: ReactNode;
}

export function Page({
  title,
  tab = title,
  lead,
  actions,
  badge,
  back,
  width = '90rem',
  children,
}: PageProps) {
  useEffect(() => {
    document.title = `${tab} · Seatledger`;
  }, [tab]);
  return (
    <Box maw={width} px={{ base: 'md', sm: 'xl' }} py="lg">
      {back && (
        <TextLink
          to={back.to}
          {...(back.params && { params: back.params })}
          fz="sm"
          mb={6}
          underline="hover"
          display="inline-flex"
          style={{ alignItems: 'center', gap: 2 }}
        >
          <IconChevronLeft size={15} aria-hidden />
          {back.name}
        </TextLink>
      )}
      <Group justify="space-between" align="flex-start" gap="sm" mb="lg">
        <Box miw={0} flex="1 1 20rem">
          <Group gap="sm">
            <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
              {title}
            </Title>
            {badge}
          </Group>
          {lead && (
            <Text c="dimmed" fz="sm" mt={4} component="div">
              {lead}
            </Text>
          )}
        </Box>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Box>
  );
}

interface CardProps {
  readonly title?: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A quiet surface; `flush` lets a table or list touch its edges. */
export function Card({ title, lead, actions, flush, children }: CardProps) {
  return (
    <section className="sl-card" {...(title && { 'aria-label': title })}>
      {title && (
        <Group justify="space-between" px="md" pt="sm" pb={flush ? 'sm' : 4} gap="xs">
          <div>
            <Title order={2} size="h5">
              {title}
            </Title>
            {lead && (
              <Text fz="xs" c="dimmed" mt={2} component="div">
                {lead}
              </Text>
            )}
          </div>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
      )}
      {flush ? (
        children
      ) : (
        <Box p="md" {...(title && { pt: 'xs' })}>
          {children}
        </Box>
      )}
    </section>
  );
}
