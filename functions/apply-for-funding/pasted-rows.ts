import { choicesAt } from '../../shared/domain/funding/choices.ts';
import { parseGermanQuantity } from '../../shared/domain/funding/quantity.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { parseGermanAmount } from '../../shared/domain/money.ts';
import type { Plan } from './plan-fields.tsx';

const firstWord = (name: string): string => (name.split(/[,( ]/)[0] ?? '').toLowerCase();

/** The code whose name begins with the same word: „Personal“, „Personalkosten“, „Kreis“. */
const codeOf = (pointer: string, cell: string, round: Round): string | undefined => {
  const typed = cell.trim().toLowerCase();
  if (typed.length < 3) return undefined;
  const found = choicesAt(pointer, round).filter(({ name }) => name.toLowerCase() === typed || firstWord(name).startsWith(typed));
  return found[0]?.code;
};

const cellsOf = (line: string): readonly string[] => (line.includes('\t') ? line.split('\t') : line.split(';')).map((cell) => cell.trim());

/** The numbers at the end of a line: one is the amount, two are quantity and unit price, three are all of them. */
const numbersOf = (plan: Plan, cells: readonly string[]): Readonly<Record<string, unknown>> => {
  const last = cells.at(-1) ?? '';
  const amount = parseGermanAmount(last);
  if (plan === 'financing' || cells.length === 1) return amount === undefined ? {} : { amount };
  const [quantity, unitPrice] = [parseGermanQuantity(cells[0] ?? ''), parseGermanAmount(cells[1] ?? '')];
  return {
    ...(quantity !== undefined && quantity > 0 && { quantity }),
    ...(unitPrice !== undefined && { unitPrice }),
    ...(cells.length > 2 && amount !== undefined && { amount }),
  };
};

/**
 * Rows that somebody copied from a spreadsheet: words first, numbers last, separated by tabs or semicolons. A first line without a number is
 * a heading. What is not understood becomes part of the description: nothing is lost.
 */
export const pastedRows = (plan: Plan, text: string, round: Round): readonly Readonly<Record<string, unknown>>[] => {
  const sorted = plan === 'costs' ? { field: 'category', pointer: '/costs/*/category' } : { field: 'source', pointer: '/financing/*/source' };
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  return lines.flatMap((line, index) => {
    const cells = cellsOf(line).filter((cell) => cell !== '');
    const firstNumber = cells.findIndex((_, at) => cells.slice(at).every((cell) => parseGermanAmount(cell) !== undefined));
    const wordCells = firstNumber === -1 ? cells : cells.slice(0, firstNumber);
    const numberCells = firstNumber === -1 ? [] : cells.slice(firstNumber);
    if (index === 0 && numberCells.length === 0 && lines.length > 1) return [];
    const [first = '', ...others] = wordCells;
    const code = codeOf(sorted.pointer, first, round);
    const description = (code === undefined || wordCells.length === 1 ? wordCells : others).join(', ');
    return [
      {
        ...(code !== undefined && { [sorted.field]: code }),
        ...(description !== '' && { description }),
        ...numbersOf(plan, numberCells.slice(-3)),
      },
    ];
  });
};
