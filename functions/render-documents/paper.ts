import type { Instant } from '../../shared/domain/calendar.ts';
import type { Template } from '../../shared/typesetting/typst.ts';

/** How papers are set. */
export const template: Template = {
  file: 'document.typ',
  fonts: ['FiraSans-Regular.ttf', 'FiraSans-SemiBold.ttf', 'Vazirmatn-Regular.ttf', 'Vazirmatn-SemiBold.ttf'],
};

/** A line with its name before it; the value may have several lines. */
export type Fact = { readonly label: string; readonly value: readonly string[] };

/** A table whose amounts stand to the right: what, more of it line by line, how much. */
type AmountTable = {
  readonly columns: readonly [kind: string, details: string, amount: string];
  readonly rows: readonly { readonly kind: string; readonly details: readonly string[]; readonly amount: string }[];
  readonly total: { readonly label: string; readonly amount: string };
};

/**
 * A part of a paper under its heading, in this order: sentences, a list, and facts or a table of amounts. One without any has only further
 * parts, which have the next level.
 */
export type Part = {
  readonly heading: string;
  readonly level: 2 | 3;
  readonly paragraphs?: readonly string[];
  readonly items?: readonly string[];
} & ({ readonly facts?: readonly Fact[] } | AmountTable);

/** All words of a paper, as document.typ takes them: plain text, never markup. */
export type Paper = {
  /** Heading of the first page, and title of the file. */
  readonly title: string;
  readonly author: string;
  /** What the file is, for its properties. */
  readonly description: string;
  /** What the file's properties say of its making, UTC. Part of the bytes, so it comes from the data. */
  readonly date: Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>>;
  /** On top of every page, left and right. */
  readonly header: { readonly left: string; readonly right: string };
  /** At the bottom of every page; on the right `Seite 1 von 2`. */
  readonly footer: { readonly left: string; readonly page: string; readonly of: string };
  /** In a frame under the title, `null` for none. */
  readonly notice: string | null;
  /** Stands under the opening when a character of the paper had to be written as its number. */
  readonly missingCharacters: string;
  /** Of a letter: to whom, above the title; and what identifies it, below. */
  readonly address?: readonly string[];
  readonly head?: readonly Fact[];
  readonly opening: readonly string[];
  readonly parts: readonly Part[];
  /** Of a letter: how it ends. */
  readonly closing?: readonly string[];
};

/** An instant as the properties of a file name it. */
export const dateOf = (instant: Instant): Paper['date'] => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = instant.split(/\D/).map(Number);
  return { year, month, day, hour, minute, second };
};
