import type { Decision } from '../../shared/domain/funding/decision.ts';
import { decisionKinds } from '../../shared/domain/funding/decision.ts';
import { decisionFields as names } from '../../shared/domain/funding/decision-rules.ts';
import { usualTerms } from '../../shared/domain/funding/decision-terms.ts';
import { splitByMonths } from '../../shared/domain/funding/ledger.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Text } from '../../shared/pages/content.tsx';
import { CheckboxField, ErrorSummary, Fieldset, SelectField, SubmitButton, TextArea, TextField } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { crumbs, fields, paths, type Site } from './frame.ts';
import type { KnownCase } from './read-case.ts';
import { texts } from './texts.ts';
import { planField, planLines, type Typed, yearField } from './typed-decision.ts';

const said = texts.form;

/** What the form shows. */
export type ShownForm = {
  readonly kind: Decision['kind'];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Id of the decision that the form makes: sent twice it is one. */
  readonly decision: string;
};

type Part = Pick<ShownForm, 'typed' | 'errors'>;

const errorOf = (errors: readonly FieldError[], name: string): string | undefined => errors.find(({ pointer }) => pointer === `/${name}`)?.message;
const at = ({ typed, errors }: Part, name: string) => ({ name, value: typed[name] ?? '', error: errorOf(errors, name) });
const optionsOf = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

const Amount = ({ form, label }: { readonly form: Part; readonly label: string }) => (
  <TextField {...at(form, names.amount)} label={label} inputMode="decimal" width="short" />
);

/** Years that the period touches, and those that carry the award already. */
const yearsOf = ({ application, inForce }: KnownCase): number[] => {
  const { startDate: from, endDate: to } = application.project;
  const touched = splitByMonths(1_000_000, inForce?.period ?? { from, to });
  return [...new Set([...touched, ...(inForce?.years ?? [])].map(({ year }) => year))].sort();
};

const Years = ({ form, years }: { readonly form: Part; readonly years: readonly number[] }) => (
  <Fieldset name={names.years} legend={said.years} hint={said.yearsHint} error={errorOf(form.errors, names.years)} optional>
    {years.map((year) => (
      <TextField key={year} {...at(form, yearField(year))} label={said.year(year)} required={false} inputMode="decimal" width="short" />
    ))}
  </Fieldset>
);

/** Few decisions need a plan of their own: the fields open where there is one, or something is wrong with it. */
const Plan = ({ form }: { readonly form: Part }) => {
  const error = errorOf(form.errors, names.plan);
  const isTyped = Object.entries(form.typed).some(([name, value]) => name.startsWith(`${names.plan}-`) && value !== '');
  return (
    <details open={isTyped || error !== undefined}>
      <summary>{said.planOwn}</summary>
      <Fieldset name={names.plan} legend={said.plan} hint={said.planHint} error={error} optional>
        {Array.from({ length: planLines }, (_, index) => index + 1).map((line) => (
          <Fieldset key={line} name={`${names.plan}-${line}`} legend={said.part(line)}>
            <TextField {...at(form, planField(line, 'betrag'))} label={said.partAmount} required={false} inputMode="decimal" width="short" />
            <TextField {...at(form, planField(line, 'jahr'))} label={said.partYear} required={false} inputMode="numeric" width="short" />
            <TextField {...at(form, planField(line, 'tag'))} label={said.partDue} required={false} width="short" />
            <CheckboxField
              name={planField(line, 'einbehalt')}
              label={said.partRetained}
              checked={(form.typed[planField(line, 'einbehalt')] ?? '') !== ''}
            />
          </Fieldset>
        ))}
      </Fieldset>
    </details>
  );
};

const MoneyFields = ({ form, known, conditions }: { readonly form: Part; readonly known: KnownCase; readonly conditions: string }) => (
  <>
    <Amount form={form} label={said.amount} />
    <Years form={form} years={yearsOf(known)} />
    <SelectField {...at(form, names.financingType)} label={said.financingType} options={optionsOf(said.types)} />
    <TextField {...at(form, names.rate)} label={said.rate} hint={said.rateHint} required={false} inputMode="decimal" width="short" />
    <TextArea {...at(form, names.purpose)} label={said.purpose} limit={1000} rows={3} />
    <TextField {...at(form, names.from)} label={said.from} width="short" />
    <TextField {...at(form, names.to)} label={said.to} width="short" />
    <TextArea {...at(form, names.conditions)} label={said.conditions} hint={said.conditionsHint(conditions)} limit={5000} optional />
    <Plan form={form} />
    <TextField {...at(form, names.proofDue)} label={said.proofDue} width="short" />
    <SelectField {...at(form, names.proofType)} label={said.proofType} options={optionsOf(said.proofTypes)} />
  </>
);

/** The form of a decision, with what was typed and what is wrong. */
export const formPage = (site: Site, staff: { readonly name: string }, known: KnownCase, { kind, decision, ...form }: ShownForm): string => {
  const { application } = known;
  const usual = usualTerms(kind, known);
  const isMoney = kind === 'award' || kind === 'amendment';
  return renderPage(
    <StaffPage
      {...site}
      title={`${decisionKinds[kind]}: ${application.reference}`}
      current={paths.prepare(application.id)}
      breadcrumbs={[...crumbs, { href: paths.case(application.id), label: application.reference }]}
      staff={staff}
      hasErrors={form.errors.length > 0}
    >
      <ErrorSummary errors={form.errors} />
      <Text>{said.lead[kind]}</Text>
      {isMoney ? (
        <Text>
          {said.decided(application.decidedAmount ?? 0)} {said.recognised(usual.recognisedCosts)}
        </Text>
      ) : null}
      <form class="form" method="post" action={paths.prepare(application.id)} novalidate>
        <input type="hidden" name={fields.kind} value={kind} />
        <input type="hidden" name={fields.id} value={decision} />
        <input type="hidden" name={fields.version} value={application.version} />
        {isMoney ? <MoneyFields form={form} known={known} conditions={usual.conditionsVersion} /> : null}
        {kind === 'release' ? (
          <>
            <Amount form={form} label={said.remaining} />
            <Years form={form} years={yearsOf(known)} />
          </>
        ) : null}
        <TextArea {...at(form, names.reasons)} label={said.reasons} hint={said.reasonsHint[kind]} limit={5000} optional={kind === 'award'} />
        <SubmitButton>{said.prepare}</SubmitButton>
      </form>
    </StaffPage>,
  );
};
