import { type Month, monthSchema } from '../calendar.ts';
import { areaNames } from './area-names.ts';
import type { Areas, AreasOverTime } from './areas.ts';
import { citizenshipCode, countryCodes } from './country-codes.ts';
import { keyAndName } from './mapped-areas.ts';
import { dateOf, type FoundColumn, monthOf } from './mapped-header.ts';
import { mappingTexts as texts } from './mapping-texts.ts';
import { nearestWord } from './nearest-word.ts';
import { plainWord, plainWords, type SourceColumn, type TableMapping, type Vocabularies } from './source-mapping.ts';

/** The code for a text, `null` for what is not ours, or why there is none. */
export type Translated = string | null | { readonly message: string };

type WordContext = {
  readonly vocabularies: Vocabularies;
  /** The first word of each code, for people. */
  readonly words: ReadonlyMap<string, string>;
  readonly areas: AreasOverTime;
  readonly root: string;
};

type Dimension = Extract<SourceColumn, { dimension: string }>;

const states = new Set(countryCodes);

/** Turns the words of a table into codes. `beside`: what the column of names says about a key, empty without one. */
export const translator = (mapping: TableMapping, { vocabularies, words: names, areas, root }: WordContext) => {
  const known = new Map(mapping.columns.flatMap((column) => ('dimension' in column ? [[column, knownWords(column, vocabularies)] as const] : [])));

  const codeOf = ({ column, name }: FoundColumn, text: string, inMonth: Areas | undefined): Translated => {
    if (!('dimension' in column)) return text;
    const { words, codes } = known.get(column) ?? knownWords(column, vocabularies);
    const found = words.get(plainWord(text));
    if (found !== undefined) return found;
    if (text === '') return column.dimension === 'COMMENT_OBS' ? '' : { message: texts.emptyDimension(name) };
    if (column.dimension === 'TIME_PERIOD') return monthOf(text) ?? { message: texts.notAMonth(text) };
    if (column.dimension === 'REFERENCE_DATE') return dateOf(text) ?? { message: texts.notADate(text) };
    if (column.words?.includes('areas') === true && inMonth !== undefined) {
      const keys = areaNames(inMonth, root)(text);
      if (keys.length > 1) return { message: texts.twoAreas(text, labelled(inMonth, keys, text)) };
      if (keys[0] !== undefined) return keys[0];
    }
    const isCode = codes.has(text) || (column.dimension === 'CITIZENSHIP' && states.has(citizenshipCode(text) ?? ''));
    if (column.strict !== true || isCode) return text;
    const meant = words.get(nearestWord(plainWord(text), words.keys()) ?? '');
    return { message: texts.unknownWord(text, name, typeof meant === 'string' ? names.get(meant) : undefined) };
  };

  return (found: FoundColumn, text: string, beside: string, month: Month | undefined): Translated => {
    const inMonth = month !== undefined && monthSchema.safeParse(month).success ? areas.at(month) : undefined;
    const code = codeOf(found, text, inMonth);
    const message = typeof code === 'string' && inMonth !== undefined ? keyAndName(inMonth, root, code, beside) : undefined;
    return message === undefined ? code : { message };
  };
};

/** Words of a column, its own first, and the codes that they stand for: those may be written themselves. */
const knownWords = (column: Dimension, vocabularies: Vocabularies) => {
  const lists = [
    ...(column.words ?? []).map((name) => vocabularies.get(name) ?? new Map<string, string | null>()).toReversed(),
    plainWords(column.own),
  ];
  const words = new Map(lists.flatMap((list) => [...list]));
  return { words, codes: new Set<string | null>(words.values()) };
};

/** Areas of one name, each as it can be told from the others. */
const labelled = (areas: Areas, keys: readonly string[], text: string) =>
  keys.map((key) => ({ key, name: plainWord(areas.name(key)) === plainWord(text) ? `Gemeinde ${areas.name(key)}` : areas.name(key) }));
