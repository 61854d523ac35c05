import { formatDate, type IsoDate } from '../../domain/calendar.ts';
import type { Application } from '../../domain/funding/application.ts';
import { laterDueOf, maskedIban, type Payment } from '../../domain/funding/payment.ts';
import { formatEuro } from '../../domain/money.ts';
import type { MailTemplate } from '../mail-template.ts';
import { applicationLetter } from './application-letter.ts';

const onItsWay = (later: IsoDate | undefined): string =>
  later === undefined ? 'Das Geld ist in wenigen Bankarbeitstagen auf Ihrem Konto.' : `Das Geld wird zum ${formatDate(later)} überwiesen.`;

/** Says that money is on its way: how much, what for, where to, and until when it is to be spent. */
export const paymentReleasedMail: MailTemplate<{ readonly application: Application; readonly payment: Payment }> = {
  name: 'payment-released',
  occasion: 'Die Kreiskasse hat eine Auszahlung freigegeben.',
  render: ({ application, payment }, frame) => {
    const { amount, purpose, payee, useUntil } = payment;
    const [isInternal, later] = [payee.kind === 'internal', laterDueOf(payment)];
    return applicationLetter(
      application,
      {
        news: isInternal ? 'Das Geld ist bereitgestellt' : later === undefined ? 'Eine Zahlung ist unterwegs' : 'Eine Zahlung ist freigegeben',
        opening: [
          isInternal
            ? `für Ihr Projekt „${application.project.title}“ haben wir Geld freigegeben. Es wird${later === undefined ? '' : ` zum ${formatDate(later)}`} innerhalb des Haushalts umgebucht.`
            : `für Ihr Projekt „${application.project.title}“ haben wir eine Zahlung freigegeben. ${onItsWay(later)}`,
          `Bitte verwenden Sie es bis zum ${formatDate(useUntil)} für das Projekt. Schaffen Sie das nicht? Dann sprechen Sie bitte vorher mit uns.`,
        ],
        blocks: [
          { kind: 'heading', text: 'Die Zahlung' },
          {
            kind: 'facts',
            rows: [
              { label: 'Betrag', value: formatEuro(amount) },
              { label: 'Wofür', value: purpose },
              ...(payee.kind === 'account' ? [{ label: 'Konto', value: `${payee.holder}, ${maskedIban(payee.iban)}` }] : []),
              { label: 'Zu verwenden bis', value: formatDate(useUntil) },
            ],
          },
          ...(isInternal ? [] : [{ kind: 'paragraph', text: 'Ist das nicht Ihr Konto? Dann rufen Sie uns bitte sofort an.' } as const]),
        ],
      },
      frame,
    );
  },
};
