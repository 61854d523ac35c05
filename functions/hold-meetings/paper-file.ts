import type { CountyProfile } from '../../shared/county/profile.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import type { DecisionPaper, PaperSection } from '../../shared/domain/funding/decision-paper.ts';
import type { Template } from '../../shared/typesetting/typst.ts';
import { texts } from './texts.ts';

/** How papers are set. */
export const template: Template = {
  file: 'papers.typ',
  fonts: ['FiraSans-Regular.ttf', 'FiraSans-SemiBold.ttf', 'Vazirmatn-Regular.ttf', 'Vazirmatn-SemiBold.ttf'],
};

/** One paper, or all of a meeting with its agenda before them: all words of the file, plain text, never markup. */
export type PaperFile = {
  /** Title of the file, and its first heading where it is of several papers. */
  readonly title: string;
  readonly author: string;
  readonly description: string;
  /** What the file's properties say of its making, UTC. */
  readonly date: Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>>;
  readonly header: { readonly left: string; readonly right: string };
  readonly footer: { readonly left: string; readonly page: string; readonly of: string };
  /** In a frame under the title, `null` for none. */
  readonly notice: string | null;
  readonly missingCharacters: string;
  /** Stands before the papers of a meeting; `null` for one paper alone. */
  readonly cover: readonly PaperSection[] | null;
  readonly papers: readonly DecisionPaper[];
};

/** Where papers are made. */
export type PaperFrame = { readonly county: CountyProfile; readonly exampleData: boolean };

const dateOf = (instant: Instant): PaperFile['date'] => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = instant.split(/\D/).map(Number);
  return { year, month, day, hour, minute, second };
};

/** Puts papers into a file. @param at instant at which it is made */
export const paperFile = (
  { county, exampleData }: PaperFrame,
  at: Instant,
  { title, footer, cover, papers }: { readonly title: string; readonly footer: string } & Pick<PaperFile, 'cover' | 'papers'>,
): PaperFile => ({
  title,
  author: county.name,
  description: texts.file.description(county.name),
  date: dateOf(at),
  header: { left: `${county.name}, ${county.department.name}`, right: exampleData ? texts.file.exampleData : '' },
  footer: { left: footer, page: texts.file.page, of: texts.file.of },
  notice: exampleData ? texts.file.exampleNotice : null,
  missingCharacters: texts.file.missingCharacters,
  cover,
  papers,
});
