// Nothing is drawn before the person is signed in at the organisation's issuer (authorization code with PKCE).
import { Alert, Button, Center, Loader, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconLogin2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { type ReactNode, useEffect, useMemo } from 'react';
import { AuthProvider, useAuth } from 'react-oidc-context';
import { takeAccessFrom } from '#web/api/client.ts';
import { Mark } from './mark.tsx';

interface Configuration {
  readonly authority: string;
  readonly clientId: string;
  readonly stage: string;
}

async function readConfiguration(): Promise<Configuration> {
  const response = await fetch('/config.json');
  if (!response.ok) throw new Error('The configuration of this page cannot be read.');
  return (await response.json()) as Configuration;
}

/** Where the issuer sends people back to; the address they wanted travels in the state. */
const RETURN_PATH = '/signed-in';

function userManager({ authority, clientId }: Configuration): UserManager {
  const { origin } = window.location;
  return new UserManager({
    authority,
    client_id: clientId,
    redirect_uri: origin + RETURN_PATH,
    post_logout_redirect_uri: `${origin}/`,
    scope: 'openid email profile',
    userStore: new WebStorageStateStore({ store: window.sessionStorage }),
    automaticSilentRenew: true,
  });
}

export function SignIn({ children }: { readonly children: ReactNode }) {
  const { data, error } = useQuery({
    queryKey: ['config'],
    queryFn: readConfiguration,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const manager = useMemo(() => data && userManager(data), [data]);
  if (error) return <Failed reason={error.message} />;
  if (!manager) return <Waiting />;
  return (
    <AuthProvider
      userManager={manager}
      onSigninCallback={(user) => {
        const wanted = typeof user?.state === 'string' ? user.state : '/';
        // The router's place in the history stays in its state: without it no way back can be stopped.
        window.history.replaceState(window.history.state, '', wanted.startsWith('/') ? wanted : '/');
      }}
    >
      <Gate manager={manager}>{children}</Gate>
    </AuthProvider>
  );
}

function Gate({ manager, children }: { readonly manager: UserManager; readonly children: ReactNode }) {
  const { isLoading, isAuthenticated, error, user, activeNavigator } = useAuth();
  const token = user?.access_token;
  takeAccessFrom({
    token: () => token,
    renew: async () => (await manager.signinSilent().catch(() => null))?.access_token,
  });
  useEffect(() => {
    if (!isLoading && !isAuthenticated && window.location.pathname === RETURN_PATH)
      window.history.replaceState(window.history.state, '', '/');
  }, [isLoading, isAuthenticated]);
  if (isAuthenticated && activeNavigator === undefined) return children;
  if (isAuthenticated && activeNavigator === 'signinSilent') return children;
  if (isLoading || activeNavigator) return <Waiting />;
  return <Welcome manager={manager} {...(error && { reason: error.message })} />;
}

function Welcome({ manager, reason }: { readonly manager: UserManager; readonly reason?: string }) {
  const { pathname, search } = window.location;
  const enter = () => manager.signinRedirect({ state: pathname + search });
  return (
    <Center component="main" mih="100dvh" p="lg">
      <Stack gap="lg" maw="24rem" w="100%">
        <Mark size={44} />
        <div>
          <Title order={1} size="h2">
            Seatledger
          </Title>
          <Text c="dimmed" mt={6}>
            What you bought, who uses it, and which date comes next.
          </Text>
        </div>
        {reason && (
          <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title="Signing in did not work">
            {reason}
          </Alert>
        )}
        <Button size="md" onClick={enter} leftSection={<IconLogin2 size={18} aria-hidden />}>
          Sign in
        </Button>
      </Stack>
    </Center>
  );
}

export function Waiting() {
  return (
    <Center component="main" mih="100dvh" aria-busy="true">
      <Loader aria-label="Loading" />
    </Center>
  );
}

function Failed({ reason }: { readonly reason: string }) {
  return (
    <Center component="main" mih="100dvh" p="lg">
      <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title="The page cannot start" maw="28rem">
        {reason}
        <Button mt="md" variant="default" onClick={() => window.location.reload()}>
          Try again
        </Button>
      </Alert>
    </Center>
  );
}
