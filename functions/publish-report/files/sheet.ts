/** How a number is shown: German digits, a sign for zero where the page has one, a plus where it is a change. */
export type NumberFormat = { readonly decimals: number; readonly zero?: string; readonly plus?: true };

/** A cell of a workbook. */
export type SheetCell = {
  readonly value: string | number;
  /** A number as the page writes it. */
  readonly text?: string;
  readonly format?: NumberFormat;
  readonly style?: CellStyle;
  /** Name of another sheet, or a web address. */
  readonly link?: { readonly sheet: string } | { readonly url: string };
};

/** `title` is the heading of a sheet, `header` of a column, `sign` stands to the right where a number would. */
export type CellStyle = 'title' | 'header' | 'headerRight' | 'strong' | 'wrapped' | 'sign';

/** What a style means. Widths are given, so long text wraps only in `wrapped` cells and headers; elsewhere it runs on over empty cells. */
export const cellStyles: Readonly<Record<CellStyle, { readonly bold?: true; readonly size?: number; readonly right?: true; readonly wrap?: true }>> =
  {
    title: { bold: true, size: 14 },
    header: { bold: true, wrap: true },
    headerRight: { bold: true, wrap: true, right: true },
    strong: { bold: true },
    wrapped: { wrap: true },
    sign: { right: true },
  };

/** A sheet of a workbook. */
export type Sheet = {
  /** At most 31 characters, unique in the workbook. */
  readonly name: string;
  readonly rows: readonly (readonly (SheetCell | undefined)[])[];
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  /** Rows and columns that stay in sight; absent: none. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
};

/** A workbook, and what it says of itself. `at` is the only time in it. */
export type Workbook = { readonly title: string; readonly creator: string; readonly at: string; readonly sheets: readonly Sheet[] };
