import type { DraftContent, DraftSection } from '../../shared/domain/funding/draft.ts';
import { fieldAt } from '../../shared/domain/funding/fields.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { partsOf } from '../../shared/domain/funding/sections.ts';
import { submissionFields } from '../../shared/domain/funding/submission-fields.ts';
import { factsAt } from '../../shared/domain/funding/summary.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { fieldTexts } from './field-texts.ts';
import { nameOf } from './section-values.ts';

// A list of choices is one question: what is wrong with one of them is shown there.
const inChoices = /^(\/project\/(?:municipalities|fieldsOfAction)|\/goals\/targetGroups|\/declarations|\/onFile)\/\d+(?:\/.*)?$/;

/** Where a page shows what is wrong with something that has no field of its own. */
const shownAt: Readonly<Record<string, string>> = {
  // Nobody types it: it is the sum of lines of the plan.
  '/requestedAmount': '/financing',
  // Where a file is added.
  '/attachments': '/art',
  '/onFile': '/art',
};

/** The field that shows an error: that of the pointer, or the first of its group. */
const fieldOf = (pointer: string): string => {
  const field = pointer.replace(inChoices, '$1').replace(/^\/attachments\/.*$/, '/attachments');
  const at = shownAt[field];
  if (at !== undefined) return at;
  if (fieldAt(field)?.kind !== 'group' || isRow.test(field)) return field;
  return Object.keys(submissionFields).find((inside) => inside.startsWith(`${field}/`)) ?? field;
};
const isRow = /\/\d+$/;

/** Errors by the pointer of the field that shows them. */
export const shownErrors = (errors: readonly FieldError[]): ReadonlyMap<string, string> => {
  const shown = new Map<string, string>();
  for (const { pointer, message } of errors) {
    const earlier = shown.get(fieldOf(pointer));
    shown.set(fieldOf(pointer), earlier === undefined ? message : `${earlier} ${message}`);
  }
  return shown;
};

const rowPattern = /^(?<list>\/.+?)\/(?<row>\d+)(?:\/|$)/;

/** Where something is wrong, for who reads only the list: the row, and the field if the sentence does not name it. */
const placeOf = (pointer: string, message: string): string => {
  const { list = '', row } = rowPattern.exec(pointer)?.groups ?? {};
  const field = fieldAt(pointer);
  const place = [
    ...(row !== undefined && fieldAt(list)?.kind === 'list' ? [fieldTexts.rows(list).row(Number(row) + 1)] : []),
    ...(field === undefined || isWhole.has(field.kind) || message === field.ask ? [] : [field.label]),
  ].join(', ');
  return place === '' ? '' : place.endsWith('?') ? `${place} ` : `${place}: `;
};
const isWhole: ReadonlySet<string> = new Set(['list', 'group', 'choices']);

/** Errors above the form: with the place they are about, and a pointer that leads to the field. */
export const listedErrors = (errors: readonly FieldError[]): readonly FieldError[] =>
  errors.map(({ pointer, message }) => ({
    pointer: `/${nameOf(fieldOf(pointer)).replaceAll('.', '/')}`,
    message: `${placeOf(pointer, message)}${message}`,
  }));

const spokenAt = (content: DraftContent, pointer: string, round: Round): string =>
  factsAt(content, pointer, { round, placeName: (ags) => ags })
    .flatMap(({ value }) => value)
    .join('; ');

/** Where two versions of a section differ, field by field in words; of a list the whole list. */
export const differencesOf = (
  mine: DraftContent,
  theirs: DraftContent,
  round: Round,
  section: DraftSection,
): readonly { readonly label: string; readonly mine: string; readonly theirs: string }[] => {
  const pointers = Object.keys(submissionFields).filter(
    (pointer) => partsOf(section).includes(pointer.split('/')[1] ?? '') && !pointer.includes('*') && fieldAt(pointer)?.kind !== 'group',
  );
  return pointers.flatMap((pointer) => {
    const [own, other] = [spokenAt(mine, pointer, round), spokenAt(theirs, pointer, round)];
    return own === other ? [] : [{ label: fieldAt(pointer)?.label ?? '', mine: own, theirs: other }];
  });
};
