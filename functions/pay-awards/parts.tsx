import { formatDate, formatInstant } from '../../shared/domain/calendar.ts';
import {
  type InstalmentStanding,
  isPartlyOpen,
  type Payment,
  type PlannedInstalment,
  paymentStates,
  spacedIban,
} from '../../shared/domain/funding/payment.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { texts } from './texts.ts';

/** How an instalment stands, and what is left of it where a part was paid. */
export const instalmentText = (instalment: PlannedInstalment): string => {
  const said = standingText(instalment.standing);
  return isPartlyOpen(instalment) ? texts.standing.rest(formatEuro(instalment.open), said) : said;
};

/** How an instalment stands, in a few words. */
export const standingText = (standing: InstalmentStanding): string => {
  switch (standing.kind) {
    case 'paid':
      return texts.standing.paid(standing.payment.number);
    case 'ordered':
      return texts.standing.ordered(standing.payment.number);
    case 'not-final':
      return texts.standing.notFinal(formatDate(standing.from));
    case 'later':
      return texts.standing.later(formatDate(standing.from));
    default:
      return texts.standing[standing.kind];
  }
};

/** What a payment is of: an instalment, or another amount, and what it is for where that says more. */
export const whatOf = ({ instalment, purpose }: Pick<Payment, 'instalment' | 'purpose'>): string => {
  const what = instalment === undefined ? texts.overview.other : texts.overview.instalment(instalment);
  return purpose === what ? what : `${what}: ${purpose}`;
};

/** Whom it goes to; of another account than the application's also which that was, and that somebody rang: who releases looks at both. */
export const PayeeText = ({ payment: { payee, changed } }: { readonly payment: Pick<Payment, 'payee' | 'changed'> }) =>
  payee.kind === 'internal' ? (
    <span>{texts.overview.internal}</span>
  ) : (
    <>
      {payee.holder}
      <br />
      {spacedIban(payee.iban)}
      {changed === undefined ? null : (
        <>
          <br />
          {texts.page.newAccount(changed.before === undefined ? texts.page.noAccount : spacedIban(changed.before), formatDate(changed.calledBackOn))}
        </>
      )}
    </>
  );

/** Who did it, and when. */
export const signature = ({ by, at }: { readonly by: { readonly name: string }; readonly at: string }): string =>
  texts.by(by.name, formatInstant(at));

/** Everything that happened to a payment, line by line. */
export const StateText = ({ payment }: { readonly payment: Payment }) => {
  const last = payment.cancelled ?? payment.released;
  return (
    <>
      <strong>{paymentStates[payment.state]}</strong>
      <br />
      {texts.overview.columns.ordered}: {signature(payment.ordered)}
      {last === undefined ? null : (
        <>
          <br />
          {paymentStates[payment.state]}: {signature(last)}
        </>
      )}
      {payment.cancelled === undefined ? null : (
        <>
          <br />
          {texts.cancel.because(payment.cancelled.reason)}
        </>
      )}
      {payment.exported === undefined ? null : (
        <>
          <br />
          {texts.overview.fileOf(payment.exported.file)}
        </>
      )}
    </>
  );
};
