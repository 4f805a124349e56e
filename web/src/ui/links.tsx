// Links and buttons that go to another page without loading it anew.
import { Anchor, type AnchorProps, Button, type ButtonProps, Text } from '@mantine/core';
import { Link, type RegisteredRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { mayOpen } from '#web/app/navigation.ts';
import { useSession } from '#web/app/session.ts';

/** The address of a page, as the router knows it. */
export type PagePath = keyof RegisteredRouter['routesByPath'];

interface Target {
  readonly to: PagePath;
  readonly params?: Readonly<Record<string, string>>;
  readonly search?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
  readonly 'aria-label'?: string;
}

/** A name that leads on, where the reader may go there; else only the name. */
export function TextLink({ to, params, search, ...props }: Target & AnchorProps) {
  const { roles } = useSession();
  if (!mayOpen(to, roles)) return <Text span {...props} />;
  const target = { to, params, search } as object;
  // A link in the color of the text is the name of a row; one in the text must not be told by its color alone.
  const underline = props.c === undefined ? 'always' : 'hover';
  return (
    <Anchor
      underline={underline}
      renderRoot={(root) => <Link {...root} {...(target as { to: string })} />}
      {...props}
    />
  );
}

/** The name of a row, in the color of its text. */
export function NameLink(target: Target) {
  return <TextLink fz="sm" fw={560} c="var(--mantine-color-text)" {...target} />;
}

export function LinkButton({ to, params, search, ...props }: Target & ButtonProps) {
  const target = { to, params, search } as object;
  return <Button renderRoot={(root) => <Link {...root} {...(target as { to: string })} />} {...props} />;
}
