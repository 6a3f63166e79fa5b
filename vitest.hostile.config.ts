import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/hostile/*.test.ts'],
    globalSetup: ['test/postgres.ts'],
    // Limits are measured: one run at a time.
    fileParallelism: false,
  },
})
