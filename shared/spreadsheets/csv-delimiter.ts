/** What separates the cells of a line. */
const delimiters = [';', ',', '\t'] as const;

type Delimiter = (typeof delimiters)[number];

/** Lines in which the header is looked for. */
const lookedAt = 60;

/**
 * What separates the cells, as the header says it: the line with most of the names that it may have, else the first line with content.
 * Names of columns of the record shape contain no separator, so there the one that occurs most often separates.
 */
export const delimiterOf = (text: string, columns: readonly string[] = []): Delimiter => {
  const named = columns.length > 0 ? mostNames(firstLines(text), columns) : undefined;
  return named ?? mostFrequent(/[^\n]*\S[^\n]*/.exec(text)?.[0] ?? '');
};

const firstLines = (text: string): string[] => {
  const lines: string[] = [];
  for (let at = 0; at < text.length && lines.length < lookedAt; ) {
    const end = text.indexOf('\n', at);
    lines.push(text.slice(at, end < 0 ? undefined : Math.min(end, at + 20_000)));
    if (end < 0) break;
    at = end + 1;
  }
  return lines;
};

const plain = (cell: string): string => cell.trim().replace(/^"|"$/g, '').trim().toLowerCase();

const mostNames = (lines: readonly string[], columns: readonly string[]): Delimiter | undefined => {
  const names = new Set(columns.map(plain));
  const found = (delimiter: Delimiter) =>
    Math.max(
      0,
      ...lines.map(
        (line) =>
          new Set(
            line
              .split(delimiter)
              .map(plain)
              .filter((cell) => names.has(cell)),
          ).size,
      ),
    );
  const [best] = delimiters.map((delimiter) => ({ delimiter, count: found(delimiter) })).sort((a, b) => b.count - a.count);
  return best && best.count > 1 ? best.delimiter : undefined;
};

const mostFrequent = (header: string): Delimiter => {
  const count = (delimiter: Delimiter) => header.split(delimiter).length - 1;
  if (count('\t') > count(';') + count(',')) return '\t';
  return count(';') > count(',') ? ';' : ',';
};
