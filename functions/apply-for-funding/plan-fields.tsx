import { withoutOffers } from '../../shared/domain/funding/cost-line.ts';
import type { DraftContent } from '../../shared/domain/funding/draft.ts';
import { valueAt } from '../../shared/domain/funding/field-messages.ts';
import { fieldAt } from '../../shared/domain/funding/fields.ts';
import { differenceText, planSum, sumText } from '../../shared/domain/funding/plan-sums.ts';
import { costCategories } from '../../shared/domain/funding/round.ts';
import { mostRows } from '../../shared/domain/funding/schema-at.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { Heading, List, Text } from '../../shared/pages/content.tsx';
import { ErrorMessage, fieldId } from '../../shared/pages/field.tsx';
import { Fieldset, SubmitButton, TextArea } from '../../shared/pages/form.tsx';
import { draftTexts } from './draft-texts.ts';
import { fieldTexts } from './field-texts.ts';
import { PlanCell } from './plan-cell.tsx';
import { EditButton, type Filled, SectionField } from './section-fields.tsx';
import { nameOf, rowsAt } from './section-values.ts';

const words = draftTexts.plan;

/** The two plans of an application. */
export type Plan = 'costs' | 'financing';

/** Columns of the table, and what stands folded below a line because few lines need it. */
const columns = {
  costs: {
    shown: ['category', 'description', 'quantity', 'unit', 'unitPrice', 'amount'],
    folded: ['qualification', 'offers', 'offersReason', 'eligible'],
  },
  financing: { shown: ['source', 'description', 'status', 'amount'], folded: [] },
} as const;

// Enough for a small project without a way to the server for each line.
const rowsAtFirst = 3;

const sumOf = (rows: readonly unknown[]): number | undefined =>
  planSum(rows.map((row) => valueAt(row, ['amount'])).map((amount) => (typeof amount === 'number' ? amount : undefined)));

/** What both plans add up to; the script of the page keeps it up to date while somebody types. */
const Sums = ({ plan, whole }: { readonly plan: Plan; readonly whole: DraftContent }) => {
  const [costs, financing] = [sumOf(rowsAt(whole, '/costs')), sumOf(rowsAt(whole, '/financing'))];
  const county = sumOf(rowsAt(whole, '/financing').filter((row) => valueAt(row, ['source']) === 'county'));
  return (
    <section class="flow" aria-labelledby="summen">
      <Heading level={2} id="summen">
        {words.sums}
      </Heading>
      <div role="status">
        <dl class="kern-description-list">
          {[
            { name: 'costs', term: words.costs, sum: costs },
            { name: 'financing', term: words.financing, sum: financing },
            { name: 'county', term: words.county, sum: county },
          ].map(({ name, term, sum }) => (
            <div key={name} class="kern-description-list-item">
              <dt class="kern-description-list-item__key">{term}</dt>
              <dd class="kern-description-list-item__value" data-sum={name}>
                {sumText(sum)}
              </dd>
            </div>
          ))}
        </dl>
        <p class="kern-body" data-sum="difference">
          {differenceText(costs, financing)}
        </p>
      </div>
      {plan === 'financing' ? <Text>{county === undefined ? words.requestedUnknown : words.requested(formatEuro(county))}</Text> : null}
      <EditButton action="calculate">{words.calculate}</EditButton>
    </section>
  );
};

/** Short to see, whole to hear: the column is narrow. */
const RemoveButton = ({ action, name }: { readonly action: string; readonly name: string }) => (
  <SubmitButton variant="secondary" name="action" value={action}>
    <span class="kern-sr-only">{name} </span>
    {words.remove}
  </SubmitButton>
);

const Row = ({ plan, row, filled }: { readonly plan: Plan; readonly row: number; readonly filled: Filled }) => {
  const pointer = `/${plan}/${row}`;
  const { shown, folded } = columns[plan];
  const content = rowsAt(filled.content, `/${plan}`)[row];
  const open = folded.some((name) => filled.errors.has(`${pointer}/${name}`) || valueAt(content, [name]) !== undefined);
  const error = filled.errors.get(pointer);
  const id = fieldId(`${plan}.${row}`);
  return (
    <>
      <tr class="kern-table__row plan__row" data-row={row} id={id}>
        <th scope="row" class="kern-table__header plan__number">
          <span class="plan__label">{words.row} </span>
          {row + 1}
          <ErrorMessage id={id} error={error} />
        </th>
        {shown.map((name) => (
          <td
            key={name}
            class={name === 'amount' ? 'kern-table__cell plan__cell plan__cell--amount' : 'kern-table__cell plan__cell'}
            data-column={name}
          >
            <PlanCell pointer={`${pointer}/${name}`} filled={filled} />
          </td>
        ))}
        <td class="kern-table__cell plan__cell">
          <RemoveButton action={`remove:${pointer}`} name={fieldTexts.rows(`/${plan}`).row(row + 1)} />
        </td>
      </tr>
      {folded.length === 0 ? null : (
        <tr class="kern-table__row plan__more">
          <td class="kern-table__cell" colspan={shown.length + 2}>
            <details open={open}>
              <summary>{words.more(row + 1)}</summary>
              <div class="flow">
                {folded.map((name) => (
                  <SectionField key={name} pointer={`${pointer}/${name}`} filled={filled} />
                ))}
              </div>
            </details>
          </td>
        </tr>
      )}
    </>
  );
};

