import { submissionFields } from './submission-fields.ts';

/** What a field takes: decides which German sentence a mistake gets. */
export type FieldKind =
  | 'text'
  | 'choice'
  | 'choices'
  | 'amount'
  | 'integer'
  | 'quantity'
  | 'date'
  | 'postcode'
  | 'email'
  | 'iban'
  | 'register-number'
  | 'reference'
  | 'municipality'
  | 'flag'
  | 'list'
  | 'group';

/** One field of a submission as people meet it: in the form, in error sentences, in copies. */
export type Field = {
  readonly kind: FieldKind;
  /** German name, as it stands above the input. */
  readonly label: string;
  /** German sentence for a field that is empty or missing. */
  readonly ask: string;
};

const known: ReadonlyMap<string, Field> = new Map(Object.entries(submissionFields));
const order = [...known.keys()];

// Rows have one entry for all: the twelfth amount of the cost plan is that of row `*`.
const pattern = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, '/*');

/** The field at a JSON Pointer, `undefined` for one that the submission does not know. */
export const fieldAt = (pointer: string): Field | undefined => known.get(pattern(pointer));

const rank = (pointer: string): number => {
  const index = order.indexOf(pattern(pointer));
  return index === -1 ? order.length : index;
};

const tokens = (pointer: string): string[] => pointer.split('/').slice(1);

/** Sorts JSON Pointers as the form shows their fields: rows by number before columns, unknown fields last. */
export const byFormOrder = (a: string, b: string): number => {
  const [first, second] = [tokens(a), tokens(b)];
  for (let depth = 0; depth < Math.min(first.length, second.length); depth += 1) {
    const [one, other] = [first[depth] ?? '', second[depth] ?? ''];
    if (one === other) continue;
    const rows = Number(one) - Number(other);
    if (!Number.isNaN(rows)) return rows;
    return rank(`/${first.slice(0, depth + 1).join('/')}`) - rank(`/${second.slice(0, depth + 1).join('/')}`);
  }
  return first.length - second.length;
};
