import { Refusal } from '../domain/refusal.ts';
import type { FiguresError } from '../domain/statistics/figures-file.ts';
import { texts } from './texts.ts';

/**
 * The refusal of a whole file. Lambda hands on nothing of a thrown error but its message, so the message holds the list
 * of all wrong places; `errors` holds the same for machines, with pointers like `/12/OBS_VALUE` (line, column).
 * @param errorCount of all errors where only the first ones are listed
 */
export const refusedFile = (errors: readonly FiguresError[], errorCount = errors.length): Refusal =>
  new Refusal(
    'invalid-figures-file',
    [texts.refused(errors.length, errorCount), ...errors.map(texts.error)].join('\n'),
    errors.map(({ line, column, message }) => ({ pointer: pointerTo(line, column), message })),
  );

const pointerTo = (line: number, column: FiguresError['column']): string => {
  const name = column && (column.name || String(column.position));
  // RFC 6901: ~ and / inside a name are escaped.
  return name === undefined ? `/${line}` : `/${line}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
};
