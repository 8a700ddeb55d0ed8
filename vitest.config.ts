import { defineConfig } from 'vitest/config'

// A test that passes only in London's winter or on a fast machine proves nothing: UTC, and time enough on two cores, both used.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    watch: false,
    maxWorkers: 2,
    env: { TZ: 'UTC' },
    setupFiles: ['tests/same-seed.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
