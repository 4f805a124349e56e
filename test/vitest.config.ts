// Every test runs in this one process pool: threads without isolation, so that an embedded table is started once per worker.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'test/journeys/**', 'test/bench/**'],
    pool: 'threads',
    isolate: false,
    // By default one core is left idle, which on two is half of them.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
