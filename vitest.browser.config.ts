import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/postgres.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // Every file brings up a judge and a browser of its own.
    fileParallelism: false,
  },
})
