import type { ComponentChildren } from 'preact';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { CheckboxField, Fieldset, RadioGroup, TextField } from '../../shared/pages/form.tsx';
import { fields } from './frame.ts';
import { texts } from './texts.ts';
import { choices, type TypedEntry } from './typed-entry.ts';

const said = texts.form;

type Boxes = {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly ticked: readonly string[];
};

const Boxes = ({ name, legend, hint, error, options, ticked }: Boxes) => (
  <Fieldset name={name} legend={legend} hint={hint} error={error}>
    {options.map(({ value, label }) => (
      <CheckboxField key={value} name={name} id={`${name}-${value}`} value={value} label={label} checked={ticked.includes(value)} />
    ))}
  </Fieldset>
);

/** A list of all administrations is long, and most people have a task for one or none. */
const Folded = ({ title, count, children }: { readonly title: string; readonly count: number; readonly children: ComponentChildren }) => (
  <details open={count > 0}>
    <summary>{said.folded(title, count)}</summary>
    {children}
  </details>
);

/** What staff say about an address, with what is wrong at its field. `address`: whether it can be typed. */
export const EntryFields = ({
  typed,
  errors,
  administrations,
  withAddress,
}: {
  readonly typed: TypedEntry;
  readonly errors: readonly FieldError[];
  readonly administrations: readonly { readonly area: string; readonly name: string }[];
  readonly withAddress: boolean;
}) => {
  const errorAt = (name: string) => errors.find(({ pointer }) => pointer === `/${name}`)?.message;
  const options = administrations.map(({ area, name }) => ({ value: area, label: name }));
  return (
    <>
      <input type="hidden" name={fields.version} value={typed.version} />
      {withAddress ? (
        <TextField name={fields.address} type="email" label={said.address} value={typed.address} error={errorAt(fields.address)} autocomplete="off" />
      ) : null}
      <TextField
        name={fields.name}
        label={said.name}
        hint={said.nameHint}
        value={typed.name}
        error={errorAt(fields.name)}
        optional
        autocomplete="off"
      />
      <TextField
        name={fields.contact}
        label={said.contact}
        hint={said.contactHint}
        value={typed.contact}
        error={errorAt(fields.contact)}
        optional
        autocomplete="off"
      />
      <TextField
        name={fields.phone}
        type="tel"
        label={said.phone}
        value={typed.phone}
        error={errorAt(fields.phone)}
        width="medium"
        optional
        autocomplete="off"
      />
      <RadioGroup name={fields.language} label={said.language} value={typed.language} options={choices.languages} />
      <Boxes name={fields.group} legend={said.groups} options={choices.groups} ticked={typed.groups} error={errorAt(fields.group)} />
      <Folded title={said.report} count={typed.report.length}>
        <Boxes name={fields.report} legend={said.report} hint={said.reportHint} options={options} ticked={typed.report} />
      </Folded>
      <Folded title={said.figures} count={typed.figures.length}>
        <Boxes name={fields.figures} legend={said.figures} hint={said.figuresHint} options={options} ticked={typed.figures} />
      </Folded>
    </>
  );
};
