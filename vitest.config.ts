import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Many tests wait for processes and pauses between retries more than they compute.
    maxWorkers: Math.max(4, availableParallelism()),
    restoreMocks: true,
  },
});
