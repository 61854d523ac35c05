import type { FiguresRow } from './figures-file.ts';
import { figuresTexts as texts } from './figures-texts.ts';

/** What stands behind a number: words about it, or something else that may be a number of its own. */
export type Behind = 'words' | 'numbers';

/**
 * Whether a number of a comma-separated file is only the first half of one that was not quoted: `45,5` is two cells.
 * @param position of the number, from 0
 * @param decimals whether the number may have any; without, only thousands (`1,234`) could have been cut
 * @returns the question to whoever sent the file; `undefined` where there is one reading
 */
export const splitNumber = ({ cells, commas }: FiguresRow, position: number, behind: Behind, decimals: boolean): string | undefined => {
  const [number = '', rest = ''] = cells.slice(position, position + 2).map((cell) => cell.trim());
  if (commas !== true || !/^[-+\u2212]?\d+$/.test(number) || !/^\d+\s*%?$/.test(rest)) return undefined;
  const thousands = /^[-+\u2212]?[1-9]\d{0,2}$/.test(number) && /^\d{3}$/.test(rest);
  return behind === 'words' || decimals || thousands ? texts.splitNumber(number, rest) : undefined;
};
