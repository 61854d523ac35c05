import { type FieldError, Refusal } from '../refusal.ts';
import { type Channel, fieldErrorsOf } from './field-messages.ts';
import { byFormOrder } from './fields.ts';
import { type Submission, submissionSchema } from './submission.ts';
import { checkSubmission, type RuleContext } from './submission-rules.ts';

/** More errors help nobody, and an answer must stay smaller than what caused it may be. */
const shownErrors = 300;

const atMost = (errors: readonly FieldError[]): readonly FieldError[] =>
  errors.length <= shownErrors
    ? errors
    : [...errors.slice(0, shownErrors), { pointer: '', message: `Es gibt ${errors.length - shownErrors} weitere Fehler, die hier nicht stehen.` }];

/** @returns the refusal that names all wrong fields */
export const refuseFields = (errors: readonly FieldError[]): Refusal =>
  new Refusal(
    'invalid-fields',
    errors.length === 1 ? 'Eine Angabe stimmt noch nicht.' : `${errors.length} Angaben stimmen noch nicht.`,
    atMost(errors),
  );

/**
 * Reads what was sent as a submission.
 * @returns the submission, or every error at once: those of its shape and those of all rules that can be computed, in the order of the form
 */
export const readSubmission = (
  input: unknown,
  channel: Channel,
  context: RuleContext,
): { readonly submission: Submission } | { readonly errors: readonly FieldError[] } => {
  const { success, data, error } = submissionSchema.safeParse(input);
  const broken = checkSubmission(success ? data : input, context);
  if (success && broken.length === 0) return { submission: data };
  const misshapen = success ? [] : fieldErrorsOf(error.issues, input, channel);
  return { errors: [...misshapen, ...broken].sort((a, b) => byFormOrder(a.pointer, b.pointer)) };
};
