import { formatDate, type Instant, type IsoDate, isoDateSchema } from '../calendar.ts';
import { parseGermanDate } from '../german-date.ts';
import type { FieldError } from '../refusal.ts';
import type { Application } from './application.ts';
import { type ApplicationChange, changeOf, isUndecided } from './life-cycle.ts';
import type { Round } from './round.ts';
import { paragraphs } from './text.ts';
import { readTyped, type Typed } from './typed-text.ts';

/** Longest reason, in characters. */
export const reasonLimit = 1000;

/** The wish to begin before the decision: the first day, and why it cannot wait. */
export type EarlyStartWish = { readonly from: IsoDate; readonly reason: string };

/**
 * May the applicant ask to begin before the decision (vorzeitiger Maßnahmebeginn)? Where the guideline allows it, while nothing is
 * decided, and once.
 */
export const mayAskForEarlyStart = (
  { state, earlyStart }: Pick<Application, 'state' | 'earlyStart'>,
  round: Pick<Round, 'applications'> | undefined,
): boolean => earlyStart === undefined && isUndecided(state) && round?.applications.earlyStart === true;

type Period = { /** In Berlin. */ readonly today: IsoDate /** Last day of the project. */; readonly endDate: IsoDate };

const readDay = (typed: string, { today, endDate }: Period): Typed => {
  if (typed.trim() === '') return { wrong: 'Bitte geben Sie an, an welchem Tag Sie beginnen möchten.' };
  const day = parseGermanDate(typed);
  if (day === undefined) {
    return { wrong: 'Dieses Datum können wir nicht lesen. Bitte schreiben Sie es als Tag, Monat und Jahr, zum Beispiel 1.3.2027.' };
  }
  if (!isoDateSchema.safeParse(day).success) return { wrong: 'Dieses Datum gibt es nicht. Bitte prüfen Sie Tag und Monat.' };
  if (day < today) return { wrong: `Dieser Tag ist vorbei. Bitte geben Sie frühestens den ${formatDate(today)} an.` };
  if (day > endDate) return { wrong: `Ihr Projekt endet am ${formatDate(endDate)}. Bitte geben Sie spätestens diesen Tag an.` };
  return { text: day };
};

/**
 * Reads the wish from a form.
 * @returns the wish, or every mistake at once: `/beginn`, `/begruendung`
 */
export const readEarlyStart = (
  typed: { readonly from: string; readonly reason: string },
  period: Period,
): { readonly wish: EarlyStartWish } | { readonly errors: readonly FieldError[] } => {
  const day = readDay(typed.from, period);
  const reason = readTyped(paragraphs(reasonLimit), typed.reason, 'Bitte begründen Sie, warum das Projekt nicht warten kann.');
  if ('text' in day && 'text' in reason) return { wish: { from: day.text, reason: reason.text } };
  return {
    errors: [
      ...('wrong' in day ? [{ pointer: '/beginn', message: day.wrong }] : []),
      ...('wrong' in reason ? [{ pointer: '/begruendung', message: reason.wrong }] : []),
    ],
  };
};

/** The applicant asks to begin early. Ask `mayAskForEarlyStart` before. */
export const earlyStartOf = (before: Application, wish: EarlyStartWish, at: Instant): ApplicationChange =>
  changeOf(before, { kind: 'early-start.requested', at }, { earlyStart: { state: 'requested', ...wish, requestedAt: at } });
