import type { Month } from '../../../shared/domain/calendar.ts';
import type { Mark } from '../../../shared/domain/statistics/monthly-report-figure.ts';

/**
 * An issue as every format shows it: the page, the PDF, the workbooks and the tables' own files are made from this and from nothing else, so
 * none of them can say another number. All text is German unless a part says otherwise.
 */
export type ReportDocument = {
  readonly title: string;
  /** `Stand 31. Oktober 2026 · erschienen am 25. November 2026`. */
  readonly subtitle: string;
  readonly month: Month;
  readonly revision: number;
  /** Numbered chapters of the main page, in order. */
  readonly sections: readonly Section[];
  /** Pages of their own beside it: Leichte Sprache, the English summary, the method. */
  readonly companions: readonly Companion[];
};

/** A page beside the main one. */
export type Companion = {
  /** Name in the folder of the issue, e.g. `leichte-sprache`. */
  readonly name: string;
  readonly title: string;
  readonly language: 'de' | 'en';
  readonly sections: readonly Section[];
};

/** A chapter. `id` is its permanent anchor. */
export type Section = { readonly id: string; readonly number?: string; readonly title: string; readonly blocks: readonly Block[] };

export type Block =
  | { readonly kind: 'heading'; readonly level: 3 | 4; readonly id?: string; readonly text: string }
  | { readonly kind: 'text'; readonly content: RichText; readonly small?: true }
  | { readonly kind: 'list'; readonly items: readonly RichText[]; readonly numbered?: true }
  | { readonly kind: 'definitions'; readonly entries: readonly { readonly term: string; readonly content: RichText }[] }
  /** What stands out: a correction, a remark of the editors. */
  | { readonly kind: 'notice'; readonly title: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'table'; readonly table: PublishedTable }
  | { readonly kind: 'chart'; readonly chart: PublishedChart };

/** Running text; never markup. `href` is a path of the site, an anchor of the page (`#…`) or an https address. */
export type RichText = readonly RichPart[];

export type RichPart =
  | string
  | { readonly kind: 'strong' | 'emphasis'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/** A table, with everything that a reader needs to use it alone. */
export type PublishedTable = {
  /** Permanent anchor, unique in the issue, and the name of its own file: `tabelle-municipal-housing-places`. */
  readonly id: string;
  /** `4.2`, `4.2 a`. */
  readonly number: string;
  /** Without number and unit. */
  readonly title: string;
  /** `Personen`; absent where columns have different ones. */
  readonly unit?: string;
  /** Which area and time the numbers are about, in words. */
  readonly scope: string;
  /** Header of the first column: what the lines are. */
  readonly subject: string;
  readonly columns: readonly TableColumn[];
  readonly groups: readonly TableGroup[];
  /** Whole sentences below the table: source with reference date, how it was computed, what is missing. */
  readonly notes: readonly RichText[];
  /** Long tables that few need stand on a page of their own; in all other formats they stand where they are. */
  readonly place: 'page' | 'annex';
};

export type TableColumn = { readonly key: string; readonly label: string; readonly kind: 'number' | 'text' };

/** Lines that belong together; a name makes them a group with a header of its own. */
export type TableGroup = { readonly name?: string; readonly rows: readonly TableRow[] };

export type TableRow = {
  /** Key of the area, code of the category, or code of the indicator. */
  readonly key: string;
  readonly header: string;
  /** Of the header: where the line's subject is explained. */
  readonly href?: string;
  readonly cells: readonly TableCell[];
  /** A sum over other lines. */
  readonly total?: true;
};

/** A cell as it is read, and as it is computed with. */
export type TableCell = {
  /** As it stands: `1.234`, `3 mehr`, `–`, `.`, a name. Without marks. */
  readonly text: string;
  /** Read out instead of `text`, where that is a sign. */
  readonly spoken?: string;
  /** The exact number behind it; absent where there is none to be shown. */
  readonly value?: number;
  /** Decimals that are shown of `value`. */
  readonly decimals?: number;
  readonly marks?: readonly Mark[];
  /** A short remark in the cell: another reference date, why there is no share. */
  readonly remark?: string;
};

/** A drawing with its numbers. */
export type PublishedChart = {
  /** Permanent anchor, unique in the issue. */
  readonly id: string;
  /** Of figures in the issue: 1, 2, … */
  readonly number: number;
  readonly title: string;
  /** What the drawing shows in words: first, last, lowest and highest figure, what is missing. */
  readonly description: string;
  /** `<svg role="img">` with title and description, for the page: text in `currentColor`, on a light panel in both themes. */
  readonly svg: string;
  /** The same for paper: fixed colours, the fonts of the paper. */
  readonly print: string;
  /** The numbers drawn, as a table. */
  readonly table: PublishedTable;
  readonly notes: readonly RichText[];
};
