import { describe, expect, it } from 'vitest';
import { announceReport } from '../../../functions/announce-report/announce-report.ts';
import { announceRounds } from '../../../functions/announce-rounds/announce-rounds.ts';
import type { Announced, Announcement } from '../../../shared/domain/notices/announcement.ts';
import type { ProjectReads } from '../../../shared/domain/statistics/new-projects.ts';
import type { MonthRelease, PublicProject, Release } from '../../../shared/domain/statistics/release.ts';
import { beginAnnouncement } from '../../../shared/mail/begin-announcement.ts';
import { memoryAnnouncements } from '../../support/memory-announcements.ts';
import { round } from '../../support/submissions.ts';

const project = (reference: string): PublicProject => ({
  reference,
  title: reference,
  organisation: 'Verein',
  municipalities: [],
  startDate: '2026-01-01',
  endDate: '2026-12-31',
});

const issue = (month: string, frozenAt: string, references: readonly string[]): Release => ({
  month,
  revision: 1,
  state: 'published',
  inputsHash: '',
  vintages: [],
  frozenAt,
  funding: { takenAt: frozenAt, year: 2026, projects: references.map(project) },
});

const readsOf = (issues: readonly Release[]): ProjectReads => ({
  releases: async (): Promise<MonthRelease[]> =>
    issues.map(({ month, frozenAt }) => ({ month, revision: 1, issues: [{ revision: 1, frozenAt }], files: [] })),
  revision: async (month) => issues.find((one) => one.month === month),
});

const september = issue('2026-09', '2026-10-25T04:00:00.000Z', ['A', 'B']);
const announcedBy = async (issues: readonly Release[], release: { readonly month: string; readonly revision: number }) => {
  const announced: Announced[] = [];
  await announceReport(release, { ...readsOf(issues), announce: async (about) => void announced.push(about) });
  return announced.map(({ kind }) => kind);
};

describe('announcing a release', () => {
  it.each([
    ['the report, and the projects that are new in it', ['B', 'C'], ['release', 'projects']],
    ['the report alone where no project is new', ['A'], ['release']],
  ])('tells of %s', async (_name, references, kinds) => {
    expect(await announcedBy([september, issue('2026-10', '2026-11-25T05:00:00.000Z', references)], { month: '2026-10', revision: 1 })).toEqual(
      kinds,
    );
  });

  it('tells of all projects with the first issue there is', async () => {
    expect(await announcedBy([september], { month: '2026-09', revision: 1 })).toEqual(['release', 'projects']);
  });

  it('tells of no projects with a correction, nor with a month that appears after a later one', async () => {
    const october = issue('2026-10', '2026-10-20T05:00:00.000Z', ['A']);
    expect(await announcedBy([september, october], { month: '2026-10', revision: 2 })).toEqual(['release']);
    expect(await announcedBy([september, october], { month: '2026-09', revision: 1 })).toEqual(['release']);
  });
});

describe('announcing rounds', () => {
  it('tells of those that take applications', async () => {
    const announced: Announced[] = [];
    const rounds = [
      { ...round, id: 'open', opensAt: '2026-11-01T00:00:00.000Z', closesAt: '2026-12-01T00:00:00.000Z' },
      { ...round, id: 'over', opensAt: '2025-11-01T00:00:00.000Z', closesAt: '2025-12-01T00:00:00.000Z' },
      { ...round, id: 'to come', opensAt: '2026-12-01T00:00:00.000Z', closesAt: '2027-12-01T00:00:00.000Z' },
    ];
    await announceRounds({
      rounds: async () => rounds,
      announce: async (about) => void announced.push(about),
      now: () => '2026-11-02T06:00:00.000Z',
    });
    expect(announced).toEqual([{ kind: 'rounds', roundId: 'open' }]);
  });
});

describe('beginning an announcement', () => {
  const about: Announced = { kind: 'rounds', roundId: '2027' };
  const worldOf = (killAt: readonly number[] = []) => memoryAnnouncements({ recipients: [], lettersOf: async () => undefined, killAt });
  const beginIn = ({ deps, announcements }: ReturnType<typeof worldOf>) =>
    beginAnnouncement({ announcements, wake: deps.wake, now: () => '2026-11-25T05:00:00.000Z', hold: 10 })(about);

  it('keeps it held and has it gone on with when the hold is over', async () => {
    const world = worldOf();
    await beginIn(world);
    expect([...world.stored.values()]).toMatchObject([{ id: 'rounds#2027', state: 'holding', sendAt: '2026-11-25T05:10:00.000Z', made: 0 }]);
    expect(world.queue).toEqual(['rounds#2027']);
  });

  it('begins it once, whatever dies', async () => {
    for (const point of [0, 1, 2, 3]) {
      const world = worldOf([point]);
      await expect(beginIn(world)).rejects.toThrow();
      await beginIn(world);
      expect(world.stored.size).toBe(1);
      expect(new Set(world.queue)).toEqual(new Set(['rounds#2027']));
    }
  });

  it('leaves alone what is further', async () => {
    const world = worldOf();
    await beginIn(world);
    const [begun] = world.stored.values();
    const further: Announcement['state'] = 'expanded';
    if (begun !== undefined) world.stored.set(begun.id, { ...begun, state: further });
    await beginIn(world);
    expect([world.queue.length, world.stored.get('rounds#2027')?.state]).toEqual([1, 'expanded']);
  });
});
