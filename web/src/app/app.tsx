// Providers around the page: look, data, sign-in and address.
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queryClient } from '#web/api/query-client.ts';
import { Said } from '#web/ui/said.tsx';
import { router } from './router.tsx';
import { SessionGate } from './session-gate.tsx';
import { SignIn } from './sign-in.tsx';
import { cssVariables, theme } from './theme.ts';

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Said />
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
