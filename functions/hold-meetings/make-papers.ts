import { areaName } from '../../shared/county/areas.ts';
import { formatDate, type Instant, inBerlin } from '../../shared/domain/calendar.ts';
import { freeMoney } from '../../shared/domain/funding/budget.ts';
import { consultedSteps } from '../../shared/domain/funding/committee.ts';
import { decisionPaper, type PaperSection, type PaperSource, publicLineOf, type RouteLine } from '../../shared/domain/funding/decision-paper.ts';
import { nextMeetingOf } from '../../shared/domain/funding/decision-route.ts';
import { type Meeting, stepRoles } from '../../shared/domain/funding/meeting.ts';
import { formatEuro, sumCents } from '../../shared/domain/money.ts';
import type { CommitteeStore } from '../../shared/store/committee-store.ts';
import type { FundingStore } from '../../shared/store/funding-store.ts';
import type { PaperFile, PaperFrame } from './paper-file.ts';
import { paperFile } from './paper-file.ts';
import type { Case, ListedCase } from './read-case.ts';
import { texts } from './texts.ts';
import { paperFactsOf } from './write-paper.ts';

/** What making papers needs from outside. */
export type PapersDeps = Pick<CommitteeStore, 'meetings'> & Pick<FundingStore, 'budget'> & { readonly now: () => Instant };

/** The steps of a case with their days: of what happened, of the agenda that it is on, or of the next meeting that is known. */
export const routeLinesOf = ({ route, consultations, round, application }: Case, meetings: readonly Meeting[], today: string): readonly RouteLine[] =>
  consultedSteps(route, consultations).map(({ step, consultation }) => {
    const planned = meetings.find(
      ({ body, date, items }) => body === step.body && date >= today && items.some(({ applicationId }) => applicationId === application.id),
    );
    return { step, consultation, date: consultation?.date ?? planned?.date ?? (round && nextMeetingOf(round, step.body, today)) };
  });

/** Years that a project costs money in. */
const yearsOf = ({ application: { project }, round }: Case): number[] => {
  const [from, to] = [Number(project.startDate.slice(0, 4)), Number(project.endDate.slice(0, 4))];
  return [
    ...new Set([...(round === undefined ? [] : [round.budgetYear]), ...Array.from({ length: Math.min(to - from, 3) + 1 }, (_, at) => from + at)]),
  ].sort();
};

/** What a paper of a case is made from. @param editor who writes it where nobody else is named */
export const sourcesOf = async (cases: readonly Case[], editor: string, { county }: PaperFrame, deps: PapersDeps): Promise<PaperSource[]> => {
  const today = inBerlin(deps.now()).date;
  const years = [...new Set(cases.flatMap(yearsOf))];
  const [meetings, budgets] = await Promise.all([deps.meetings(today), Promise.all(years.map((year) => deps.budget(year)))]);
  return cases.map((of) => ({
    application: of.application,
    round: of.round,
    review: of.review,
    facts: paperFactsOf(of, editor),
    route: routeLinesOf(of, meetings, today),
    budgets: yearsOf(of).flatMap((year) => budgets[years.indexOf(year)] ?? []),
    county,
    placeName: (ags) => areaName(county, ags) ?? ags,
  }));
};

/** Sums of an agenda: asked for, proposed, and what is free in the budgets of its rounds. */
export const sumsOf = async (cases: readonly ListedCase[], deps: Pick<PapersDeps, 'budget'>) => {
  const years = [...new Set(cases.flatMap(({ of }) => (of.round === undefined ? [] : [of.round.budgetYear])))].sort();
  const budgets = await Promise.all(years.map((year) => deps.budget(year)));
  return {
    requested: sumCents(cases.map(({ of }) => of.application.requestedAmount)),
    proposed: sumCents(cases.map(({ of }) => of.proposed)),
    free: years.flatMap((year, at) => {
      const budget = budgets[at];
      return budget === undefined ? [] : [{ year, amount: freeMoney(budget) }];
    }),
  };
};

/** @see sumsOf */
export type Sums = Awaited<ReturnType<typeof sumsOf>>;

const coverOf = (cases: readonly ListedCase[], sums: Sums): PaperSection[] => [
  {
    heading: texts.agenda.title,
    blocks: [
      {
        kind: 'table',
        columns: [
          ...texts.cover.columns.map((title, at) => ({ title, share: at === 1 ? 5 : 2 })),
          ...texts.cover.amounts.map((title) => ({ title, numeric: true as const, share: 3 })),
        ],
        rows: [
          ...cases.map(({ item, of }, place) => {
            const { name, title } = publicLineOf(of.application);
            return [
              String(place + 1),
              `${title}, ${name} (${item.reference})`,
              stepRoles[item.role],
              formatEuro(of.application.requestedAmount),
              formatEuro(of.proposed),
            ];
          }),
          [texts.cover.total, '', '', formatEuro(sums.requested), formatEuro(sums.proposed)],
        ],
      },
      { kind: 'facts', rows: sums.free.map(({ year, amount }) => ({ label: texts.cover.free(year), value: [formatEuro(amount)] })) },
    ],
  },
];

/** All papers of a meeting in one file, its agenda before them. */
export const papersOfMeeting = async (
  meeting: Meeting,
  cases: readonly ListedCase[],
  editor: string,
  frame: PaperFrame,
  deps: PapersDeps,
): Promise<PaperFile> => {
  const sources = await sourcesOf(
    cases.map(({ of }) => of),
    editor,
    frame,
    deps,
  );
  const title = texts.cover.title(meeting.body, formatDate(meeting.date));
  const cover = coverOf(cases, await sumsOf(cases, deps));
  return paperFile(frame, deps.now(), { title, footer: title, cover, papers: sources.map((source) => decisionPaper(source).paper) });
};

/** The paper of one case alone. */
export const paperOfCase = async (of: Case, editor: string, frame: PaperFrame, deps: PapersDeps): Promise<PaperFile> => {
  const [source] = await sourcesOf([of], editor, frame, deps);
  if (source === undefined) throw new Error('a case has one paper');
  const { paper } = decisionPaper(source);
  return paperFile(frame, deps.now(), { title: paper.title, footer: texts.cover.footer(of.application.reference), cover: null, papers: [paper] });
};
