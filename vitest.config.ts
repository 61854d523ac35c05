import { defineConfig } from 'vitest/config';

// One project per cost: unit (milliseconds), then stores, rules over the template, and the whole system.
export default defineConfig({
  test: {
    // Logs of the functions are looked at where a test asks for them; otherwise they only hide its output.
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_DEV: 'false' },
    projects: [
      // A whole issue takes a second by itself, and ten when others work beside.
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], testTimeout: 240_000, hookTimeout: 240_000 } },
      {
        extends: true,
        test: {
          name: 'store',
          include: ['test/store/**/*.test.ts'],
          globalSetup: ['test/support/store-tables.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      // One synthesis for all files: they only read the templates.
      { extends: true, test: { name: 'infra', include: ['test/infra/**/*.test.ts'], isolate: false, testTimeout: 60_000, hookTimeout: 120_000 } },
      {
        extends: true,
        test: { name: 'journey', include: ['test/journey/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000, fileParallelism: false },
      },
      {
        extends: true,
        test: { name: 'browser', include: ['test/browser/**/*.test.ts'], testTimeout: 90_000, hookTimeout: 120_000, fileParallelism: false },
      },
    ],
  },
});
