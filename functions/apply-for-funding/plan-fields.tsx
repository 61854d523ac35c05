import { submissionFields } from '../../shared/domain/funding/fields.ts';
import { costCategories, financingSources } from '../../shared/domain/funding/round.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { DescriptionList, Text } from '../../shared/pages/content.tsx';
import { Fieldset, type Option, SelectField, TextField } from '../../shared/pages/form.tsx';
import { type Filled, hintOf } from './form-fields.tsx';
import { editTarget, type FormValues, type Plan, plans, sumsOf } from './submission-form.ts';
import { texts } from './texts.ts';

/** The options of a select from a record of codes and names. */
export const optionsOf = (names: Readonly<Record<string, string>>): Option[] => Object.entries(names).map(([value, label]) => ({ value, label }));

const fields = {
  costs: { code: submissionFields['/costs/*/category'], description: submissionFields['/costs/*/description'], options: optionsOf(costCategories) },
  financing: {
    code: submissionFields['/financing/*/source'],
    description: submissionFields['/financing/*/description'],
    options: optionsOf(financingSources),
  },
} as const;

/** A button that changes the form instead of sending it; the page comes back at the place that changed. */
const EditButton = ({ action, values, children }: { readonly action: string; readonly values: FormValues; readonly children: string }) => (
  <button type="submit" class="kern-btn kern-btn--secondary" name="action" value={action} formaction={`/antrag#${editTarget(values, action)}`}>
    <span class="kern-label">{children}</span>
  </button>
);

const PlanRow = ({ plan, row, filled: { values, errors } }: { readonly plan: Plan; readonly row: number; readonly filled: Filled }) => {
  const line = values[plan][row];
  const { code, description, options } = fields[plan];
  const name = `${plan}.${row}`;
  const codeName = `${name}.${plans[plan]}`;
  return (
    <Fieldset name={name} legend={texts.plans[plan].row(row + 1)} error={errors.get(name)}>
      <SelectField name={codeName} label={code.label} options={options} required={row === 0} value={line?.code} error={errors.get(codeName)} />
      <TextField
        name={`${name}.description`}
        label={description.label}
        hint={hintOf(plan)}
        optional={plan === 'financing'}
        required={row === 0 && plan === 'costs'}
        value={line?.description}
        error={errors.get(`${name}.description`)}
      />
      <TextField
        name={`${name}.amount`}
        label={submissionFields['/costs/*/amount'].label}
        hint={texts.hints.amount}
        inputMode="decimal"
        width="medium"
        required={row === 0}
        value={line?.amount}
        error={errors.get(`${name}.amount`)}
      />
      <EditButton action={`remove-${plan}.${row}`} values={values}>
        {texts.plans[plan].remove(row + 1)}
      </EditButton>
    </Fieldset>
  );
};

/** The cost plan or the financing plan: a group of fields for each line, and a button for one more. */
export const PlanFields = ({ plan, filled }: { readonly plan: Plan; readonly filled: Filled }) => (
  <Fieldset name={plan} legend={texts.plans[plan].heading} section hint={texts.plans[plan].hint} error={filled.errors.get(plan)}>
    {filled.values[plan].map((_, row) => (
      <PlanRow key={row} plan={plan} row={row} filled={filled} />
    ))}
    <EditButton action={`add-${plan}`} values={filled.values}>
      {texts.plans[plan].add}
    </EditButton>
  </Fieldset>
);

const verdict = (costs: number, financing: number): string => {
  if (costs === financing) return texts.sums.equal;
  return financing < costs ? texts.sums.missing(formatEuro(costs - financing)) : texts.sums.surplus(formatEuro(financing - costs));
};

/** What the two plans add up to so far, and a button to add up again. */
export const PlanSums = ({ values }: { readonly values: FormValues }) => {
  const { costs, financing, county } = sumsOf(values);
  const shown = (sum: number | undefined): string => (sum === undefined ? texts.sums.unknown : formatEuro(sum));
  return (
    <Fieldset name="summen" legend={texts.sums.heading} section>
      <DescriptionList
        entries={[
          { term: texts.sums.costs, value: shown(costs) },
          { term: texts.sums.financing, value: shown(financing) },
          { term: texts.sums.county, value: shown(county) },
        ]}
      />
      {costs === undefined || financing === undefined ? null : <Text>{verdict(costs, financing)}</Text>}
      <EditButton action="calculate" values={values}>
        {texts.sums.calculate}
      </EditButton>
    </Fieldset>
  );
};
