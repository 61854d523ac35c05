import type { CountyProfile } from '../../../shared/county/profile.ts';
import type { Instant } from '../../../shared/domain/calendar.ts';
import { revisionPath } from '../../../shared/domain/statistics/publication-paths.ts';
import type { Block, Companion, ReportDocument, RichText, Section } from '../document/report-document.ts';
import { type PaperChart, paperChart } from './paper-chart.ts';
import { anchorsOf, type LinkTarget, linksIn } from './paper-links.ts';
import { longestWord, type PaperTable, paperTable } from './paper-table.ts';
import { texts } from './texts.ts';

/** What the PDF is given beside the document. */
export type PaperSite = {
  readonly county: CountyProfile;
  readonly exampleData: boolean;
  /** Public address without a slash at the end: paths become addresses that work from paper. */
  readonly siteUrl: string;
  /** When the inputs were frozen; the only time in the file. */
  readonly frozenAt: Instant;
};

/** Running text for report.typ. */
export type PaperText = readonly (
  | string
  | { readonly kind: 'strong' | 'emphasis'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly target: LinkTarget }
)[];

/** A block for report.typ; an `id` is unique in the file, `null` for none. */
export type PaperBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly id: string | null; readonly text: string; readonly language: 'de' | 'en' }
  | { readonly kind: 'text'; readonly content: PaperText; readonly small: boolean }
  | { readonly kind: 'list'; readonly items: readonly PaperText[]; readonly numbered: boolean }
  | { readonly kind: 'definitions'; readonly entries: readonly { readonly term: string; readonly content: PaperText }[] }
  | { readonly kind: 'notice'; readonly title: string; readonly blocks: readonly PaperBlock[] }
  | PaperTable
  | PaperChart;

/** What is set in one language and in one kind of type. */
type PaperChapter = { readonly language: 'de' | 'en'; readonly easy: boolean; readonly blocks: readonly PaperBlock[] };

/** All words of the report, as report.typ takes them: plain text, never markup. */
export type ReportPaper = {
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  readonly description: string;
  /** UTC. */
  readonly date: Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>>;
  readonly header: { readonly left: string; readonly right: string };
  readonly footer: { readonly left: string; readonly page: string; readonly of: string };
  readonly notice: string | null;
  /** Who publishes, in lines. */
  readonly imprint: readonly string[];
  /** Where the issue and its data are. */
  readonly online: { readonly label: string; readonly url: string };
  readonly contents: string;
  /** Longer words of a cell break anywhere. */
  readonly longest: number;
  readonly chapters: readonly PaperChapter[];
};

/** What a chapter's blocks are made with: the place of its links, and its language. */
export type PaperContext = {
  readonly rich: (content: RichText) => PaperText;
  readonly target: (href: string) => LinkTarget;
  /** Anchor in the file; `null` where it would not be unique. */
  readonly id: (anchor: string) => string | null;
  readonly language: 'de' | 'en';
};

const dateOf = (instant: Instant): ReportPaper['date'] => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = instant.split(/\D/).map(Number);
  return { year, month, day, hour, minute, second };
};

/** PDF/UA allows no gap in the levels of headings; what comes after a higher one is at most one below it. */
const withoutGaps = (blocks: readonly PaperBlock[]): readonly PaperBlock[] => {
  let last = 1;
  const settle = (block: PaperBlock): PaperBlock => {
    if (block.kind === 'notice') return { ...block, blocks: block.blocks.map(settle) };
    if (block.kind !== 'heading') return block;
    last = Math.min(block.level, last + 1);
    return { ...block, level: last };
  };
  return blocks.map(settle);
};

/** @param deeper levels that a companion's headings stand below those of the main part */
const blocksOf = (block: Block, context: PaperContext, deeper: number): readonly PaperBlock[] => {
  const { rich, id, language } = context;
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: block.level + deeper, id: block.id === undefined ? null : id(block.id), text: block.text, language }];
    case 'text':
      return [{ kind: 'text', content: rich(block.content), small: block.small ?? false }];
    case 'list':
      return [{ kind: 'list', items: block.items.map(rich), numbered: block.numbered ?? false }];
    case 'definitions':
      return [{ kind: 'definitions', entries: block.entries.map(({ term, content }) => ({ term, content: rich(content) })) }];
    case 'notice':
      return [{ kind: 'notice', title: block.title, blocks: block.blocks.flatMap((inner) => blocksOf(inner, context, deeper)) }];
    case 'table':
      return [paperTable(block.table, context)];
    case 'chart':
      return [paperChart(block.chart, context), paperTable(block.chart.table, context)];
  }
};

const sectionBlocks = ({ id, number, title, blocks }: Section, context: PaperContext, deeper: number): readonly PaperBlock[] => [
  { kind: 'heading', level: 2 + deeper, id: context.id(id), text: number === undefined ? title : `${number} ${title}`, language: context.language },
  ...blocks.flatMap((block) => blocksOf(block, context, deeper)),
];

/** A page beside the report is a chapter at its end. */
const companionChapter = ({ name, title, language, sections }: Companion, context: PaperContext): PaperChapter => ({
  language,
  easy: name === 'leichte-sprache',
  blocks: withoutGaps([
    { kind: 'heading', level: 2, id: context.id(''), text: title, language },
    ...sections.flatMap((section) => sectionBlocks(section, context, 1)),
  ]),
});

/** The document as report.typ takes it: the report, then Leichte Sprache, the English summary and the method as chapters. */
export const reportPaper = (document: ReportDocument, site: PaperSite): ReportPaper => {
  const { title, subtitle, month, revision, sections, companions } = document;
  const { county, exampleData, siteUrl, frozenAt } = site;
  const home = `${siteUrl}${revisionPath(month, revision)}`;
  const links = linksIn(home, anchorsOf(document));
  const main: PaperContext = { ...links(''), language: 'de' };
  return {
    title,
    subtitle,
    author: county.name,
    description: texts.description(county.name),
    date: dateOf(frozenAt),
    header: { left: title, right: exampleData ? texts.exampleData : '' },
    footer: { left: revision === 1 ? county.name : `${county.name}, ${texts.revision(revision)}`, page: texts.page, of: texts.of },
    notice: exampleData ? texts.exampleNotice : null,
    imprint: [texts.publisher, county.name, county.office.name, county.office.street, county.office.city, county.office.email],
    online: { label: texts.online, url: home },
    contents: texts.contents,
    longest: longestWord + 1,
    chapters: [
      { language: 'de', easy: false, blocks: withoutGaps(sections.flatMap((section) => sectionBlocks(section, main, 0))) },
      ...companions.map((companion) => companionChapter(companion, { ...links(companion.name), language: companion.language })),
    ],
  };
};
