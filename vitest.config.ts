import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longestFirst.ts';

/** What is left of the module of one file would be met by the next: stores of a window, stand-ins for its modules. */
const KEEPS_STATE = ['test/renderer/**', 'test/electron/**'];

/** Its claim is about time: what was typed a second before a crash is not lost. Beside another app it would be that app's time. */
const ALONE = 'test/e2e/recovery.e2e.test.ts';

/** A machine may be slow, and only a claim that never holds costs this time. */
const PATIENCE = { testTimeout: 240_000, hookTimeout: 240_000 };
const PATIENCE_WITH_APPS = { ...PATIENCE, expect: { poll: { timeout: 20_000 } } };

/**
 * `unit` are pure suites, which share the modules they load; `window` those of modules that keep state, which do not; `e2e` real browsers
 * and the real desktop app; `alone` what of these nothing else may run beside. Vitest leaves one processor idle unless told otherwise.
 */
export default defineConfig({
  define: { __EXAMPLES__: '[]' },
  test: {
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**', 'test/smoke/**', ...KEEPS_STATE, '**/node_modules/**'],
          isolate: false,
          ...PATIENCE,
        },
      },
      {
        extends: true,
        test: { name: 'window', include: KEEPS_STATE.map((folder) => `${folder}/*.test.{ts,tsx}`), ...PATIENCE },
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
                maxWorkers: 1,
                sequence: { groupOrder: 2 },
                ...PATIENCE_WITH_APPS,
              },
            },
          ]),
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.test.ts'],
          exclude: [ALONE],
          // Two apps at a time keep two processors busy. Each has a display of its own on Linux; elsewhere they would take the focus from each other.
          maxWorkers: process.platform === 'linux' ? 2 : 1,
          sequence: { groupOrder: 1 },
          // What drives the apps keeps nothing of one file for the next, and takes a second to load.
          isolate: false,
          ...PATIENCE_WITH_APPS,
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: [ALONE], maxWorkers: 1, sequence: { groupOrder: 2 }, ...PATIENCE_WITH_APPS },
      },
    ],
  },
});
