import * as z from 'zod';
import { type Instant, instantSchema } from '../calendar.ts';
import { sumCents } from '../money.ts';
import type { FieldError } from '../refusal.ts';
import { lineAmount } from './cost-line.ts';
import { type DraftContent, type DraftSection, draftContentSchema, draftSectionCodes } from './draft.ts';
import { valueAt } from './field-messages.ts';
import { partsOf, sectionOf } from './sections.ts';
import { submissionSchema } from './submission.ts';
import { isInvisible } from './text.ts';

/** Longest text that a draft keeps: far more than any field takes, so that nothing typed is lost before it is checked. */
const longest = 10_000;

/** Every value as it may be typed: containers are what they are, texts may stand for numbers and dates. */
const lenient = (schema: z.core.$ZodType): z.ZodType => {
  if (schema instanceof z.ZodOptional) return lenient(schema.unwrap());
  if (schema instanceof z.ZodObject) return z.strictObject(lenientShape(schema));
  if (schema instanceof z.ZodArray) return z.array(lenient(schema.element)).max(300);
  return z.union([z.string().max(longest), z.number(), z.boolean()]);
};
const lenientShape = ({ shape }: z.ZodObject) => Object.fromEntries(Object.entries(shape).map(([key, inner]) => [key, lenient(inner).optional()]));

let made: z.ZodType<DraftContent> | undefined;
/**
 * What a client of the API may keep as a draft: the fields of a submission, none of them required, with values that may still be wrong, and
 * `check`, the answers of the check before the application. Made when it is first asked for: it is large, and pages do not need it.
 */
export const apiDraftSchema = (): z.ZodType<DraftContent> => {
  made ??= z
    .strictObject({ ...lenientShape(submissionSchema), check: z.record(z.string(), z.string().max(100)).optional() })
    .pipe(draftContentSchema());
  return made;
};

/** A draft as one partial submission. @param contents by section */
export const wholeOf = (contents: Partial<Record<DraftSection, DraftContent>>): DraftContent =>
  Object.assign({}, ...draftSectionCodes.map((code) => contents[code] ?? {}));

/** The parts of a whole by section; a section without any of its parts is absent. */
export const bySection = (whole: DraftContent): Partial<Record<DraftSection, DraftContent>> =>
  Object.fromEntries(
    draftSectionCodes.flatMap((code) => {
      const own = partsOf(code)
        .filter((part) => whole[part] !== undefined)
        .map((part) => [part, whole[part]]);
      return own.length === 0 ? [] : [[code, Object.fromEntries(own)]];
    }),
  );

/** What is submitted of a draft: everything but the answers of the check before it and the times of declarations, under its round. */
export const candidateOf = (
  { check: _check, declarations, ...whole }: Readonly<Record<string, unknown>>,
  roundId: string,
): Readonly<Record<string, unknown>> => ({
  reuseRelease: false,
  ...whole,
  declarations: (rowsOf(declarations) ?? []).map(withoutTime),
  roundId,
});
/** The whole as a client of the API sends it: the times of declarations are the house's. */
export const asSent = (whole: DraftContent): Readonly<Record<string, unknown>> =>
  whole['declarations'] === undefined ? whole : { ...whole, declarations: (rowsOf(whole['declarations']) ?? []).map(withoutTime) };

/** What is no declaration stays as it is, so that it is refused where it stands. */
const withoutTime = (row: unknown): unknown =>
  typeof row !== 'object' || row === null || Array.isArray(row) ? row : Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'at'));

/**
 * Declarations with the instant at which each was made: the one that is known already, or now.
 * @param made `code` and `version` of each, as they were sent
 * @param earlier as they are stored
 */
export const timedDeclarations = <D extends object>(made: readonly D[], earlier: unknown, now: Instant): readonly (D & { readonly at: Instant })[] =>
  made.map((declaration) => {
    const same = (row: unknown) => ['code', 'version'].every((key) => valueAt(row, [key]) === valueAt(declaration, [key]));
    const known = (rowsOf(earlier) ?? []).find(same);
    return { ...declaration, at: instantSchema.safeParse(valueAt(known, ['at'])).data ?? now };
  });

