import type { AmountRow, Block, Letter, Letterhead } from './letter.ts';
import { phrasesIn, signatureOf } from './letter-phrases.ts';
import { columns, textWidth, wrap, wrapIndented } from './wrap.ts';

const underlined = (text: string): string[] => {
  const heading = wrap(text);
  return [...heading, '-'.repeat(Math.max(...heading.map(columns)))];
};

// 100.000.000,00 € has 16 columns; two more keep label and amount apart.
const amountWidth = 18;

/** The amount stands right, beside the last line of what it is for. */
const amountLines = ({ label, details = [], amount }: AmountRow): string[] => {
  const width = textWidth - amountWidth;
  const labelLines = [...wrap(label, width), ...details.flatMap((detail) => wrap(detail, width - 2).map((line) => `  ${line}`))];
  const last = labelLines.at(-1) ?? '';
  return [...labelLines.slice(0, -1), `${last}${' '.repeat(Math.max(2, textWidth - columns(last) - columns(amount)))}${amount}`];
};

// Short labels stand beside their values, long ones above.
const widestLabel = 24;

const named = (label: string): string => (label.endsWith('?') ? label : `${label}:`);

const factLines = (rows: readonly { readonly label: string; readonly value: string }[]): string[] => {
  const indent = Math.max(0, ...rows.map(({ label }) => columns(label))) + 3;
  if (indent > widestLabel) return rows.flatMap(({ label, value }) => [...wrap(named(label)), ...wrapIndented(value, 2)]);
  return rows.flatMap(({ label, value }) => {
    const [first = '', ...more] = wrapIndented(value, indent);
    const start = named(label);
    return [`${start}${' '.repeat(indent - columns(start))}${first.trimStart()}`.trimEnd(), ...more];
  });
};

const blockLines = (block: Block): string[] => {
  switch (block.kind) {
    case 'heading':
      return ['', ...underlined(block.text)];
    case 'paragraph':
      return wrap(block.text);
    case 'facts':
      return factLines(block.rows);
    case 'amounts':
      return [...block.rows.flatMap(amountLines), '-'.repeat(textWidth), ...amountLines(block.total)];
  }
};

/** The text part: at most 78 columns, one empty line between parts, ends with a person and a phone number. */
export const letterText = (letter: Letter, { name, representative, office, contact, exampleData }: Letterhead): string => {
  const phrases = phrasesIn(letter.language);
  const signature = signatureOf({ name, representative, office, contact });
  const address = [...signature, phrases.email(office.email), phrases.phone(contact.phone)];
  const parts = [
    ...(exampleData ? [wrap(phrases.exampleData)] : []),
    wrap(letter.headline),
    wrap(phrases.greeting(letter.to)),
    ...letter.opening.map((paragraph) => wrap(paragraph)),
    [...wrap(`${letter.link.text}:`), letter.link.href],
    ...letter.blocks.map(blockLines),
    ...(letter.leave === undefined
      ? []
      : [
          ['', ...wrap(letter.leave.why)],
          [...wrap(`${letter.leave.text}:`), letter.leave.href],
        ]),
    ['', ...wrap(phrases.replies)],
    [phrases.closing],
    address.flatMap((line) => wrap(line)),
  ];
  return `${parts.map((part) => part.join('\n')).join('\n\n')}\n`;
};
