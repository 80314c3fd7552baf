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
    // As patient as every other wait in a step: on a busy machine a screen may take more than the second that is usual here.
    expect: { poll: { timeout: 15_000 } },
  },
})
