import { formatDate } from '../../shared/domain/calendar.ts';
import { openMoney, spacedIban } from '../../shared/domain/funding/payment.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { Alert, DescriptionList, Heading, Text } from '../../shared/pages/content.tsx';
import { CheckboxField, Fieldset, SelectField, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import type { PayView } from './case-page.tsx';
import { actField, acts, paths } from './frame.ts';
import { orderFields, type TypedOrder } from './order-payment.ts';
import { texts } from './texts.ts';

const { order } = texts;

/** The form as nobody has touched it: the first instalment that can be paid, to the account of the application. */
const untouched = ({ file: { application }, plan, request }: PayView): TypedOrder => ({
  ...{ request, version: application.version, amount: '', year: '', due: '', purpose: '', calledBack: false, calledBackOn: '' },
  instalment: String(plan.find(({ standing }) => standing.kind === 'payable')?.place ?? ''),
  holder: application.organisation.account?.holder ?? '',
  iban: spacedIban(application.organisation.account?.iban ?? ''),
});

type Given = {
  readonly view: PayView;
  readonly typed: TypedOrder | undefined;
  readonly messageAt: (field: string) => string | undefined;
  readonly years: readonly { readonly year: number }[];
};

/** Another account than the one that the award was made for: both of them, and what has to be done first. */
const NewAccount = ({ before, typed, messageAt }: { readonly before: string | undefined; readonly typed: TypedOrder } & Pick<Given, 'messageAt'>) => (
  <>
    <Alert kind="warning" title={order.changedTitle}>
      <Text>{order.changedLead}</Text>
      <DescriptionList
        entries={[
          { term: order.before, value: before === undefined ? texts.page.noAccount : spacedIban(before) },
          { term: order.now, value: spacedIban(typed.iban.replace(/\s/g, '').toUpperCase()) },
        ]}
      />
    </Alert>
    <CheckboxField name={orderFields.calledBack} label={order.calledBack} checked={typed.calledBack} error={messageAt(orderFields.calledBack)} />
    <TextField
      name={orderFields.calledBackOn}
      label={order.calledBackOn}
      value={typed.calledBackOn}
      width="medium"
      error={messageAt(orderFields.calledBackOn)}
    />
  </>
);

/** Orders a payment. The version is that of the page: who sends it later reads what has changed. */
export const OrderForm = ({ view, typed = untouched(view), messageAt, years }: Given) => {
  const { file, plan } = view;
  const { organisation, id, version } = file.application;
  const error = (field: keyof typeof orderFields) => messageAt(orderFields[field]);
  const before = organisation.account?.iban;
  const isOther = typed.iban.trim() !== '' && typed.iban.replace(/\s/g, '').toUpperCase() !== before;
  return (
    <>
      <Heading level={2}>{order.heading}</Heading>
      <Text>{order.lead}</Text>
      <form class="form" method="post" action={paths.case(id)} novalidate>
        <input type="hidden" name={actField} value={acts.order} />
        <input type="hidden" name={orderFields.request} value={typed.request} />
        <input type="hidden" name={orderFields.version} value={String(version)} />
        <SelectField
          name={orderFields.instalment}
          label={order.instalment}
          empty={order.other}
          required={false}
          value={typed.instalment}
          error={error('instalment')}
          options={plan
            .filter(({ standing: { kind } }) => kind === 'payable' || kind === 'later')
            .map(({ place, open, due }) => ({
              value: String(place),
              label: order.option(place, formatEuro(open), due === undefined ? '' : order.optionDue(formatDate(due))),
            }))}
        />
        <Fieldset name="anderer-betrag" legend={order.otherHint}>
          <TextField
            name={orderFields.amount}
            label={order.amount}
            hint={order.amountHint(formatEuro(openMoney(file).total))}
            value={typed.amount}
            required={false}
            inputMode="decimal"
            width="medium"
            error={error('amount')}
          />
          <SelectField
            name={orderFields.year}
            label={order.year}
            required={false}
            value={typed.year}
            error={error('year')}
            options={years.map(({ year }) => ({ value: String(year), label: String(year) }))}
          />
          <TextField
            name={orderFields.due}
            label={order.due}
            hint={order.dueHint}
            value={typed.due}
            required={false}
            width="medium"
            error={error('due')}
          />
        </Fieldset>
        <TextField
          name={orderFields.purpose}
          label={order.purpose}
          hint={order.purposeHint}
          value={typed.purpose}
          required={false}
          error={error('purpose')}
        />
        {organisation.legalForm === 'county-department' ? (
          <Text>{texts.page.internal}</Text>
        ) : (
          <Fieldset name="konto" legend={order.account}>
            <TextField name={orderFields.holder} label={order.holder} value={typed.holder} error={error('holder')} />
            <TextField name={orderFields.iban} label={order.iban} hint={order.ibanHint} value={typed.iban} autocomplete="off" error={error('iban')} />
            {isOther ? <NewAccount before={before} typed={typed} messageAt={messageAt} /> : null}
          </Fieldset>
        )}
        <SubmitButton>{order.button}</SubmitButton>
      </form>
    </>
  );
};
