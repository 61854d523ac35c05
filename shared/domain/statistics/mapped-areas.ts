import { areaNames } from './area-names.ts';
import type { AreasOverTime } from './areas.ts';
import type { FiguresError } from './figures-file.ts';
import { mappingTexts as texts } from './mapping-texts.ts';
import { plainWord } from './source-mapping.ts';

type Wrong = { readonly message: string };

/** What merged cells say for the lines below them. `name`: what the column beside a key calls the area, empty without one. */
export const mergedCells = () => {
  const above = new Map<string, { readonly text: string; readonly name: string }>();
  return (dimension: string, written: string, name: string): string | Wrong => {
    if (written !== '') {
      above.set(dimension, { text: written, name });
      return written;
    }
    const { text = '', name: known = '' } = above.get(dimension) ?? {};
    // A line that names another area is about that one, and its key is missing.
    if (name !== '' && plainWord(name) !== plainWord(known)) return { message: texts.keyMissing(name, text) };
    return text;
  };
};

/** Why a key and the name beside it are not of one area; `undefined` when they are, or when either says nothing. */
export const keyAndName = (areas: ReturnType<AreasOverTime['at']>, root: string, key: string, name: string): string | undefined => {
  const area = areas.canonical(key);
  if (area === undefined || name === '') return undefined;
  const called = areas.name(area);
  const named = areaNames(areas, root)(name);
  const [one, other] = [called, name].map((text) => plainWord(text).replace(/^(stadt|gemeinde|kreis|amt) /, ''));
  const agree = named.length > 0 ? named.includes(area) : plainWord(called).includes(plainWord(name)) || other?.includes(one ?? '') === true;
  return agree ? undefined : texts.keyAndName(key, called, name);
};

type Block = { readonly text: string; readonly position: number; readonly hasTotal: boolean };

/**
 * Watches lines of merged areas. A last line that names no area and is a total may be the total of the area above or of the whole table; only
 * where every other area has such a line too is it the former.
 */
export const mergedTotals = () => {
  const blocks: Block[] = [];
  let last: { readonly line: number; readonly filled: boolean; readonly total: boolean } | undefined;
  return {
    add: (line: number, area: Pick<Block, 'text' | 'position'> & { readonly filled: boolean }, total: boolean): void => {
      const block = blocks.at(-1);
      if (block?.text === area.text) blocks[blocks.length - 1] = { ...block, hasTotal: block.hasTotal || total };
      else blocks.push({ text: area.text, position: area.position, hasTotal: total });
      last = { line, filled: area.filled, total };
    },
    errors: (): FiguresError[] => {
      const block = blocks.at(-1);
      if (block === undefined || last?.filled !== true || !last.total || blocks.slice(0, -1).every(({ hasTotal }) => hasTotal)) return [];
      return [{ line: last.line, column: { name: '', position: block.position + 1 }, message: texts.whoseTotal(block.text) }];
    },
  };
};
