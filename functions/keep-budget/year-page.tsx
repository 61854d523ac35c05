import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatInstant } from '../../shared/domain/calendar.ts';
import { budgetStatuses, earmarkedMoney } from '../../shared/domain/funding/budget.ts';
import { decisionKinds } from '../../shared/domain/funding/decision.ts';
import { formatEuro, sumCents } from '../../shared/domain/money.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Alert, DataTable, Heading, Link, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, Fieldset, RadioGroup, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { versionOf } from './change-budget.ts';
import { amountField, crumbs, earmarkLines, fields, labelField, paths, type Site } from './frame.ts';
import { Gauge } from './gauge.tsx';
import type { YearView } from './read-year.ts';
import { texts } from './texts.ts';
import type { Typed } from './typed-budget.ts';

const said = texts.year;

/** The form as it was typed, with what is wrong. */
export type ShownForm = { readonly typed: Typed; readonly errors: readonly FieldError[] };

const Entries = ({ entries, budget }: YearView) => {
  if (entries.length === 0) return <Text>{said.noEntries}</Text>;
  const sum = sumCents(entries.map(({ entry }) => entry.amount));
  const committed = budget?.committed ?? 0;
  return (
    <>
      {sum === committed ? null : <Alert kind="warning" title={said.differs(sum, committed)} />}
      <DataTable
        id="buchungen"
        caption={said.ledger}
        captionHidden
        columns={said.ledgerColumns.map((header, at) => ({ header, numeric: at === 3 }))}
        stacked
        rows={[
          ...entries.map(({ entry, isVisible }) => ({
            header: formatInstant(entry.at),
            cells: [
              isVisible ? <Link href={paths.case(entry.applicationId)}>{entry.reference}</Link> : said.hidden,
              `${decisionKinds[entry.kind]}, Nr. ${entry.number}`,
              formatEuro(entry.amount),
            ],
          })),
          { header: said.ledgerTotal, cells: ['', '', formatEuro(sum)], kind: 'total' as const },
        ]}
      />
    </>
  );
};

const Changes = ({ changes }: YearView) =>
  changes.length === 0 ? null : (
    <>
      <Heading level={2}>{said.history}</Heading>
      <DataTable
        id="aenderungen"
        caption={said.history}
        captionHidden
        columns={said.historyColumns.map((header, at) => ({ header, numeric: at >= 2 && at <= 4 }))}
        stacked
        rows={changes.toReversed().map((change) => ({
          header: formatInstant(change.at),
          cells: [change.by.name, ...[change.total, earmarkedMoney(change), change.reserve].map(formatEuro), budgetStatuses[change.status]],
        }))}
      />
    </>
  );

const BudgetForm = ({ year, budget, form: { typed, errors } }: YearView & { readonly form: ShownForm }) => {
  const at = (name: string) => ({ name, value: typed[name] ?? '', error: errors.find(({ pointer }) => pointer === `/${name}`)?.message });
  const used = Math.max(
    0,
    ...Array.from({ length: earmarkLines.most }, (_, line) => line + 1).filter((line) => (typed[labelField(line)] ?? '') !== ''),
  );
  const lines = Math.min(earmarkLines.most, Math.max(earmarkLines.least, used + 1));
  return (
    <>
      <Heading level={2}>{budget === undefined ? texts.form.enter : texts.form.change}</Heading>
      <Text>{texts.form.lead}</Text>
      <form class="form" method="post" action={paths.budget(year)} novalidate>
        <input type="hidden" name={fields.version} value={versionOf(budget)} />
        <TextField {...at(fields.total)} label={texts.form.total} inputMode="decimal" width="short" />
        <Fieldset name={fields.earmarks} legend={texts.form.earmarks} hint={texts.form.earmarksHint} optional>
          {Array.from({ length: lines }, (_, line) => line + 1).map((line) => (
            <Fieldset key={line} name={`${fields.earmarks}-${line}`} legend={texts.form.line(line)}>
              <TextField {...at(labelField(line))} label={texts.form.label} required={false} />
              <TextField {...at(amountField(line))} label={texts.form.amount} required={false} inputMode="decimal" width="short" />
            </Fieldset>
          ))}
        </Fieldset>
        <TextField {...at(fields.reserve)} label={texts.form.reserve} inputMode="decimal" width="short" />
        <RadioGroup
          {...at(fields.status)}
          label={texts.form.status}
          options={Object.entries(texts.form.statuses).map(([value, label]) => ({ value, label }))}
        />
        <SubmitButton>{texts.form.save}</SubmitButton>
      </form>
    </>
  );
};

/** A year: where its money is, what waits for it, every entry of the ledger, and the form of who may change it. */
export const yearPage = (site: Site, staff: StaffSession, view: YearView, form: ShownForm, done: boolean): string => {
  const { year, budget, requested, decided } = view;
  return renderPage(
    <StaffPage
      {...site}
      title={said.title(year)}
      current={paths.budget(year)}
      breadcrumbs={crumbs}
      staff={staff}
      wide
      hasErrors={form.errors.length > 0}
    >
      <ErrorSummary errors={form.errors} />
      {done ? (
        <div role="status">
          <Alert kind="success" title={said.done} />
        </div>
      ) : null}
      {budget === undefined ? (
        <Text>{said.notEntered}</Text>
      ) : (
        <>
          <Text>
            {said.status}: {budgetStatuses[budget.status]}
          </Text>
          <Gauge budget={budget} />
        </>
      )}
      <Text>{said.requested(requested.count, requested.amount)}</Text>
      {decided.count === 0 ? null : <Text>{said.decided(decided.count, decided.amount)}</Text>}
      <Heading level={2}>{said.ledger}</Heading>
      <Entries {...view} />
      <Changes {...view} />
      {may(staff.roles, 'manage-budget') ? <BudgetForm {...view} form={form} /> : null}
    </StaffPage>,
  );
};
