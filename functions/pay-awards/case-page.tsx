import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatDate, type IsoDate } from '../../shared/domain/calendar.ts';
import { applicationStates } from '../../shared/domain/funding/application.ts';
import { finalityOf } from '../../shared/domain/funding/finality.ts';
import { awardInForce, openMoney, type PlannedInstalment, payableStates, spacedIban } from '../../shared/domain/funding/payment.ts';
import type { OverdueProof } from '../../shared/domain/funding/proof-block.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import type { IsWorkingDay } from '../../shared/domain/working-days.ts';
import { CaseWays } from '../../shared/pages/case-ways.tsx';
import { Alert, DataTable, DescriptionList, Heading, Link, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { Blocked } from './block-section.tsx';
import type { PayFile } from './change-case.ts';
import { actField, acts, parents, paths, type Site } from './frame.ts';
import { OrderForm } from './order-form.tsx';
import { notFinalYet, type TypedOrder } from './order-payment.ts';
import { instalmentText, PayeeText, StateText, whatOf } from './parts.tsx';
import { proofField } from './record-proof.ts';
import { texts } from './texts.ts';

/** What somebody typed in one of the forms of the page, shown again. */
export type TypedCase = {
  readonly order?: TypedOrder | undefined;
  readonly proof?: string | undefined;
  readonly lift?: string | undefined;
  readonly cancel?: { readonly number: number; readonly reason: string } | undefined;
};

/** Everything that the page of a case shows. `overdue`: proofs of its organisation, as this person may read them. */
export type PayView = {
  readonly staff: StaffSession;
  readonly file: PayFile;
  readonly plan: readonly PlannedInstalment[];
  readonly overdue: readonly OverdueProof[];
  readonly isLifted: boolean;
  readonly today: IsoDate;
  readonly isWorkingDay: IsWorkingDay;
  /** Id of the next form. */
  readonly request: string;
};

/** What stands above it. */
export type CaseNews = { readonly done?: string | undefined; readonly errors?: readonly FieldError[]; readonly typed?: TypedCase };

const proofText = ({ file: { application, decisions }, today }: PayView): string => {
  if (application.proofReceivedOn !== undefined) return texts.page.proofReceived(formatDate(application.proofReceivedOn));
  const due = awardInForce(decisions)?.proof.due ?? today;
  return due < today ? texts.page.proofOverdue(formatDate(due)) : texts.page.proofDue(formatDate(due));
};

const Facts = ({ view }: { readonly view: PayView }) => {
  const { application, decisions } = view.file;
  const award = awardInForce(decisions);
  const finality = award && finalityOf(award, view.isWorkingDay);
  const { account, name } = application.organisation;
  return (
    <>
      <Heading level={2}>{texts.page.facts}</Heading>
      <DescriptionList
        entries={[
          { term: texts.page.organisation, value: name },
          { term: texts.page.project, value: application.project.title },
          { term: texts.page.state, value: applicationStates[application.state] },
          ...(award === undefined
            ? []
            : [
                { term: texts.page.approved, value: formatEuro(application.approvedAmount ?? 0) },
                { term: texts.page.ordered, value: formatEuro(application.orderedAmount ?? 0) },
                { term: texts.page.paid, value: formatEuro(application.paidAmount ?? 0) },
                { term: texts.page.open, value: formatEuro(openMoney(view.file).total) },
                {
                  term: texts.page.final,
                  value: finality === undefined ? texts.page.undispatched : texts.page.finalFrom(formatDate(finality.finalFrom)),
                },
                { term: texts.page.proof, value: proofText(view) },
              ]),
          { term: texts.page.account, value: account === undefined ? texts.page.noAccount : `${account.holder}, ${spacedIban(account.iban)}` },
        ]}
      />
      {award === undefined ? <Text>{texts.page.noAward}</Text> : null}
    </>
  );
};

const Plan = ({ plan }: Pick<PayView, 'plan'>) => (
  <>
    <Heading level={2}>{texts.page.plan}</Heading>
    {plan.length === 0 ? (
      <Text>{texts.page.noPlan}</Text>
    ) : (
      <DataTable
        id="plan"
        caption={texts.page.plan}
        captionHidden
        stacked
        columns={[
          { header: texts.page.columns.instalment },
          { header: texts.page.columns.amount, numeric: true },
          { header: texts.page.columns.year },
          { header: texts.page.columns.state },
        ]}
        rows={plan.map((instalment) => ({
          header: texts.overview.instalment(instalment.place),
          cells: [formatEuro(instalment.amount), texts.year(instalment.year), instalmentText(instalment)],
        }))}
      />
    )}
  </>
);

const Payments = ({ view: { staff, file } }: { readonly view: PayView }) => {
  const { columns } = texts.page;
  return (
    <>
      <Heading level={2}>{texts.page.payments}</Heading>
      {file.payments.length === 0 ? (
        <Text>{texts.page.noPayments}</Text>
      ) : (
        <DataTable
          id="auszahlungen"
          caption={texts.page.payments}
          captionHidden
          stacked
          columns={[
            { header: columns.number },
            { header: columns.amount, numeric: true },
            { header: columns.due },
            { header: columns.use },
            { header: columns.payee },
            { header: columns.state },
          ]}
          rows={file.payments.map((payment) => ({
            header: `${payment.number}. ${whatOf(payment)}`,
            cells: [
              formatEuro(payment.amount),
              formatDate(payment.due),
              formatDate(payment.useUntil),
              <PayeeText payment={payment} />,
              <StateText payment={payment} />,
            ],
          }))}
        />
      )}
      {may(staff.roles, 'release-payments') && file.payments.some(({ state }) => state === 'ordered') ? (
        <Text>
          <Link href={paths.all}>{texts.page.toRelease}</Link>
        </Text>
      ) : null}
    </>
  );
};

type Formed = { readonly view: PayView; readonly typed: TypedCase; readonly messageAt: (field: string) => string | undefined };

const Cancel = ({ view: { file }, typed, messageAt }: Formed) => (
  <>
    {file.payments
      .filter(({ state }) => state === 'ordered')
      .map(({ number }) => (
        <form key={number} class="form" method="post" action={paths.case(file.application.id)} novalidate>
          <input type="hidden" name={actField} value={acts.cancel} />
          <input type="hidden" name="nummer" value={String(number)} />
          <TextField
            name={`grund-${number}`}
            label={texts.cancel.reason(number)}
            value={typed.cancel?.number === number ? typed.cancel.reason : ''}
            error={typed.cancel?.number === number ? messageAt(`grund-${number}`) : undefined}
          />
          <SubmitButton variant="secondary">{texts.cancel.button(number)}</SubmitButton>
        </form>
      ))}
  </>
);

const Proof = ({ view: { file }, typed, messageAt }: Formed) => (
  <>
    <Heading level={2}>{texts.proof.heading}</Heading>
    <form class="form" method="post" action={paths.case(file.application.id)} novalidate>
      <input type="hidden" name={actField} value={acts.proof} />
      <TextField
        name={proofField}
        label={texts.proof.label}
        hint={texts.proof.hint}
        value={typed.proof ?? ''}
        error={messageAt(proofField)}
        width="medium"
      />
      <SubmitButton variant="secondary">{texts.proof.button}</SubmitButton>
    </form>
  </>
);

/** The payments of one case: the plan, what was ordered and released, and the forms that this person may use. */
export const casePage = ({ county, exampleData }: Site, view: PayView, { done, errors = [], typed = {} }: CaseNews): string => {
  const { staff, file, plan } = view;
  const { application, decisions } = file;
  const messageAt = (field: string) => errors.find(({ pointer }) => pointer === `/${field}`)?.message;
  const award = payableStates.includes(application.state) ? awardInForce(decisions) : undefined;
  const mayOrder = award !== undefined && may(staff.roles, 'order-payments');
  const formed = { view, typed, messageAt };
  const hindrance = openMoney(file).total === 0 ? texts.order.none : award && notFinalYet(award, view.today, view.isWorkingDay);
  return renderPage(
    <StaffPage
      staff={staff}
      title={texts.page.title(application.reference)}
      county={county}
      exampleData={exampleData}
      breadcrumbs={parents}
      wide
      hasErrors={errors.length > 0}
    >
      <ErrorSummary errors={errors} />
      {done === undefined ? null : <Alert kind="success" title={done} />}
      <CaseWays of={file} roles={staff.roles} current="payments" />
      <Blocked {...formed} mayAsk={mayOrder} />
      <Facts view={view} />
      {awardInForce(decisions) === undefined && file.payments.length === 0 ? null : (
        <>
          <Plan plan={plan} />
          <Payments view={view} />
        </>
      )}
      {mayOrder ? (
        <>
          <Cancel {...formed} />
          {hindrance !== undefined && typed.order === undefined ? (
            <Text>{hindrance}</Text>
          ) : (
            <OrderForm view={view} typed={typed.order} messageAt={messageAt} years={application.approvedByYear ?? []} />
          )}
          {application.proofReceivedOn === undefined ? <Proof {...formed} /> : null}
        </>
      ) : null}
    </StaffPage>,
  );
};
