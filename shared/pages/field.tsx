import type { ComponentChildren } from 'preact';

/**
 * Id of a field, from its name in the form or from the JSON pointer of an error: `costs.0.amount` and
 * `/costs/0/amount` are the same field, so the links of the error summary find it.
 */
export const fieldId = (name: string): string => name.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');

/** What stands around a field besides its label. */
export type Described = {
  /** How to fill it in; read out with the field. */
  readonly hint?: ComponentChildren;
  /** German sentence: what is wrong and what to do. */
  readonly error?: string | undefined;
};

/** What every field has. */
export type FieldProps = Described & {
  /** Name in the form; the id follows from it. */
  readonly name: string;
  readonly label: string;
  /** Says so in the label; everything else is required. */
  readonly optional?: boolean | undefined;
  /** `false` for a field that only counts together with others, e.g. in an empty line: neither required nor voluntary. */
  readonly required?: boolean | undefined;
};

/** Ids of hint and error, in the order in which they are read out. */
export const descriptionOf = (id: string, { hint, error }: Described): string | undefined =>
  [hint === undefined ? [] : [`${id}-hinweis`], error === undefined ? [] : [`${id}-fehler`]].flat().join(' ') || undefined;

/** Help that is tied to the field by its id. */
export const Hint = ({ id, children }: { readonly id: string; readonly children: ComponentChildren }) =>
  children === undefined ? null : (
    <div class="kern-hint" id={`${id}-hinweis`}>
      {children}
    </div>
  );

/** The error at the field. The word makes it an error for those who do not see the icon. */
export const ErrorMessage = ({ id, error }: { readonly id: string; readonly error: string | undefined }) =>
  error === undefined ? null : (
    <p class="kern-error" id={`${id}-fehler`}>
      <span class="kern-icon kern-icon--danger" aria-hidden="true" />
      <span class="kern-body">
        <span class="kern-sr-only">Fehler: </span>
        {error}
      </span>
    </p>
  );

/** The field's label; what is voluntary says so. */
export const Label = ({ id, label, optional = false }: { readonly id: string; readonly label: string; readonly optional?: boolean | undefined }) => (
  <label class="kern-label" for={id}>
    {label}
    {optional ? <span class="kern-label__optional"> – freiwillig</span> : null}
  </label>
);
