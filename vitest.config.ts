import { defineConfig } from 'vitest/config';

/** Two suites: `unit` (pure, parallel) and `e2e` (real browsers, one file after the other, because they share a machine). */
export default defineConfig({
  define: { __EXAMPLES__: '[]' },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**', 'test/smoke/**', '**/node_modules/**'],
          testTimeout: 30_000,
        },
      },
      // scripts/smoke.mjs packages the app, then runs it.
      ...(process.env['HEADROOM_SMOKE'] === undefined
        ? []
        : [
            {
              extends: true as const,
              test: {
                name: 'smoke',
                include: ['test/smoke/**/*.smoke.test.ts'],
                testTimeout: 120_000,
                hookTimeout: 120_000,
                expect: { poll: { timeout: 20_000 } },
              },
            },
          ]),
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.test.ts'],
          fileParallelism: false,
          // Claims are polled until they hold. A machine may be slow, and only a claim that never holds costs this time.
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
