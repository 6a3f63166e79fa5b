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
    exclude: [
      'node_modules/**',
      // It compares with Node's own inspection.
      'worker/runner/inspect.test.ts',
      // Random input says nothing about the runtime that the other tests of frames do not.
      'shared/frame.fuzz.test.ts',
    ],
    globalSetup: ['test/postgres.ts'],
    // Limits are measured: one run at a time.
    fileParallelism: false,
    // As on Node: tests share nothing but modules.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
  },
})
