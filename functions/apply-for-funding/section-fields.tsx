import type { CountyProfile } from '../../shared/county/profile.ts';
import { choicesAt } from '../../shared/domain/funding/choices.ts';
import type { DraftContent } from '../../shared/domain/funding/draft.ts';
import { fieldAt } from '../../shared/domain/funding/fields.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { longestText, mostRows, schemaAt } from '../../shared/domain/funding/schema-at.ts';
import { rowFields } from '../../shared/domain/funding/summary.ts';
import { CheckboxField, Fieldset, RadioGroup, SelectField, SubmitButton, TextArea, TextField } from '../../shared/pages/form.tsx';
import { fieldTexts } from './field-texts.ts';
import { PlaceFields } from './place-fields.tsx';
import { contentAt, nameOf, rowsAt, shown } from './section-values.ts';

/** What the fields of a section are drawn from. */
export type Filled = {
  readonly content: DraftContent;
  /** What is wrong, by pointer. */
  readonly errors: ReadonlyMap<string, string>;
  readonly round: Round;
  readonly county: CountyProfile;
  /** Rows that a list shows at least, by pointer. */
  readonly rows: ReadonlyMap<string, number>;
};

type FieldOf = { readonly pointer: string; readonly filled: Filled };

const patternOf = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, '/*');

const hintOf = ({ pointer, filled }: FieldOf): string | undefined => {
  const limit = longestText(pointer);
  const hint = fieldTexts.hints[patternOf(pointer)]?.(filled.round);
  const told = limit !== undefined && !isLong(limit) && fieldAt(pointer)?.kind === 'text' && !isName(pointer);
  return [hint ?? [], told ? fieldTexts.limit(limit) : []].flat().join(' ') || undefined;
};

// Names and addresses: nobody writes up to their limits, and an error says them when they do.
const isName = (pointer: string): boolean => /^\/(?:organisation|contact)\//.test(pointer);

// From here on a text is more than one line.
const isLong = (limit: number): boolean => limit >= 250;

// Needed by some answers and not by others: the rule that asks for them says so.
const dependent: readonly string[] = [
  '/organisation/tax/noticeDate',
  '/project/previousReference',
  '/project/fieldsOfAction',
  '/goals/childProtection',
];

/** Optional by the schema; a field inside a group that may be missing as a whole is neither optional nor required. */
const necessity = (pointer: string): { readonly optional: boolean; readonly required: boolean } => {
  const tokens = pointer.split('/');
  const inOptionalGroup = tokens.slice(2).some((_, index) => schemaAt(tokens.slice(0, index + 2).join('/')).optional);
  const { optional } = schemaAt(pointer);
  const inRow = /\/\d+\//.test(pointer);
  const depends = dependent.includes(pointer);
  return {
    optional: optional && !inRow && !depends,
    required: !optional && !inOptionalGroup && !depends && !/\/[1-9]\d*\//.test(pointer),
  };
};

/** A field by its kind in the table of fields: its label, hint, limit, value and error. */
export const SectionField = ({ pointer, filled }: FieldOf) => {
  const field = fieldAt(pointer);
  if (field === undefined) throw new Error(`the submission has no ${pointer}`);
  const value = contentAt(filled.content, pointer);
  const name = nameOf(pointer);
  const limit = longestText(pointer);
  const common = {
    name,
    label: field.label,
    hint: hintOf({ pointer, filled }),
    error: filled.errors.get(pointer),
    ...necessity(pointer),
  };
  switch (field.kind) {
    case 'flag':
      return <RadioGroup {...common} value={typeof value === 'boolean' ? (value ? 'ja' : 'nein') : undefined} options={fieldTexts.yesNo} />;
    case 'choice': {
      const options = choicesAt(patternOf(pointer), filled.round).map((choice) => ({ value: choice.code, label: choice.name }));
      const chosen = shown(pointer, value);
      return options.length <= 4 && !/\/\d+\//.test(pointer) ? (
        <RadioGroup {...common} value={chosen} options={options} />
      ) : (
        <SelectField {...common} value={chosen} options={options} />
      );
    }
    case 'choices':
      return pointer === '/project/municipalities' ? (
        <PlaceFields pointer={pointer} filled={filled} />
      ) : (
        <ChoicesField pointer={pointer} filled={filled} />
      );
    case 'list':
      return <RowsField pointer={pointer} filled={filled} />;
    default:
      return limit !== undefined && isLong(limit) ? (
        <TextArea {...common} limit={limit} value={shown(pointer, value)} rows={limit > 250 ? 6 : 3} />
      ) : (
        <TextField {...common} {...fieldTexts.inputs(patternOf(pointer), field.kind)} value={shown(pointer, value)} />
      );
  }
};

const ChoicesField = ({ pointer, filled }: FieldOf) => {
  const name = nameOf(pointer);
  const chosen = rowsAt(filled.content, pointer);
  const choices = choicesAt(pointer, filled.round);
  if (choices.length === 0) return null;
  return (
    <Fieldset name={name} legend={fieldAt(pointer)?.label} hint={hintOf({ pointer, filled })} error={filled.errors.get(pointer)}>
      {choices.map(({ code, name: label }) => (
        <CheckboxField
          key={code}
          name={name}
          id={`${name.replaceAll('.', '-')}-${code}`}
          value={code}
          label={label}
          checked={chosen.includes(code)}
        />
      ))}
    </Fieldset>
  );
};

/** A button that changes the form instead of sending it; the page comes back at the place that changed. */
export const EditButton = ({ action, children }: { readonly action: string; readonly children: string }) => (
  <SubmitButton variant="secondary" name="action" value={action}>
    {children}
  </SubmitButton>
);

/** A list of rows: a group of fields for each, a button for one more, and one at each row that takes it out. */
export const RowsField = ({ pointer, filled }: FieldOf) => {
  const most = mostRows(pointer);
  const count = Math.min(most, Math.max(rowsAt(filled.content, pointer).length, filled.rows.get(pointer) ?? 1));
  const words = fieldTexts.rows(pointer);
  return (
    <Fieldset name={nameOf(pointer)} legend={fieldAt(pointer)?.label} hint={hintOf({ pointer, filled })} error={filled.errors.get(pointer)}>
      {Array.from({ length: count }, (_, row) => (
        <Fieldset key={row} name={`${nameOf(pointer)}.${row}`} legend={words.row(row + 1)} error={filled.errors.get(`${pointer}/${row}`)}>
          {rowFields(pointer).map((field) => (
            <SectionField key={field} pointer={field.replace('*', String(row))} filled={filled} />
          ))}
          {count > 1 ? <EditButton action={`remove:${pointer}/${row}`}>{words.remove(row + 1)}</EditButton> : null}
        </Fieldset>
      ))}
      {count < most ? <EditButton action={`add:${pointer}`}>{words.add}</EditButton> : null}
    </Fieldset>
  );
};
