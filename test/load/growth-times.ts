import { atMost, type Measurement, told } from './measure.ts';
import { type ReleaseProcess, withReleases } from './release-process.ts';
import type { Took } from './release-scenario.ts';

const sizes = [20, 165, 1106, 10_786] as const;

/** Gemeinden up to which the PDF is set: what the typesetter holds of more does not fit into the memory of a function. */
const mostOnPaper = 1106;

/** At most so much more time for each area than in the size before: what is linear stays at 1, and runs differ. */
const mostGrowth = 1.15;

const best = async ({ make }: ReleaseProcess, municipalities: number, runs: number): Promise<Took> => {
  const all: Took[] = [];
  for (let n = 0; n < runs; n += 1) all.push(await make({ municipalities, paper: municipalities <= mostOnPaper }));
  // The fastest: whatever else the machine does can only add.
  return all.reduce((a, b) => (a.release.processor <= b.release.processor ? a : b));
};

/** A release of counties of many sizes: every Gemeinde has its lines in every table, page, workbook and file of data. */
export const growthTimes = (): Promise<Measurement[]> =>
  withReleases(async (releases) => {
    const rows: Measurement[] = [];
    let before: { readonly size: number; readonly seconds: number } | undefined;
    for (const size of sizes) {
      const { release, paper, megabytes } = await best(releases, size, size > mostOnPaper ? 1 : 3);
      const seconds = release.processor - paper.processor;
      rows.push(told(`release with ${size} Gemeinden, without PDF: processor time`, seconds, 's'));
      if (size <= mostOnPaper) rows.push(told(`PDF with ${size} Gemeinden: processor time`, paper.processor, 's'));
      rows.push(told(`release with ${size} Gemeinden: memory at its peak`, megabytes, 'MB'));
      if (before !== undefined) {
        const growth = seconds / size / (before.seconds / before.size);
        rows.push(atMost(`time for each Gemeinde, ${size} against ${before.size}`, growth, mostGrowth, 'x'));
      }
      before = { size, seconds };
    }
    return rows;
  });
