import { defineConfig } from 'vitest/config'

// Tests use one real PostgreSQL, started once per run (globalSetup); every file gets its own clone of a migrated template.
export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.{ts,tsx}', 'tools/**/*.test.mjs'],
    globalSetup: ['packages/server/src/platform/testing/global-setup.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
