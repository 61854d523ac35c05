import type { ReleaseDate } from './release-dates.ts';

/** What is said of a date, on the page and in the calendar of a reader. */
export const dateWords: Readonly<Record<ReleaseDate['state'], string>> = {
  planned: 'geplant',
  held: 'verschoben, ein neuer Termin steht noch nicht fest',
  late: 'verspätet, erscheint so bald wie möglich',
};
