import type { ChapterProfile } from './monthly-report.ts';

/** A chapter of every issue: its permanent anchor, its title, and the indicators of its tables. */
export type IssueChapter = { readonly id: string; readonly title: string; readonly indicators: readonly string[] };

/** The chapters that an issue has: those of the profile, then the ones about money, which have no indicator. */
export const issueChapters = ({ chapters }: { readonly chapters: readonly ChapterProfile[] }): readonly IssueChapter[] => [
  ...chapters.map(({ id, title, indicators }) => ({ id, title, indicators })),
  { id: 'projekte', title: 'Integrationsprojekte', indicators: [] },
  { id: 'foerdermittel', title: 'Stand der Fördermittel', indicators: [] },
];
