import type { ComponentChildren } from 'preact';
import type { Month } from '../../shared/domain/calendar.ts';
import {
  askedFields,
  type DeliveryField,
  type DeliveryFields,
  type DeliveryFigure,
  fieldNames,
} from '../../shared/domain/statistics/delivery-form.ts';
import { commentLimit, inputModeOf, typedNumber } from '../../shared/domain/statistics/delivery-reading.ts';
import { municipalitiesText, partsText } from '../../shared/domain/statistics/delivery-sums.ts';
import { mayHaveDecimals } from '../../shared/domain/statistics/indicator.ts';
import { fieldId } from '../../shared/pages/field.tsx';
import { CheckboxField, Fieldset, TextArea, TextField } from '../../shared/pages/form.tsx';
import { monthName } from './frame.tsx';
import { texts } from './texts.ts';

const words = texts.form;

/** The form as it is filled in. */
export type Filled = {
  readonly fields: DeliveryFields;
  /** Sentence by field. */
  readonly errors: ReadonlyMap<string, string>;
  /** The month before, and what it has by field. */
  readonly before: { readonly month: Month; readonly values: ReadonlyMap<string, number> };
  /** What others have brought for the month of the form, where the administration has delivered nothing yet. */
  readonly known: { readonly month: Month; readonly values: ReadonlyMap<string, number> };
};

const textIn = ({ fields }: Filled, name: string): string => fields[name] ?? '';

const numberIn = (values: ReadonlyMap<string, number>, { name }: DeliveryField): string | undefined => {
  const value = values.get(name);
  return value === undefined ? undefined : typedNumber(value);
};

/** Last month's number, and what is known of this one; of a Gemeinde only what there is. */
const hintOf = ({ before, known }: Filled, field: DeliveryField): ComponentChildren => {
  const [last, now] = [numberIn(before.values, field), numberIn(known.values, field)];
  const sentences = [
    ...(last === undefined && field.name.includes('@') ? [] : [words.before(monthName(before.month), last)]),
    ...(now === undefined ? [] : [words.known(monthName(known.month), now)]),
  ];
  // A line each: „102. September“ would be a day.
  return sentences.length === 0 ? undefined : sentences.map((sentence) => <div key={sentence}>{sentence}</div>);
};

const NumberField = ({ field, label, hint, filled }: { field: DeliveryField; label: string; hint: ComponentChildren; filled: Filled }) => (
  <TextField
    name={field.name}
    label={label}
    hint={hint}
    required={false}
    width="short"
    inputMode={inputModeOf(field)}
    autocomplete="off"
    value={textIn(filled, field.name)}
    error={filled.errors.get(field.name)}
  />
);

const AskedField = ({ figure, field, filled }: { figure: DeliveryFigure; field: DeliveryField; filled: Filled }) => {
  const missing = fieldNames.missing(field.name);
  const label = figure.parts.length === 0 ? figure.indicator.unitLabel : field.label;
  return (
    <div class="figure">
      <NumberField field={field} label={label} hint={hintOf(filled, field)} filled={filled} />
      <CheckboxField
        name={missing}
        label={
          <>
            <span class="kern-sr-only">{label}: </span>
            {words.missing}
          </>
        }
        checked={textIn(filled, missing) !== ''}
      />
    </div>
  );
};

/** Written anew while somebody types (`figures.ts`); sums of numbers with decimals are the server's alone. */
const Sum = ({ figure, filled }: { figure: DeliveryFigure; filled: Filled }) => {
  if (figure.parts.length === 0 || mayHaveDecimals(figure.indicator)) return null;
  const typed = figure.parts.map(({ name }) => textIn(filled, name));
  const total = textIn(filled, figure.total.name);
  return (
    <p class="kern-body figure__sum" role="status">
      {words.sum}: <strong data-sum={figure.total.name}>{typed.every((text) => text === '') && total !== '' ? total : partsText(typed)}</strong>
      {words.sumBefore(monthName(filled.before.month), numberIn(filled.before.values, figure.total))}
    </p>
  );
};

const Municipalities = ({ figure, filled }: { figure: DeliveryFigure; filled: Filled }) => {
  if (figure.municipalities.length === 0) return null;
  const typed = figure.municipalities.map(({ name }) => textIn(filled, name));
  const given = typed.filter((text) => text !== '').length;
  const open = figure.municipalities.some(({ name }) => filled.errors.has(name));
  const parts = askedFields(figure).map(({ name }) => textIn(filled, name));
  return (
    <details open={open}>
      <summary>{words.municipalities(figure.municipalities.length, given)}</summary>
      <div class="flow">
        <p class="kern-body">{words.municipalitiesHint}</p>
        <div class="figure__fields">
          {figure.municipalities.map((field) => (
            <NumberField key={field.name} field={field} label={field.label} hint={hintOf(filled, field)} filled={filled} />
          ))}
        </div>
        {mayHaveDecimals(figure.indicator) ? null : (
          <p class="kern-body" role="status" data-municipalities={figure.total.name}>
            {municipalitiesText(typed, parts.every((text) => text === '') ? textIn(filled, figure.total.name) : partsText(parts))}
          </p>
        )}
      </div>
    </details>
  );
};

const More = ({ figure, filled }: { figure: DeliveryFigure; filled: Filled }) => {
  const hasParts = figure.parts.length > 0;
  const comment = fieldNames.comment(figure.total.name);
  const names = hasParts ? [comment, figure.total.name] : [comment];
  const open = names.some((name) => textIn(filled, name) !== '' || filled.errors.has(name));
  return (
    <details open={open}>
      <summary>{hasParts ? words.more : words.moreSingle}</summary>
      <div class="flow">
        {hasParts ? <NumberField field={figure.total} label={words.totalOnly} hint={words.totalOnlyHint} filled={filled} /> : null}
        <TextArea
          name={comment}
          label={words.comment}
          hint={words.commentHint}
          optional
          rows={2}
          limit={commentLimit}
          value={textIn(filled, comment)}
          error={filled.errors.get(comment)}
        />
      </div>
    </details>
  );
};

/** One indicator of the form: its numbers with those of the month before, their sum, its Gemeinden and a remark. */
export const FigureFields = ({ figure, filled }: { readonly figure: DeliveryFigure; readonly filled: Filled }) => (
  <Fieldset
    name={fieldId(`${figure.indicator.code}-zahlen`)}
    legend={figure.indicator.label}
    section
    hint={`${figure.indicator.explanation} ${words.unit(figure.indicator.unitLabel)}`}
  >
    <div class="flow" data-figure={figure.total.name}>
      <div class="figure__fields">
        {askedFields(figure).map((field) => (
          <AskedField key={field.name} figure={figure} field={field} filled={filled} />
        ))}
      </div>
      <Sum figure={figure} filled={filled} />
      <Municipalities figure={figure} filled={filled} />
      <More figure={figure} filled={filled} />
    </div>
  </Fieldset>
);
