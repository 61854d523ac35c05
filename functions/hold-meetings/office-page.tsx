import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { officeMeeting } from '../../shared/domain/funding/committee.ts';
import { formatAmount, formatEuro } from '../../shared/domain/money.ts';
import { Alert, Heading, Link, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, RadioGroup, SubmitButton, TextArea, TextField } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { officeResults } from './decide-in-house.ts';
import { crumbs, errorAt, fields, paths, type ShownForm, type Site, typedText } from './frame.ts';
import type { ListedCase } from './read-case.ts';
import { texts } from './texts.ts';

const said = texts.office;

type Shown = {
  readonly cases: readonly ListedCase[] /** With the case that it is about. */;
  readonly form: ShownForm | undefined;
  readonly isDone: boolean;
};

/** Cases that the office decides alone, each with its form. */
export const officePage = (site: Site, staff: StaffSession, { cases, form, isDone }: Shown): string => {
  // One form is wrong at a time: its fields are the only ones with these names that have errors.
  const wrong = form === undefined ? undefined : typedText(form.typed, fields.case);
  const errors = (form?.errors ?? []).map(({ pointer, message }) => ({ pointer: pointer === '' ? '' : `/${wrong}${pointer}`, message }));
  return renderPage(
    <StaffPage {...site} title={said.title} current={paths.list} breadcrumbs={[...crumbs]} staff={staff} hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      {isDone ? (
        <div role="status">
          <Alert kind="success" title={said.done} />
        </div>
      ) : null}
      <Text>{said.lead}</Text>
      {cases.length === 0 ? <Text>{said.none}</Text> : null}
      {cases.map((each) => (
        <section key={each.item.reference}>
          <CaseHead each={each} />
          {may(staff.roles, 'approve-decisions') ? (
            <DecisionForm each={each} staff={staff} form={each.item.applicationId === wrong ? form : undefined} />
          ) : (
            <Text>{said.readOnly}</Text>
          )}
        </section>
      ))}
    </StaffPage>,
  );
};

const CaseHead = ({ each: { item, of } }: { readonly each: ListedCase }) => {
  const { project, organisation, requestedAmount } = of.application;
  const { proposal } = of.review ?? {};
  return (
    <>
      <Heading level={2}>{said.legend(project.title, item.reference)}</Heading>
      <Text>
        {said.facts(organisation.name, formatEuro(requestedAmount), formatEuro(of.proposed))}{' '}
        {proposal === undefined ? null : said.by(proposal.by.name)}
      </Text>
      {proposal === undefined ? null : <Text>{said.reasons(proposal.reasons)}</Text>}
      {proposal === undefined || proposal.conditions.length === 0 ? null : <Text>{said.conditions(proposal.conditions.join('; '))}</Text>}
      <Text>
        <Link href={paths.case(item.applicationId)}>{texts.case.title(item.reference)}</Link>
      </Text>
    </>
  );
};

type FormProps = { readonly each: ListedCase; readonly staff: StaffSession; readonly form: ShownForm | undefined };

/** Ids of fields are of their case; their names are the same in every form. */
const DecisionForm = ({ each: { item, of }, staff, form }: FormProps) => {
  const { proposal } = of.review ?? {};
  if (proposal === undefined) return <Text>{said.noProposal}</Text>;
  if (proposal.by.subject === staff.subject) return <Text>{said.fourEyes}</Text>;
  const { applicationId } = item;
  const name = (field: string): string => `${applicationId}.${field}`;
  const value = (field: string, otherwise: string): string => form?.typed.get(name(field)) ?? otherwise;
  const error = (field: string) => errorAt(form?.errors ?? [], field);
  const stored = of.consultations.find(({ meeting }) => meeting === officeMeeting);
  return (
    <form class="form" method="post" action={paths.office} novalidate>
      <input type="hidden" name={fields.case} value={applicationId} />
      <input type="hidden" name={name(fields.version)} value={stored?.version ?? 0} />
      <RadioGroup
        name={name(fields.result)}
        label={said.result}
        value={value(fields.result, '')}
        options={Object.entries(officeResults).map(([code, label]) => ({ value: code, label }))}
        error={error(fields.result)}
      />
      <TextField
        name={name(fields.amount)}
        label={said.amount}
        hint={said.amountHint}
        value={value(fields.amount, formatAmount(of.proposed))}
        inputMode="decimal"
        width="medium"
        required={false}
        error={error(fields.amount)}
      />
      <TextArea
        name={name(fields.note)}
        label={said.note}
        hint={said.noteHint}
        value={value(fields.note, '')}
        limit={1000}
        rows={3}
        optional
        error={error(fields.note)}
      />
      <SubmitButton>{said.button}</SubmitButton>
    </form>
  );
};
