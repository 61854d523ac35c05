import { atMost, type Measurement, told } from './measure.ts';
import { type ReleaseProcess, withReleases } from './release-process.ts';
import type { Took } from './release-scenario.ts';

/** How many Gemeinden, and how often each is measured: a run of the larger ones takes minutes. */
const sizes = [
  { size: 20, runs: 3 },
  { size: 165, runs: 3 },
  { size: 1106, runs: 1 },
  { size: 10_786, runs: 1 },
] as const;

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

/** Seconds of the processor for each Gemeinde: of all formats, of the PDF, and of everything else. */
type Each = { readonly size: number; readonly whole: number; readonly paper: number; readonly others: number };

const growths = (before: Each, each: Each): Measurement[] => {
  const growth = (of: 'whole' | 'paper' | 'others', name: string): Measurement =>
    atMost(`${name} for each Gemeinde, ${each.size} against ${before.size}`, each[of] / before[of], mostGrowth, 'x');
  if (each.size > mostOnPaper) return [growth('others', 'time without PDF')];
  // The PDF by itself as well: in the sum a part that grows faster is seen only when it is the largest.
  return [growth('whole', 'time of all formats'), growth('paper', 'time of the PDF')];
};

/** A release of counties of many sizes: every Gemeinde has its lines in every table, page, workbook and file of data, and in the PDF. */
export const growthTimes = (): Promise<Measurement[]> =>
  withReleases(async (releases) => {
    const rows: Measurement[] = [];
    let before: Each | undefined;
    for (const { size, runs } of sizes) {
      const { release, paper, megabytes } = await best(releases, size, runs);
      const each: Each = {
        size,
        whole: release.processor / size,
        paper: paper.processor / size,
        others: (release.processor - paper.processor) / size,
      };
      const formats = size > mostOnPaper ? 'all formats but PDF' : 'all formats';
      rows.push(
        told(`release with ${size} Gemeinden, ${formats}: processor time`, release.processor, 's'),
        told(`release with ${size} Gemeinden, ${formats}: processor time for each`, each.whole * 1000, 'ms'),
        ...(size > mostOnPaper ? [] : [told(`PDF with ${size} Gemeinden: processor time`, paper.processor, 's')]),
        told(`release with ${size} Gemeinden, ${formats}: memory at its peak`, megabytes, 'MB'),
        ...(before === undefined ? [] : growths(before, each)),
      );
      before = each;
    }
    return rows;
  });
