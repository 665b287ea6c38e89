import { defineConfig } from 'vitest/config'

// Two workers: every test file has a database of its own on one server, and the machines we know have two cores. The files of a worker share its process:
// loading the product takes as long as most files take to run. Each lane of journeys walks a product of its own (test/journeys/support/global-setup.ts).
export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'http',
          pool: 'forks',
          isolate: false,
          setupFiles: ['test/support/each-file.ts'],
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
          exclude: ['test/journeys/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          pool: 'forks',
          globalSetup: ['test/journeys/support/global-setup.ts'],
          include: ['test/journeys/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
