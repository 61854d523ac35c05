import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { manifest } from '../../functions/publish-report/manifest.ts';
import { bundledRun } from '../support/bundled-run.ts';
import { median } from './measure.ts';
import { type Scenario, type Took, tookSchema } from './release-scenario.ts';

const run = promisify(execFile);

/** Makes releases, each in a new process with the code bundled as a function's. */
export type ReleaseProcess = {
  readonly folder: string;
  readonly make: (scenario: Scenario) => Promise<Took>;
  /** Publishes the 24 months before the example month. @returns folder with what is left of so many months, `<months>.json` each */
  readonly makePast: (months: readonly number[]) => Promise<string>;
};

/** Bundles the program, lends it, and removes it. */
export const withReleases = async <T>(work: (releases: ReleaseProcess) => Promise<T>): Promise<T> => {
  const { file, folder, remove } = await bundledRun('test/load/release-run.ts');
  const start = async (scenario: Scenario): Promise<string> => {
    const young = `--max-semi-space-size=${manifest.semiSpace}`;
    const { stdout } = await run(process.execPath, [young, file, folder, JSON.stringify(scenario)], { maxBuffer: 2 ** 26 });
    return stdout;
  };
  try {
    return await work({
      folder,
      make: async (scenario) => tookSchema.parse(JSON.parse(/^took=(.+)$/m.exec(await start(scenario))?.[1] ?? 'null')),
      makePast: async (months) => {
        await start({ paper: false, makePast: [...months], keep: folder });
        return folder;
      },
    });
  } finally {
    await remove();
  }
};

/** The middle of what several runs took, number by number. */
export const middle = (all: readonly Took[], of: (took: Took) => number): number => median(all.map(of));
