import { defineConfig } from 'vitest/config'

// Journeys in a real browser against the real product. A file is one installation; two files walk beside each other.
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['src/journeys/**/*.spec.ts'],
    globalSetup: ['src/stage/global-setup.ts'],
    maxWorkers: 2,
    // Longer than any one wait inside a step, so that the step itself says what did not come.
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
