import { defineConfig } from 'vitest/config'

// Journeys in a real browser against the real product. A file is one installation; two files walk beside each other.
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['src/journeys/**/*.spec.ts'],
    globalSetup: ['src/stage/global-setup.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
