import { defineConfig } from 'vitest/config'

// Two cores are the measure: more workers would only take turns, and journeys share one browser's worth of memory.
const setup = ['test/database.setup.ts']
// Vitest gives up after 1 s by itself, and an answer can take longer on a busy machine. What has a deadline names its own.
const patient = { poll: { timeout: 20_000 } }

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,tools,test,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', '**/*.journey.test.ts'],
          // None of them changes what another sees; loading the same modules for each file anew takes two fifths of the time.
          isolate: false,
          // Generous: a busy machine is slow, and a test that hangs still ends.
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'db',
          include: ['{src,test,bench}/**/*.db.test.ts'],
          globalSetup: setup,
          expect: patient,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/**/*.journey.test.ts'],
          globalSetup: setup,
          expect: patient,
          fileParallelism: false,
          // A browser on a busy machine: what passes only the second time is named in the end. In the long form nothing has a second time.
          retry: process.env.AUBURN_PROOFS === 'full' ? 0 : 1,
          maxWorkers: 1,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
