import type { FieldError } from '../../shared/domain/refusal.ts';
import { CheckboxField, Fieldset, RadioGroup, SelectField, TextArea, TextField } from '../../shared/pages/form.tsx';
import { type FieldKind, parts } from './field-kinds.ts';
import type { RoundField, RowsField, SingleField } from './round-fields.ts';
import { placesIn, removal } from './section-values.ts';
import { texts } from './texts.ts';

type Shown = { readonly params: URLSearchParams; readonly errors: readonly FieldError[] };
type Placed = Shown & {
  readonly field: SingleField;
  readonly name: string /** In a row nothing has to be filled in: an empty row counts as none. */;
  readonly inRow: boolean;
};

const errorAt = (errors: readonly FieldError[], name: string): string | undefined =>
  errors.find(({ pointer }) => pointer === `/${name.replaceAll('.', '/')}`)?.message;

const narrow: Partial<Record<FieldKind, 'short' | 'medium'>> = {
  euro: 'medium',
  share: 'short',
  count: 'short',
  counts: 'medium',
  shares: 'medium',
  date: 'medium',
};
const many: Partial<Record<FieldKind, number>> = { long: 5000, lines: 5000, steps: 2000 };
const optionsOf = ({ options = {} }: SingleField) => Object.entries(options).map(([value, label]) => ({ value, label }));

const Moment = ({ field: { label, hint }, name, params, errors }: Placed) => (
  <Fieldset name={name} legend={label} hint={hint} error={errorAt(errors, name)}>
    <TextField
      name={`${name}.${parts.day}`}
      label={texts.section.day}
      type="date"
      width="medium"
      value={params.get(`${name}.${parts.day}`) ?? ''}
      error={errorAt(errors, `${name}.${parts.day}`)}
    />
    <TextField name={`${name}.${parts.time}`} label={texts.section.time} width="short" value={params.get(`${name}.${parts.time}`) ?? ''} />
  </Fieldset>
);

const Boxes = ({ field, name, params, errors }: Placed) => (
  <Fieldset name={name} legend={field.label} hint={field.hint} error={errorAt(errors, name)}>
    {optionsOf(field).map(({ value, label }) => (
      <CheckboxField
        key={value}
        name={name}
        id={`${name}-${value}`.replaceAll('.', '-')}
        value={value}
        label={label}
        checked={params.getAll(name).includes(value)}
      />
    ))}
  </Fieldset>
);

/** A dozen boxes in each of many rows: they are folded where none is ticked. */
const Folded = (placed: Placed) => (
  <details open={placed.params.getAll(placed.name).length > 0 || errorAt(placed.errors, placed.name) !== undefined}>
    <summary>{placed.field.label}</summary>
    <Boxes {...placed} />
  </details>
);

const Single = (placed: Placed) => {
  const { field, name, params, errors, inRow } = placed;
  const { kind, label, hint, optional = false } = field;
  const value = params.get(name) ?? '';
  const error = errorAt(errors, name);
  const common = { name, label, hint, error, optional: optional && !inRow, ...(inRow && { required: false }) };
  if (kind === 'start' || kind === 'deadline') return <Moment {...placed} />;
  if (kind === 'flag') return <CheckboxField name={name} label={label} hint={hint} error={error} value="ja" checked={value === 'ja'} />;
  if (kind === 'choices') return inRow ? <Folded {...placed} /> : <Boxes {...placed} />;
  if (kind === 'choice' && inRow) return <SelectField {...common} value={value} options={optionsOf(field)} />;
  if (kind === 'choice') return <RadioGroup {...common} value={value} options={optionsOf(field)} />;
  const limit = many[kind];
  if (limit !== undefined)
    return <TextArea {...common} optional={inRow || optional || kind === 'lines'} value={value} limit={limit} rows={kind === 'long' ? 4 : 6} />;
  return <TextField {...common} value={value} type={kind === 'date' ? 'date' : 'text'} width={narrow[kind]} autocomplete="off" />;
};

const emptyRows = 2;

const Rows = ({ field, params, errors }: Shown & { readonly field: RowsField }) => {
  const typed = placesIn(params, field.path);
  const next = (typed.at(-1) ?? -1) + 1;
  const places = [...typed, ...Array.from({ length: emptyRows }, (_, index) => next + index)];
  return (
    <Fieldset
      name={field.path}
      legend={field.label}
      section
      hint={`${field.hint ?? ''} ${texts.section.empty}`.trim()}
      error={errorAt(errors, field.path)}
    >
      {places.map((place, index) => (
        <Fieldset key={place} name={`${field.path}.${place}`} legend={texts.section.rowTitle(field.row, index + 1)}>
          {field.fields.map((inner) => (
            <Single key={inner.path} field={inner} name={`${field.path}.${place}.${inner.path}`} params={params} errors={errors} inRow />
          ))}
          {typed.includes(place) ? (
            <CheckboxField
              name={`${field.path}.${place}.${removal}`}
              label={texts.section.remove}
              value="ja"
              checked={params.get(`${field.path}.${place}.${removal}`) === 'ja'}
            />
          ) : null}
        </Fieldset>
      ))}
    </Fieldset>
  );
};

/** The fields of a section with what stands in them, and what is wrong at its field. */
export const SectionFields = ({ fields, ...shown }: Shown & { readonly fields: readonly RoundField[] }) => (
  <>
    {fields.map((field) =>
      field.kind === 'rows' ? (
        <Rows key={field.path} field={field} {...shown} />
      ) : (
        <Single key={field.path} field={field} name={field.path} inRow={false} {...shown} />
      ),
    )}
  </>
);