const Table = ({ plan, filled }: { readonly plan: Plan; readonly filled: Filled }) => {
  const most = mostRows(`/${plan}`);
  const count = Math.min(most, Math.max(rowsAt(filled.content, `/${plan}`).length, filled.rows.get(`/${plan}`) ?? rowsAtFirst));
  return (
    <>
      <table class="kern-table plan">
        <caption class="kern-sr-only">{fieldAt(`/${plan}`)?.label}</caption>
        <thead class="kern-table__head">
          <tr class="kern-table__row">
            <th scope="col" class="kern-table__header">
              {words.row}
            </th>
            {columns[plan].shown.map((name) => (
              <th key={name} scope="col" class="kern-table__header">
                {fieldAt(`/${plan}/*/${name}`)?.label}
              </th>
            ))}
            <td class="kern-table__header" />
          </tr>
        </thead>
        <tbody class="kern-table__body">
          {Array.from({ length: count }, (_, row) => (
            <Row key={row} plan={plan} row={row} filled={filled} />
          ))}
        </tbody>
      </table>
      {count < most ? <EditButton action={`add:/${plan}`}>{fieldTexts.rows(`/${plan}`).add}</EditButton> : null}
    </>
  );
};

const Paste = ({ plan }: { readonly plan: Plan }) => (
  <details>
    <summary>{words.paste}</summary>
    <div class="kern-fieldset__body">
      <TextArea name={`${plan}.paste`} label={words.paste} hint={words.pasteHint[plan]} optional limit={10_000} />
      <EditButton action={`paste-${plan}`}>{words.pasteButton}</EditButton>
    </div>
  </details>
);

const centsAttribute = (sum: number | undefined): string | undefined => (sum === undefined ? undefined : String(sum));

/** The cost plan or the financing plan as a table, with its sums; on a narrow screen each line stands as a block. */
export const PlanFields = ({ plan, filled, whole }: { readonly plan: Plan; readonly filled: Filled; readonly whole: DraftContent }) => {
  const current = { ...whole, ...filled.content };
  return (
    <div
      class="flow"
      data-plan={plan}
      data-stored-costs={plan === 'costs' ? undefined : centsAttribute(sumOf(rowsAt(whole, '/costs')))}
      data-stored-financing={plan === 'financing' ? undefined : centsAttribute(sumOf(rowsAt(whole, '/financing')))}
    >
      <Fieldset
        name={nameOf(`/${plan}`)}
        legend={fieldAt(`/${plan}`)?.label}
        section
        hint={fieldTexts.hints[`/${plan}`]?.(filled.round)}
        error={filled.errors.get(`/${plan}`)}
      >
        {filled.round.costs.notEligible.length > 0 && plan === 'costs' ? <NotEligible items={filled.round.costs.notEligible} /> : null}
        {plan === 'costs' ? <Quotes quotes={filled.round.quotes} /> : null}
        <Table plan={plan} filled={filled} />
        <Paste plan={plan} />
      </Fieldset>
      <Sums plan={plan} whole={current} />
      {plan === 'financing' ? (
        <>
          <SectionField pointer="/sameCostsElsewhere" filled={filled} />
          <Fieldset name="fallback" legend={fieldAt('/fallback')?.label} section>
            <SectionField pointer="/fallback/amount" filled={filled} />
            <SectionField pointer="/fallback/explanation" filled={filled} />
          </Fieldset>
        </>
      ) : null}
    </div>
  );
};

/** From which amounts offers are compared: said before somebody is asked for them. */
const Quotes = ({ quotes }: { readonly quotes: Filled['round']['quotes'] }) =>
  quotes.length === 0 ? null : (
    <Text>
      {quotes
        .map(({ from, offers }) => words.quotes(formatEuro(from), offers, withoutOffers.map((code) => costCategories[code]).join('; ')))
        .join(' ')}
    </Text>
  );

const NotEligible = ({ items }: { readonly items: readonly string[] }) => (
  <details>
    <summary>{words.notEligible}</summary>
    <List items={items} />
  </details>
);
