// Providers around the page: look, data, sign-in and address.
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queryClient } from '#web/api/query-client.ts';
import { router } from './router.tsx';
import { SessionGate } from './session-gate.tsx';
import { SignIn } from './sign-in.tsx';
import { cssVariables, theme } from './theme.ts';

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Notifications position="bottom-right" limit={3} />
      <QueryClientProvider client={queryClient}>
        <SignIn>
          <SessionGate>
            <RouterProvider router={router} />
          </SessionGate>
        </SignIn>
      </QueryClientProvider>
    </MantineProvider>
  );
}
