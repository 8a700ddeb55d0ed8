import { defineConfig } from 'vitest/config'

/** Tests that put something in the place of a module, or of the clock: each in a process of its own. */
const APART = [
  'tests/chat/slack/fuzz.test.ts',
  'tests/chat/teams/fuzz.test.ts',
  'tests/ledger/broken-hours.test.ts',
  'tests/ledger/hours-model.test.ts',
  'tests/time/timers.test.ts',
  'tests/documents/form-files.test.ts',
]

// A test that passes only in London's winter or on a fast machine proves nothing: UTC, and time enough on two cores. Three workers:
// one of them always waits for a process that it started, for a disk or for a clock.
export default defineConfig({
  test: {
    pool: 'forks',
    watch: false,
    maxWorkers: 3,
    env: { TZ: 'UTC' },
    setupFiles: ['tests/same-seed.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        // Reading the whole program anew for each of some 250 files took as long as a third of the tests.
        test: { name: 'together', isolate: false, include: ['tests/**/*.test.ts'], exclude: APART },
      },
      { extends: true, test: { name: 'apart', include: APART } },
    ],
  },
})
