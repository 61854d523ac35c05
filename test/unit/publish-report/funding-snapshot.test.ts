import { describe, expect, it } from 'vitest';
import { takeFundingSnapshot } from '../../../functions/publish-report/funding-snapshot.ts';
import type { Application } from '../../../shared/domain/funding/application.ts';
import { openApplication } from '../../../shared/domain/funding/open-application.ts';
import { round, submission } from '../../support/submissions.ts';

const application = (different: Partial<Application> = {}): Application => ({
  ...openApplication(
    { ...submission, project: { ...submission.project, startDate: '2026-03-01', endDate: '2026-10-15' } },
    {
      id: '00000000-0000-4000-8000-000000000001',
      reference: 'INT-2026-0001',
      at: '2026-01-10T10:00:00.000Z',
      round: { ...round, id: '2026-1', budgetYear: 2026 },
    },
  ),
  state: 'running',
  approvedAmount: 500_000,
  ...different,
});

const rounds = [
  { ...round, id: '2026-1', budgetYear: 2026 },
  { ...round, id: '2027-1', budgetYear: 2027 },
  { ...round, id: '2020-1', budgetYear: 2020 },
];
const budget = {
  year: 2026,
  total: 10_000_000,
  earmarks: [
    { label: 'a', amount: 1_000_000 },
    { label: 'b', amount: 500_000 },
  ],
  committed: 3_000_000,
  reserve: 0,
  paid: 0,
  status: 'adopted' as const,
};
const at = '2026-11-25T05:00:00.000Z';

const snapshot = (byRound: Readonly<Record<string, readonly Application[]>>, asked: string[] = []) =>
  takeFundingSnapshot('2026-10', at, {
    rounds: async () => rounds,
    applicationsOfRound: async (id) => {
      asked.push(id);
      return byRound[id] ?? [];
    },
    budget: async (year) => (year === 2026 ? budget : undefined),
  });

const projectDates = (startDate: string, endDate: string) => application({ project: { ...submission.project, startDate, endDate } });

describe('running projects', () => {
  it.each(['award_issued', 'running', 'proof_due', 'closed'] as const)('shows one that is %s', async (state) => {
    expect((await snapshot({ '2026-1': [application({ state })] })).projects).toHaveLength(1);
  });

  it.each(['submitted', 'formal_check', 'info_requested', 'assessed', 'decided', 'rejected', 'withdrawn'] as const)(
    'does not show one that is %s',
    async (state) => {
      expect((await snapshot({ '2026-1': [application({ state })] })).projects).toEqual([]);
    },
  );

  it.each([
    ['2026-10-31', '2026-12-31', 1],
    ['2026-01-01', '2026-10-01', 1],
    ['2026-11-01', '2026-12-31', 0],
    ['2026-01-01', '2026-09-30', 0],
  ])('from %s to %s in October: %d', async (start, end, count) => {
    expect((await snapshot({ '2026-1': [projectDates(start, end)] })).projects).toHaveLength(count);
  });

  it('shows what is public, and no contact', async () => {
    const { projects } = await snapshot({ '2026-1': [application()] });
    expect(projects).toEqual([
      {
        reference: 'INT-2026-0001',
        title: submission.project.title,
        organisation: submission.organisation.name,
        municipalities: submission.project.municipalities,
        startDate: '2026-03-01',
        endDate: '2026-10-15',
        targetGroups: ['Zugewanderte', 'Alle Menschen im Ort'],
        approvedAmount: 500_000,
        shortDescription: submission.project.shortDescription,
      },
    ]);
  });

  it.each([
    ['natural-person', 'Privatperson'],
    ['unregistered-group', 'Nicht eingetragene Gruppe'],
  ] as const)('never names a %s', async (legalForm, shown) => {
    const own = application({ organisation: { ...submission.organisation, name: 'Erika Mustermann', legalForm } });
    const found = await snapshot({ '2026-1': [own] });
    expect(found.projects[0]?.organisation).toBe(shown);
    expect(JSON.stringify(found)).not.toContain('Mustermann');
  });

  it('shows the description only with its release', async () => {
    const { projects } = await snapshot({ '2026-1': [application({ reuseRelease: false })] });
    expect(projects[0]).not.toHaveProperty('shortDescription');
  });
});

describe('money', () => {
  it('says what there is, and what is asked for in the year', async () => {
    const found = await snapshot({
      '2026-1': [
        application({ requestedAmount: 100 }),
        application({ requestedAmount: 20, state: 'submitted' }),
        application({ requestedAmount: 3, state: 'rejected' }),
        application({ requestedAmount: 4, state: 'withdrawn' }),
      ],
      '2027-1': [application({ requestedAmount: 5000, state: 'submitted' })],
    });
    expect(found).toMatchObject({ takenAt: at, year: 2026 });
    expect(found.budget).toEqual({
      total: 10_000_000,
      earmarked: 1_500_000,
      committed: 3_000_000,
      free: 5_500_000,
      requested: 120,
    });
  });

  it('of several rounds of a year is one budget, and what is asked for in all of them', async () => {
    const found = await takeFundingSnapshot('2026-10', at, {
      rounds: async () => [...rounds, { ...round, id: '2026-klein', budgetYear: 2026 }],
      applicationsOfRound: async (id) =>
        id === '2026-1'
          ? [application({ requestedAmount: 100 })]
          : id === '2026-klein'
            ? [application({ reference: 'INT-2026-0002', requestedAmount: 7 })]
            : [],
      budget: async () => budget,
    });
    expect(found.budget?.requested).toBe(107);
    expect(found.projects.map(({ reference }) => reference)).toEqual(['INT-2026-0001', 'INT-2026-0002']);
  });

  it('asks rounds next to the year only: its time does not grow with the history', async () => {
    const asked: string[] = [];
    await snapshot({}, asked);
    expect(asked.sort()).toEqual(['2026-1', '2027-1']);
  });
});
