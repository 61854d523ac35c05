import * as z from 'zod';
import type { FieldError } from '../refusal.ts';
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

/** What is submitted of a draft: everything but the answers of the check before it, under the round of the draft. */
export const candidateOf = ({ check: _check, ...whole }: DraftContent, roundId: string): DraftContent => ({ ...whole, roundId });

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

/** Is this the sentence about something that was left empty, rather than about something wrong? */
export const isMissing = ({ pointer }: FieldError, whole: DraftContent): boolean =>
  pointer !== '' && isEmpty(valueAt(whole, pointer.split('/').slice(1)));

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
