import { addMonths, formatMonth, type Month } from '../../domain/calendar.ts';
import { englishMonth } from '../../domain/english-format.ts';
import type { Language } from '../../domain/notices/recipient.ts';
import { missingWord } from './figure-lines.ts';

type Issue = { readonly month: Month; readonly revision: number };

/** What the mail about a release says, besides its numbers. */
type ReleaseTexts = {
  readonly headline: (issue: Issue) => string;
  /** Begins with *Korrektur* in every language: it is the word of the report itself. */
  readonly correctedHeadline: (issue: Issue) => string;
  readonly opening: (issue: Issue, title: string) => string;
  readonly corrected: (issue: Issue) => string;
  readonly reason: string;
  readonly compared: (issue: Issue, whose: readonly string[]) => string;
  readonly changes: string;
  readonly changed: (label: string, area: string) => string;
  /** No key figure of these areas has changed. */
  readonly unchanged: (whose: readonly string[]) => string;
  readonly link: (issue: Issue) => string;
  readonly figures: (area: string) => string;
  readonly none: string;
  /** Stands where such a value does. */
  readonly missing: string;
};

const germanList = (words: readonly string[]): string => listedWith(words, 'und');
const listedWith = (words: readonly string[], and: string): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;

const before = (month: Month): string => formatMonth(addMonths(month, -1));

const german: ReleaseTexts = {
  headline: ({ month }) => `Zuwanderungsbericht ${formatMonth(month)} ist erschienen`,
  correctedHeadline: ({ month }) => `Korrektur: Zuwanderungsbericht ${formatMonth(month)}`,
  opening: ({ month }, title) => `Sie können den Bericht für ${formatMonth(month)} jetzt lesen: ${title}.`,
  corrected: ({ month, revision }) =>
    `der Bericht für ${formatMonth(month)} ist geändert und liegt jetzt in Fassung ${revision} vor. Bitte verwenden Sie nur noch diese Fassung.`,
  reason: 'Grund der Korrektur',
  compared: ({ month }, whose) => `Diese E-Mail nennt Kennzahlen (${germanList(whose)}), jeweils im Vergleich zum Vormonat ${before(month)}.`,
  changes: 'Geänderte Kennzahlen',
  changed: (label, area) => `${label} (${area})`,
  unchanged: (whose) => `Die Kennzahlen (${germanList(whose)}) sind dieselben wie in der vorigen Fassung. Geändert sind andere Angaben.`,
  link: ({ month }) => `Bericht ${formatMonth(month)} öffnen`,
  figures: (area) => `Kennzahlen: ${area}`,
  none: 'In diesem Monat liegen hier keine Kennzahlen vor.',
  missing: `„${missingWord('de')}“ bedeutet: Der Wert liegt nicht vor oder darf nicht gezeigt werden.`,
};

/** By language. */
export const releaseTexts: Readonly<Record<Language, ReleaseTexts>> = {
  de: german,
  'de-plain': {
    headline: ({ month }) => `Der Zuwanderungsbericht ${formatMonth(month)} ist da`,
    correctedHeadline: german.correctedHeadline,
    opening: ({ month }) => `Sie können den Bericht für ${formatMonth(month)} lesen. Er steht im Internet. Er zeigt Zahlen über Zuwanderung.`,
    corrected: ({ month, revision }) =>
      `im Bericht für ${formatMonth(month)} war etwas nicht richtig. Das ist geändert. Der richtige Bericht heißt: Fassung ${revision}. Bitte benutzen Sie nur diese Fassung.`,
    reason: 'Warum ist der Bericht geändert?',
    compared: ({ month }, whose) =>
      `In dieser E-Mail stehen wichtige Zahlen für: ${germanList(whose)}. Daneben stehen die Zahlen von ${before(month)}.`,
    changes: 'Diese Zahlen sind geändert',
    changed: german.changed,
    unchanged: (whose) => `Die wichtigen Zahlen für ${germanList(whose)} sind gleich geblieben. Andere Zahlen im Bericht sind geändert.`,
    link: ({ month }) => `Den Bericht ${formatMonth(month)} lesen`,
    figures: (area) => `Wichtige Zahlen: ${area}`,
    none: 'In diesem Monat gibt es hier keine Zahlen.',
    missing: `„${missingWord('de-plain')}“ bedeutet: Es gibt keine Zahl, oder wir dürfen die Zahl nicht zeigen.`,
  },
  en: {
    headline: ({ month }) => `Report on immigration for ${englishMonth(month)} published`,
    correctedHeadline: ({ month }) => `Korrektur (correction): report for ${englishMonth(month)}`,
    opening: ({ month }) =>
      `You can read the report on immigration for ${englishMonth(month)}. The link leads to a summary in English; the full report is in German.`,
    corrected: ({ month, revision }) =>
      `The report for ${englishMonth(month)} has been changed. Please use only revision ${revision}, which replaces the earlier ones.`,
    reason: 'Reason for the correction (in German)',
    compared: ({ month }, whose) =>
      `This email gives key figures (${listedWith(whose, 'and')}), compared with the month before, ${englishMonth(addMonths(month, -1))}.`,
    changes: 'Key figures that have changed',
    changed: (label, area) => `${label} (${area})`,
    unchanged: (whose) => `The key figures (${listedWith(whose, 'and')}) are those of the revision before. Other details have changed.`,
    link: ({ month }) => `Read the report for ${englishMonth(month)}`,
    figures: (area) => `Key figures: ${area}`,
    none: 'There are no key figures here for this month.',
    missing: `“${missingWord('en')}” means that the figure is not available or must not be shown.`,
  },
};
