import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**', 'data/**', 'test/browser/**', 'test/hostile/levels.test.ts'],
    globalSetup: ['test/postgres.ts'],
    // Tests share nothing but modules, and reading those anew for each file took longer than the tests.
    isolate: false,
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
