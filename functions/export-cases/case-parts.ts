import { formatInstant } from '../../shared/domain/calendar.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { texts } from './texts.ts';

/** A name and what it says, line by line. */
export type Fact = { readonly label: string; readonly value: readonly string[] };

/** What stands under a heading of a case file. Plain text, never markup. */
export type Part = { readonly heading: string; readonly level: 2 | 3; readonly facts?: readonly Fact[] } & Readonly<Record<string, unknown>>;

export const fact = (label: string, ...value: readonly string[]): Fact => ({ label, value });

export const lines = (text: string): readonly string[] => text.split(/\r?\n/);

/** An amount, where there is one. */
export const euro = (label: string, cents: number | undefined): readonly Fact[] => (cents === undefined ? [] : [fact(label, formatEuro(cents))]);

/** Who did it, and when. */
export const signed = ({ by, at }: { readonly by: { readonly name: string }; readonly at: string }): string =>
  texts.file.by(by.name, formatInstant(at));
