import type { CountyProfile } from '../../shared/county/profile.ts';
import { formatDeadline } from '../../shared/domain/funding/deadline.ts';
import { submissionFields } from '../../shared/domain/funding/fields.ts';
import { legalForms, type Round } from '../../shared/domain/funding/round.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { CheckboxField, ErrorSummary, Fieldset, SelectField, SubmitButton, TextArea } from '../../shared/pages/form.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { errorsByName, type Filled, limits, Single } from './form-fields.tsx';
import { PlaceFields } from './place-fields.tsx';
import { PlanFields, PlanSums } from './plan-fields.tsx';
import { type FormValues, sumsOf } from './submission-form.ts';
import { texts } from './texts.ts';

/** What every page of this capability is told about the place where it stands. */
export type Site = { readonly county: CountyProfile; readonly exampleData: boolean };

/** The form as it is shown: empty, edited, or refused with all its errors. `problem` stands above errors that have no field. */
export type FormView = {
  readonly round: Round;
  readonly values: FormValues;
  readonly errors?: readonly FieldError[] | undefined;
  readonly problem?: { readonly title: string; readonly detail: string } | undefined;
};

const RoundFacts = ({ round }: { readonly round: Round }) => (
  <section class="flow" aria-labelledby="runde">
    <Heading level={2} id="runde">
      {texts.round.heading}
    </Heading>
    <DescriptionList
      entries={[
        { term: texts.round.name, value: round.title },
        { term: texts.round.deadline, value: texts.round.until(formatDeadline(round)) },
        { term: texts.round.amount, value: texts.round.limits(formatEuro(round.minimumGrant), formatEuro(round.maximumGrant)) },
        { term: texts.round.period, value: texts.round.year(round.budgetYear) },
        { term: texts.round.applicants, value: <List items={round.legalForms.map((form) => legalForms[form])} /> },
      ]}
    />
    <Heading level={2}>{texts.before.heading}</Heading>
    <Text>
      <Link href="/antrag/pruefen">{texts.before.check}</Link>
    </Text>
    <List items={texts.before.items} />
    <Text>
      {texts.before.privacy} <Link href="/datenschutz">{texts.before.privacyLink}</Link>.
    </Text>
  </section>
);

const OrganisationFields = ({ filled, round }: { readonly filled: Filled; readonly round: Round }) => (
  <Fieldset name="organisation" legend={submissionFields['/organisation'].label} section>
    <Single name="organisation.name" filled={filled} autocomplete="organization" />
    <SelectField
      name="organisation.legalForm"
      label={submissionFields['/organisation/legalForm'].label}
      options={round.legalForms.map((form) => ({ value: form, label: legalForms[form] }))}
      value={filled.values.singles['organisation.legalForm']}
      error={filled.errors.get('organisation.legalForm')}
    />
    <Single name="organisation.street" filled={filled} autocomplete="address-line1" />
    <Single name="organisation.postcode" filled={filled} autocomplete="postal-code" inputMode="numeric" width="short" />
    <Single name="organisation.city" filled={filled} autocomplete="address-level2" />
  </Fieldset>
);

const ContactFields = ({ filled }: { readonly filled: Filled }) => (
  <Fieldset name="contact" legend={submissionFields['/contact'].label} section>
    <Single name="contact.name" filled={filled} autocomplete="name" />
    <Single name="contact.email" filled={filled} type="email" autocomplete="email" hint={texts.hints.email} />
    <Single name="contact.phone" filled={filled} type="tel" autocomplete="tel" hint={texts.hints.phone} optional width="medium" />
  </Fieldset>
);

const ProjectFields = ({ filled, county, year }: { readonly filled: Filled; readonly county: CountyProfile; readonly year: number }) => (
  <Fieldset name="project" legend={submissionFields['/project'].label} section>
    <Single name="project.title" filled={filled} />
    <TextArea
      name="project.shortDescription"
      label={submissionFields['/project/shortDescription'].label}
      hint={texts.hints.shortDescription}
      limit={limits['project.shortDescription'] ?? 0}
      value={filled.values.singles['project.shortDescription']}
      error={filled.errors.get('project.shortDescription')}
    />
    <Single name="project.startDate" filled={filled} hint={texts.hints.startDate(year)} width="medium" />
    <Single name="project.endDate" filled={filled} hint={texts.hints.endDate(year)} width="medium" />
    <PlaceFields filled={filled} county={county} />
  </Fieldset>
);

const requestHint = (values: FormValues): string => {
  const { county } = sumsOf(values);
  return county === undefined ? texts.hints.requestedAmount : `${texts.hints.requestedAmount} ${texts.hints.requestedAmountNow(formatEuro(county))}`;
};

/**
 * The first submit button of a form is what Enter in a text field presses. Without this one that would be
 * „Kostenzeile 1 entfernen“. Out of sight and out of the order of the keyboard.
 */
const EnterButton = () => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it takes no focus, and a screen reader would meet the button before the form
  <button type="submit" class="kern-sr-only" name="action" value="submit" tabindex={-1} aria-hidden="true">
    {texts.send.button}
  </button>
);

/** The page `/antrag` while a round is open. */
export const formPage = ({ county, exampleData }: Site, { round, values, errors = [], problem }: FormView): string => {
  const { byName, listed } = errorsByName(errors);
  const filled: Filled = { values, errors: byName };
  const shown = problem === undefined ? listed : [{ pointer: '', message: problem.detail }, ...listed];
  return renderPage(
    <Page
      title={texts.title}
      description={texts.description}
      county={county}
      exampleData={exampleData}
      current="/antrag"
      hasErrors={shown.length > 0}
    >
      <ErrorSummary title={problem?.title} errors={shown} />
      <Text>{texts.lead}</Text>
      <RoundFacts round={round} />
      <form class="form" method="post" action="/antrag" novalidate>
        <EnterButton />
        <input type="hidden" name="key" value={values.key} />
        <OrganisationFields filled={filled} round={round} />
        <ContactFields filled={filled} />
        <ProjectFields filled={filled} county={county} year={round.budgetYear} />
        <PlanFields plan="costs" filled={filled} />
        <PlanFields plan="financing" filled={filled} />
        <PlanSums values={values} />
        <Fieldset name="antragssumme" legend={texts.request} section>
          <Single name="requestedAmount" filled={filled} hint={requestHint(values)} inputMode="decimal" width="medium" />
        </Fieldset>
        <Fieldset name="freigabe" legend={texts.reuse.heading} section optional>
          <CheckboxField name="reuseRelease" label={texts.reuse.label} hint={texts.reuse.hint} checked={values.reuseRelease} />
        </Fieldset>
        <Heading level={2}>{texts.send.heading}</Heading>
        <Text>{texts.send.text}</Text>
        <SubmitButton name="action" value="submit">
          {texts.send.button}
        </SubmitButton>
      </form>
    </Page>,
  );
};