/** When a declaration of a draft was made. */
export const declaredAt = (whole: DraftContent, code: string): Instant | undefined => {
  const made = (rowsOf(whole['declarations']) ?? []).find((row) => valueAt(row, ['code']) === code);
  return instantSchema.safeParse(valueAt(made, ['at'])).data;
};

/** How far a section is, in the words of the GOV.UK pattern „complete multiple tasks“. */
export const sectionStatuses = {
  'not-started': 'Noch nicht begonnen',
  started: 'Begonnen',
  problem: 'Bitte prüfen',
  done: 'Fertig',
} as const;
export type SectionStatus = keyof typeof sectionStatuses;

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && isInvisible(value)) || (Array.isArray(value) && value.length === 0);

// Lists that have some of what is asked for: what the sentence is about is not there yet.
const partly: readonly string[] = ['/attachments', '/declarations'];

/** Is this the sentence about something that was left empty, rather than about something wrong? */
export const isMissing = ({ pointer }: FieldError, whole: DraftContent): boolean =>
  partly.includes(pointer) || (pointer !== '' && isEmpty(valueAt(whole, pointer.split('/').slice(1))));

/**
 * How far a section is: untouched, with something missing, with something wrong, or without a mistake.
 * @param errors all errors of the whole
 */
export const statusOf = (
  section: DraftSection,
  contents: Partial<Record<DraftSection, DraftContent>>,
  errors: readonly FieldError[],
): SectionStatus => {
  const content = contents[section];
  if (content === undefined || Object.keys(content).length === 0) return 'not-started';
  const own = errors.filter(({ pointer }) => sectionOf(pointer) === section);
  if (own.length === 0) return 'done';
  const whole = wholeOf(contents);
  return own.every((error) => isMissing(error, whole)) ? 'started' : 'problem';
};

const rowsOf = (value: unknown): readonly unknown[] | undefined => (Array.isArray(value) ? value : undefined);
const { quantity: quantitySchema, unitPrice: unitPriceSchema, amount: amountSchema } = submissionSchema.shape.costs.element.shape;

// A client may send any number at all: only what is a quantity and a price has a product.
const productOf = (row: unknown): number | undefined => {
  const quantity = quantitySchema.safeParse(valueAt(row, ['quantity'])).data;
  const unitPrice = unitPriceSchema.safeParse(valueAt(row, ['unitPrice'])).data;
  return quantity === undefined || unitPrice === undefined ? undefined : lineAmount(quantity, unitPrice);
};

/** Fills an amount that was left empty, or that was computed before and not touched since. */
const withProduct = (row: unknown, stored: unknown): unknown => {
  const product = productOf(row);
  const amount = valueAt(row, ['amount']);
  const untouched = amount === valueAt(stored, ['amount']) && amount === productOf(stored);
  return product === undefined || !(isEmpty(amount) || untouched) ? row : { ...Object(row), amount: product };
};

/**
 * A section with what nobody should have to type twice: the amount of a cost line from quantity and unit price, and the requested amount
 * from the lines of this grant.
 * @param stored the section as it was before
 */
export const completed = (section: DraftSection, content: DraftContent, stored: DraftContent): Readonly<Record<string, unknown>> => {
  if (section === 'costs')
    return content['costs'] === undefined
      ? content
      : { ...content, costs: rowsOf(content['costs'])?.map((row, index) => withProduct(row, rowsOf(stored['costs'])?.[index])) };
  if (section !== 'financing') return content;
  const county = (rowsOf(content['financing']) ?? [])
    .filter((row) => valueAt(row, ['source']) === 'county')
    .map((row) => amountSchema.safeParse(valueAt(row, ['amount'])).data);
  const known = county.filter((amount) => amount !== undefined);
  return known.length > 0 && known.length === county.length ? { ...content, requestedAmount: sumCents(known) } : content;
};
