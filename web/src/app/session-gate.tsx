// The page is drawn for the person the API knows; whoever has no role is told so.
import { Alert, Button, Center, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAuth } from 'react-oidc-context';
import { getSession } from '#shared/api/session.ts';
import { sentenceOf } from '#web/api/problem.ts';
import { reading } from '#web/api/queries.ts';
import { SessionContext } from './session.ts';
import { Waiting } from './sign-in.tsx';

export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { data, error, refetch } = useQuery(reading(getSession, {}));
  const auth = useAuth();
  const signOut = () => {
    const origin = `${window.location.origin}/`;
    // Cognito's sign-out page wants these two names beside the standard ones.
    void auth.signoutRedirect({
      extraQueryParams: { client_id: auth.settings.client_id, logout_uri: origin },
    });
  };
  if (data) return <SessionContext value={{ ...data, signOut }}>{children}</SessionContext>;
  if (!error) return <Waiting />;
  return (
    <Center component="main" mih="100dvh" p="lg">
      <Alert
        color="red"
        icon={<IconAlertTriangle aria-hidden />}
        title="You are signed in, but the page cannot be shown"
        maw="30rem"
      >
        {sentenceOf(error)} If you have no role yet, ask an administrator to give you one.
        <Group mt="md">
          <Button variant="default" onClick={() => refetch()}>
            Try again
          </Button>
          <Button variant="default" onClick={signOut}>
            Sign out
          </Button>
        </Group>
      </Alert>
    </Center>
  );
}
