import { applicationStates } from '../../shared/domain/funding/application.ts';
import { caseOrders } from '../../shared/domain/funding/case-filter.ts';
import { waitsForNames } from '../../shared/domain/funding/case-row.ts';
import { legalForms } from '../../shared/domain/funding/round.ts';
import { formatAmount } from '../../shared/domain/money.ts';
import { CheckboxField, type Option, SelectField, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { paths } from './frame.ts';
import type { Asked, CaseList } from './list-cases.ts';
import { listFields, noFilter } from './list-form.ts';
import { texts } from './texts.ts';

const said = texts.list;

const options = (labels: Readonly<Record<string, string>>): Option[] => Object.entries(labels).map(([value, label]) => ({ value, label }));
const amountText = (cents: number | undefined): string => (cents === undefined ? '' : formatAmount(cents));

/** The round and the filters; nothing has to be filled in. They are folded until somebody filters. */
export const Search = ({ asked: { filter }, list }: { readonly asked: Asked; readonly list: CaseList }) => {
  const { round, rounds } = list;
  const known = rounds.some(({ id }) => id === round.id) ? rounds : [round, ...rounds];
  return (
    <search aria-label={said.filters}>
      <form class="form" method="post" action={paths.list} novalidate>
        <SelectField
          name={listFields.round}
          label={said.round}
          value={round.id}
          options={known.map(({ id, title }) => ({ value: id, label: title }))}
          empty={said.round}
          required={false}
        />
        <TextField name={listFields.text} label={said.text} hint={said.textHint} value={filter.text} required={false} />
        <details open={JSON.stringify({ ...filter, text: undefined }) !== JSON.stringify(noFilter)}>
          <summary>{said.moreFilters}</summary>
          <div class="flow">
            <SelectField
              name={listFields.state}
              label={said.state}
              value={filter.state}
              options={options(applicationStates)}
              empty={said.all}
              required={false}
            />
            <SelectField
              name={listFields.assignee}
              label={said.assignee}
              value={filter.assignee}
              options={[
                ...options({ me: said.me, nobody: said.unassigned }),
                ...list.assignees.map(({ subject, name }) => ({ value: subject, label: name })),
              ]}
              empty={said.all}
              required={false}
            />
            <SelectField
              name={listFields.waitsFor}
              label={said.waitsFor}
              value={filter.waitsFor}
              options={options(waitsForNames)}
              empty={said.all}
              required={false}
            />
            {round.fieldsOfAction.length === 0 ? null : (
              <SelectField
                name={listFields.field}
                label={said.field}
                value={filter.field}
                options={round.fieldsOfAction.map(({ code, title }) => ({ value: code, label: title }))}
                empty={said.all}
                required={false}
              />
            )}
            <SelectField
              name={listFields.legalForm}
              label={said.legalForm}
              value={filter.legalForm}
              options={options(legalForms)}
              empty={said.all}
              required={false}
            />
            <TextField name={listFields.from} label={said.from} value={amountText(filter.from)} inputMode="decimal" width="medium" required={false} />
            <TextField name={listFields.to} label={said.to} value={amountText(filter.to)} inputMode="decimal" width="medium" required={false} />
            <CheckboxField name={listFields.late} label={said.late1} value="ja" checked={filter.late === true} />
            <SelectField
              name={listFields.order}
              label={said.order}
              value={filter.order === 'reference' ? '' : filter.order}
              options={options(caseOrders).filter(({ value }) => value !== 'reference')}
              empty={caseOrders.reference}
              required={false}
            />
            <CheckboxField name={listFields.descending} label={said.descending} value="ja" checked={filter.descending === true} />
          </div>
        </details>
        <SubmitButton>{said.show}</SubmitButton>
      </form>
    </search>
  );
};
