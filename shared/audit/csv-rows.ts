/**
 * Rows of a CSV file after RFC 4180, the header first. Whole issues have tens of thousands of rows, and an audit reads those of years: a line
 * without quotation marks is split at once.
 * @returns one array of fields per row; empty lines are left out
 */
export function* csvRows(text: string): Generator<readonly string[]> {
  let from = text.startsWith('\uFEFF') ? 1 : 0;
  while (from < text.length) {
    const lineEnd = endOf(text, from);
    const line = text.slice(from, lineEnd);
    if (!line.includes('"')) {
      if (line !== '') yield line.split(',');
      from = text.startsWith('\r\n', lineEnd) ? lineEnd + 2 : lineEnd + 1;
    } else {
      const { fields, next } = quotedRow(text, from);
      yield fields;
      from = next;
    }
  }
}

const endOf = (text: string, from: number): number => {
  const feed = text.indexOf('\n', from);
  if (feed === -1) return text.length;
  return text[feed - 1] === '\r' && feed > from ? feed - 1 : feed;
};

const quotedRow = (text: string, from: number): { readonly fields: readonly string[]; readonly next: number } => {
  const fields: string[] = [];
  let at = from;
  for (;;) {
    const { field, end } = text[at] === '"' ? quotedField(text, at) : plainField(text, at);
    fields.push(field);
    if (text[end] === ',') at = end + 1;
    else return { fields, next: text.startsWith('\r\n', end) ? end + 2 : end + 1 };
  }
};

const plainField = (text: string, from: number): { readonly field: string; readonly end: number } => {
  const comma = text.indexOf(',', from);
  const lineEnd = endOf(text, from);
  const end = comma === -1 ? lineEnd : Math.min(comma, lineEnd);
  return { field: text.slice(from, end), end };
};

/** A doubled quotation mark within is one. */
const quotedField = (text: string, from: number): { readonly field: string; readonly end: number } => {
  let end = text.indexOf('"', from + 1);
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end === -1) throw new Error(`a quotation mark is not closed: ${text.slice(from, from + 40)}`);
  return { field: text.slice(from + 1, end).replaceAll('""', '"'), end: end + 1 };
};
