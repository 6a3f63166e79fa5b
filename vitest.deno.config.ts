/** What `npm run test:deno` runs, on Deno: what both runtimes promise, real runners included. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'shared/**/*.test.ts',
      'worker/**/*.test.ts',
      'server/**/api.test.ts',
      'test/api-examples.test.ts',
      'test/hostile/hostile.test.ts',
    ],
    // It compares with Node's own inspection.
    exclude: ['node_modules/**', 'worker/runner/inspect.test.ts'],
    globalSetup: ['test/postgres.ts'],
    // Limits are measured: one run at a time.
    fileParallelism: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
