import { describe, expect, it } from 'vitest';
import { publishReport } from '../../../functions/publish-report/publish-report.ts';
import { county } from '../../../shared/county/county.ts';
import { observation } from '../../support/observations.ts';
import { memorySystem } from './memory-system.ts';

const month = '2026-10';
const figures = (value: number) =>
  county.administrations.map(({ area }, at) => observation({ indicator: 'allocations_to_municipality', area, period: month, value: at + value }));

const system = () => {
  const made = memorySystem();
  made.deliver(figures(3));
  return made;
};

describe('an issue that was written before', () => {
  it('keeps what it has shown and hidden, whatever the program would choose now', async () => {
    const { deps, files, cells } = system();
    await publishReport({ month }, deps());
    const csv = `/berichte/${month}/zuwanderungsbericht-${month}.csv`;
    const [one, other] = [
      ...(files.get(csv) ?? '').matchAll(new RegExp(`^allocations_to_municipality,(\\d{9}),${month},M,_T,_T,_T,_T,\\d+,.*`, 'gm')),
    ];
    const idOf = (area = ''): string => `allocations_to_municipality|${area}|${month}|_T|_T|_T|_T`;
    const kept = cells.get(`${month}#1`);
    if (kept === undefined || one === undefined || other === undefined) throw new Error('nothing is shown');
    // One was hidden then, of the other nothing was known.
    const { [idOf(other[1])]: _unknown, ...shown } = kept.shown;
    cells.set(`${month}#1`, { ...kept, shown: { ...shown, [idOf(one[1])]: null } });
    await publishReport({ month }, deps());
    for (const [line, area] of [one, other]) {
      expect(files.get(csv)).not.toContain(line);
      expect(files.get(csv)).toContain(`allocations_to_municipality,${area},${month},M,_T,_T,_T,_T,,`);
    }
  });

  it('never stays on the page of its month when a newer one appeared meanwhile', async () => {
    const { deps, files, deliver, revisions } = system();
    await publishReport({ month }, deps());
    const slow = deps();
    const put: typeof slow.publication.put = async (file) => {
      if (file.path === `/berichte/${month}/` && revisions.size === 1) {
        deliver(figures(5));
        await publishReport({ month }, deps());
      }
      return slow.publication.put(file);
    };
    expect(await publishReport({ month }, { ...slow, publication: { ...slow.publication, put } })).toMatchObject({ revision: 2 });
    expect(files.get(`/berichte/${month}/`)).toBe(files.get(`/berichte/${month}/revision-2/`));
  });
});
