import { type RenderedMail, subjectLimit } from '../domain/notices/mail.ts';
import { letterHtml } from './letter-html.ts';
import { letterText } from './letter-text.ts';

/** A part below the opening. Amounts stand one below the other. `language`: of a text (in facts: of a label) that is not in the letter's own. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly language?: LetterLanguage }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly value: string; readonly language?: LetterLanguage }[] }
  | { readonly kind: 'amounts'; readonly rows: readonly AmountRow[]; readonly total: AmountRow };

/** One line of a plan: what it is, more of it line by line, and the amount as people read it. */
export type AmountRow = { readonly label: string; readonly details?: readonly string[]; readonly amount: string };

/** Languages of letters. The county's own names stay German. */
export type LetterLanguage = 'de' | 'en';

/** What one mail says. It begins with what matters and has one link for one action. */
export type Letter = {
  /** At most 70 UTF-16 units, made with `subjectOf`. */
  readonly subject: string;
  /** The news in one line. */
  readonly headline: string;
  /** Name for the greeting; absent where the reader is an office. */
  readonly to?: string;
  readonly opening: readonly string[];
  readonly link: { readonly text: string; readonly href: string };
  readonly blocks: readonly Block[];
  /** Why its reader gets it, and the link by which they leave. Only of mails that can be left. */
  readonly leave?: { readonly why: string; readonly text: string; readonly href: string };
  /** German when absent. */
  readonly language?: LetterLanguage;
};

/** Who writes: the parts of the county profile that close a mail. */
export type Letterhead = {
  /** `Kreis Rendsburg-Eckernförde`. */
  readonly name: string;
  /** Who acts for the county, in the accusative: after „vertreten durch“ (imprint, § 5 DDG). */
  readonly representative: string;
  readonly office: { readonly name: string; readonly street: string; readonly city: string; readonly email: string };
  /** The person and number that close a mail. */
  readonly contact: { readonly name: string; readonly phone: string };
  /** Says *Beispieldaten* on top. */
  readonly exampleData: boolean;
};

/** Turns a letter into the parts of a mail. Text and HTML say the same. */
export const renderLetter = (letter: Letter, letterhead: Letterhead): RenderedMail => {
  if (letter.subject.length > subjectLimit) throw new RangeError(`Subject of ${letter.subject.length} characters, ${subjectLimit} are allowed.`);
  const { subject, language } = letter;
  const written = { subject, text: letterText(letter, letterhead), html: letterHtml(letter, letterhead) };
  return language === 'en' ? { ...written, language } : written;
};
