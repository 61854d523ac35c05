import { join } from 'node:path';
import { atMost, type Measurement, median, told } from './measure.ts';
import { withReleases } from './release-process.ts';

const runs = 3;
const months = [12, 24, 120] as const;

/**
 * A release after 12, 24 and 120 published months: what lies further back than two years must not cost anything. Measured in turn, so that whatever
 * else the machine does meets all of them. Without the PDF, which is the same in all of them.
 */
export const historyTimes = (): Promise<Measurement[]> =>
  withReleases(async ({ make, makePast }) => {
    const folder = await makePast(months);
    const taken: Record<(typeof months)[number], number>[] = [];
    const audits: { readonly seconds: number; readonly unsafe: number }[] = [];
    for (let n = 0; n < runs; n += 1) {
      const after = async (count: number) => make({ paper: false, audited: count === 24, past: join(folder, `${count}.json`) });
      const [twelve, twentyFour, many] = [await after(12), await after(24), await after(120)];
      taken.push({ 12: twelve.release.processor, 24: twentyFour.release.processor, 120: many.release.processor });
      audits.push({ seconds: twentyFour.audit.processor, unsafe: twentyFour.unsafe });
    }
    return [
      ...months.map((count) => told(`release after ${count} months, without PDF: processor time`, median(taken.map((all) => all[count])), 's')),
      atMost('release after 120 months against 24: difference', Math.abs(median(taken.map((all) => all[120] / all[24])) - 1), 0.1, 'x'),
      told('audit after 24 months: processor time', median(audits.map(({ seconds }) => seconds)), 's'),
      atMost('audit after 24 months: unsafe numbers', median(audits.map(({ unsafe }) => unsafe)), 0, 'numbers'),
    ];
  });
