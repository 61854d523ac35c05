import type { ComponentChildren } from 'preact';
import { type Described, descriptionOf, ErrorMessage, type FieldProps, fieldId, Hint, Label } from './field.tsx';

/**
 * All errors at once, above the form, with a link to each field. It takes the focus when the page opens, so the
 * keyboard and the screen reader begin here.
 */
export const ErrorSummary = ({
  errors,
  title = errors.length === 1 ? 'Bitte prüfen Sie eine Angabe' : `Bitte prüfen Sie ${errors.length} Angaben`,
}: {
  readonly errors: readonly { readonly pointer: string; readonly message: string }[];
  readonly title?: string | undefined;
}) => {
  if (errors.length === 0) return null;
  return (
    <section class="kern-alert kern-alert--danger error-summary" aria-labelledby="fehler-titel" tabindex={-1} autofocus>
      <div class="kern-alert__header">
        <span class="kern-icon kern-icon--danger" aria-hidden="true" />
        <h2 class="kern-title" id="fehler-titel">
          {title}
        </h2>
      </div>
      <div class="kern-alert__body">
        <ul class="error-summary__list">
          {errors.map(({ pointer, message }) => (
            <li key={`${pointer} ${message}`}>
              {pointer === '' ? (
                <span class="kern-body">{message}</span>
              ) : (
                <a class="kern-link kern-link--no-visited-state" href={`#${fieldId(pointer)}`}>
                  {message}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
};

const widths = {
  short: 'kern-form-input__input field--short',
  medium: 'kern-form-input__input field--medium',
  full: 'kern-form-input__input',
} as const;

const boxOf = (error: string | undefined): string => (error === undefined ? 'kern-form-input' : 'kern-form-input kern-form-input--error');

export type TextFieldProps = FieldProps & {
  readonly value?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'date' | undefined;
  /** What the browser may fill in, e.g. `organization`, `email`. */
  readonly autocomplete?: string | undefined;
  readonly inputMode?: 'numeric' | 'decimal' | undefined;
  /** The width hints at the length of the answer. */
  readonly width?: keyof typeof widths | undefined;
};

/**
 * An address keeps the letters that were typed: Chromium sends what stands in a field of the type `email` with another domain, `große.example`
 * as `grosse.example`, which is somebody else's.
 */
const emailKeyboard = { inputmode: 'email', autocapitalize: 'none', spellcheck: false } as const;

/** One line of text. No `maxlength`: a browser would cut what was pasted without a word. */
export const TextField = (props: TextFieldProps) => {
  const { name, label, hint, error, optional = false, required = !optional, value = '', type = 'text' } = props;
  const { autocomplete, inputMode, width = 'full' } = props;
  const id = fieldId(name);
  const attributes = {
    class: error === undefined ? widths[width] : `${widths[width]} kern-form-input__input--error`,
    id,
    name,
    value,
    required,
    autocomplete,
    inputmode: inputMode,
    'aria-describedby': descriptionOf(id, props),
    'aria-invalid': error === undefined ? undefined : 'true',
  } as const;
  return (
    <div class={boxOf(error)}>
      <Label id={id} label={label} optional={optional} />
      <Hint id={id}>{hint}</Hint>
      {type === 'date' ? <input {...attributes} type="date" /> : null}
      {type === 'email' ? <input {...attributes} {...emailKeyboard} type="text" /> : null}
      {type === 'tel' ? <input {...attributes} type="tel" /> : null}
      {type === 'text' ? <input {...attributes} type="text" /> : null}
      <ErrorMessage id={id} error={error} />
    </div>
  );
};

/** Several lines of text. The limit stands in the hint, in characters. */
export const TextArea = (props: FieldProps & { readonly value?: string | undefined; readonly limit: number; readonly rows?: number | undefined }) => {
  const { name, label, hint, error, optional = false, value = '', limit, rows = 5 } = props;
  const id = fieldId(name);
  return (
    <div class={boxOf(error)}>
      <Label id={id} label={label} optional={optional} />
      <Hint id={id}>
        {hint} Höchstens {limit} Zeichen.
      </Hint>
      <textarea
        class={error === undefined ? 'kern-form-input__input' : 'kern-form-input__input kern-form-input__input--error'}
        id={id}
        name={name}
        rows={rows}
        data-limit={limit}
        required={!optional}
        aria-describedby={descriptionOf(id, { hint: true, error })}
        aria-invalid={error === undefined ? undefined : 'true'}
      >
        {value}
      </textarea>
      <ErrorMessage id={id} error={error} />
    </div>
  );
};

/** A value and what people read. */
export type Option = { readonly value: string; readonly label: string };
type OptionGroup = { readonly group: string; readonly options: readonly Option[] };

const Options = ({ options, selected }: { readonly options: readonly Option[]; readonly selected: string }) => (
  <>
    {options.map(({ value, label }) => (
      <option key={value} value={value} selected={value === selected}>
        {label}
      </option>
    ))}
  </>
);

/** One of many values, in groups where that helps. Nothing is chosen beforehand. */
export const SelectField = (
  props: FieldProps & {
    readonly value?: string | undefined;
    readonly options: readonly (Option | OptionGroup)[];
    readonly empty?: string | undefined;
  },
) => {
  const { name, label, hint, error, optional = false, required = !optional, value = '', options, empty = 'Bitte wählen' } = props;
  const id = fieldId(name);
  return (
    <div class={boxOf(error)}>
      <Label id={id} label={label} optional={optional} />
      <Hint id={id}>{hint}</Hint>
      <div class="kern-form-input__select-wrapper">
        <select
          class={error === undefined ? 'kern-form-input__select' : 'kern-form-input__select kern-form-input__select--error'}
          id={id}
          name={name}
          required={required}
          aria-describedby={descriptionOf(id, props)}
          aria-invalid={error === undefined ? undefined : 'true'}
        >
          <option value="" selected={value === ''}>
            {empty}
          </option>
          {options.map((entry) =>
            'group' in entry ? (
              <optgroup key={entry.group} label={entry.group}>
                <Options options={entry.options} selected={value} />
              </optgroup>
            ) : (
              <Options key={entry.value} options={[entry]} selected={value} />
            ),
          )}
        </select>
      </div>
      <ErrorMessage id={id} error={error} />
    </div>
  );
};

/**
 * One box to tick. Several with the same `name` and different values make a list: then `id` tells them apart.
 * `value` is what the form sends, `on` when absent.
 */
export const CheckboxField = (
  props: Described & {
    readonly name: string;
    readonly label: ComponentChildren;
    readonly value?: string | undefined;
    readonly id?: string | undefined;
    readonly checked?: boolean | undefined;
  },
) => {
  const { name, label, hint, error, value = 'on', id = fieldId(name), checked = false } = props;
  return (
    <div class={error === undefined ? 'kern-form-check' : 'kern-form-check kern-form-check--error'}>
      <input
        class={error === undefined ? 'kern-form-check__checkbox' : 'kern-form-check__checkbox kern-form-check__checkbox--error'}
        id={id}
        name={name}
        type="checkbox"
        value={value}
        checked={checked}
        aria-describedby={descriptionOf(id, props)}
        aria-invalid={error === undefined ? undefined : 'true'}
      />
      <label class="kern-label" for={id}>
        {label}
      </label>
      <div class="choice__description">
        <Hint id={id}>{hint}</Hint>
      </div>
      <ErrorMessage id={id} error={error} />
    </div>
  );
};

/** Fields that belong together, with their common question, hint and error. `section` makes the question a heading. */
export const Fieldset = (
  props: Described & {
    readonly name: string;
    readonly legend: ComponentChildren;
    readonly section?: boolean | undefined;
    readonly optional?: boolean | undefined;
    /** The group is one control of which one part is chosen. */
    readonly role?: 'radiogroup' | undefined;
    readonly children: ComponentChildren;
  },
) => {
  const { name, legend, section = false, optional = false, role, hint, error, children } = props;
  const id = fieldId(name);
  return (
    <fieldset
      class={error === undefined ? 'kern-fieldset' : 'kern-fieldset kern-fieldset--error'}
      id={id}
      tabindex={-1}
      role={role}
      aria-describedby={descriptionOf(id, props)}
      aria-invalid={role !== undefined && error !== undefined ? 'true' : undefined}
    >
      <legend class={section ? 'kern-label section-legend' : 'kern-label'}>
        {section ? <h2 class="kern-heading-large">{legend}</h2> : legend}
        {optional ? <span class="kern-label__optional"> – freiwillig</span> : null}
      </legend>
      <Hint id={id}>{hint}</Hint>
      <ErrorMessage id={id} error={error} />
      <div class="kern-fieldset__body">{children}</div>
    </fieldset>
  );
};

/** One of few values, all visible. The error's link leads to the first of them. */
export const RadioGroup = (props: FieldProps & { readonly value?: string | undefined; readonly options: readonly Option[] }) => {
  const { name, label, hint, error, optional = false, value: chosen, options } = props;
  const id = fieldId(name);
  return (
    <Fieldset name={`${name}-gruppe`} role="radiogroup" legend={label} hint={hint} error={error} optional={optional}>
      {options.map(({ value, label: text }, index) => (
        <div key={value} class="kern-form-check">
          <input
            class={error === undefined ? 'kern-form-check__radio' : 'kern-form-check__radio kern-form-check__radio--error'}
            id={index === 0 ? id : `${id}-${index + 1}`}
            name={name}
            type="radio"
            value={value}
            checked={value === chosen}
            required={!optional}
          />
          <label class="kern-label" for={index === 0 ? id : `${id}-${index + 1}`}>
            {text}
          </label>
        </div>
      ))}
    </Fieldset>
  );
};

/** Sends the form. `name` and `value` tell several buttons of a form apart. */
export const SubmitButton = ({
  variant = 'primary',
  name,
  value,
  children,
}: {
  readonly variant?: 'primary' | 'secondary' | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly children: ComponentChildren;
}) => (
  <button type="submit" class={variant === 'primary' ? 'kern-btn kern-btn--primary' : 'kern-btn kern-btn--secondary'} name={name} value={value}>
    <span class="kern-label">{children}</span>
  </button>
);
