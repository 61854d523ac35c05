import type { ComponentChildren } from 'preact';
import type { Doer, ReviewChange } from '../../shared/domain/funding/review-changes.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { CaseView } from './open-case.ts';
import { stepTexts } from './step-texts.ts';

/** What a step's form shows: the case, what is typed or stored, and what is wrong with it. */
export type StepForm = {
  readonly view: CaseView;
  readonly typed: URLSearchParams;
  readonly errors: readonly FieldError[];
  readonly offices: readonly string[];
};

/** One step of the check: a form over a case, and what it changes. */
export type Step = {
  readonly title: string;
  /** Also possible once the case is decided or withdrawn. */
  readonly always?: true;
  /** Name of the button that saves. */
  readonly button: string;
  /** What the form shows at first: what is stored. */
  readonly initial: (view: CaseView) => URLSearchParams;
  /** The fields; `ready` is false where there is nothing to do. `also`: buttons behind the one that saves. */
  readonly form: (shown: StepForm) => { readonly fields: ComponentChildren; readonly ready: boolean; readonly also?: ComponentChildren };
  /**
   * What is to be written; `undefined` when it stands there already.
   * @throws Refusal `invalid-fields` with every mistake, `wrong-state`
   */
  readonly decide: (view: CaseView, typed: URLSearchParams, doer: Doer, offices: readonly string[]) => ReviewChange | undefined;
};

/** What is wrong with a field. */
export const errorAt = (errors: readonly FieldError[], name: string): string | undefined =>
  errors.find(({ pointer }) => pointer === `/${name}`)?.message;

/** Text of a field, with line feeds as line breaks and no blanks around it. */
export const textIn = (typed: URLSearchParams, name: string): string => (typed.get(name) ?? '').replaceAll('\r\n', '\n').trim();

/** Lines of a field that say something. */
export const linesIn = (typed: URLSearchParams, name: string): readonly string[] =>
  textIn(typed, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Goes on only without mistakes. @throws Refusal `invalid-fields` */
export const refuseErrors = (errors: readonly FieldError[]): void => {
  if (errors.length > 0) throw new Refusal('invalid-fields', stepTexts.invalid, errors);
};

/** One mistake where something is missing or too long. */
export const mistake = (is: boolean, name: string, message: string): readonly FieldError[] => (is ? [{ pointer: `/${name}`, message }] : []);

/** Longest text of a field, in characters. */
export const longest = 4000;

/** A text that somebody has to write: empty and too long are mistakes. */
export const textMistakes = (text: string, name: string, ask: string, limit = longest): readonly FieldError[] => [
  ...mistake(text === '', name, ask),
  ...mistake(text.length > limit, name, `Hier sind höchstens ${limit} Zeichen möglich. Es sind ${text.length}.`),
];
