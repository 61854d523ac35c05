import type { DeliveryFields } from './delivery-form.ts';

/** A field that two people changed to different texts. */
export type FieldConflict = { readonly name: string; readonly mine: string; readonly theirs: string };

/** Two people's work put together. */
export type Merge = {
  /** What both changed; of a conflict mine. */
  readonly fields: DeliveryFields;
  /** Names that only the others changed: whoever sends this has not seen them. */
  readonly foreign: readonly string[];
  readonly conflicts: readonly FieldConflict[];
};

/** The text of a field, as it is compared. Names come from outside: `constructor` is one that nobody has typed into. */
const textIn = (fields: DeliveryFields, name: string): string => (Object.hasOwn(fields, name) ? (fields[name] ?? '') : '').trim();

/** Fields without those that are empty: an empty field and none are the same. */
export const filledFields = (fields: DeliveryFields): DeliveryFields =>
  Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim() !== ''));

/** Whether two people would read the same in both. */
export const sameFields = (a: DeliveryFields, b: DeliveryFields): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => textIn(a, name) === textIn(b, name));

/**
 * Puts together what two people made of the same fields. What one of them changed counts, what both changed alike counts once, and what
 * they changed to different texts is a conflict that one of them decides.
 * @param read the fields as the sender's page showed them
 * @param mine as the sender sent them
 * @param theirs as they stand now
 */
export const mergeFields = (read: DeliveryFields, mine: DeliveryFields, theirs: DeliveryFields): Merge => {
  // Not written one by one: to set `__proto__` sets no field.
  const fields: [string, string][] = [];
  const foreign: string[] = [];
  const conflicts: FieldConflict[] = [];
  for (const name of new Set([...Object.keys(read), ...Object.keys(mine), ...Object.keys(theirs)])) {
    const [before, own, other] = [textIn(read, name), textIn(mine, name), textIn(theirs, name)];
    const text = own === before ? other : own;
    if (text !== '') fields.push([name, text]);
    if (own === other || other === before) continue;
    if (own === before) foreign.push(name);
    else conflicts.push({ name, mine: own, theirs: other });
  }
  return { fields: Object.fromEntries(fields), foreign, conflicts };
};
