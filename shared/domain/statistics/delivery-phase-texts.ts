import type { DeliveryPhase } from './delivery-calendar.ts';

/** German sentences about what delivering a month means now, for pages and mails. Days are written out with their weekday. */
export const phaseTexts = {
  due: (day: string) => `Bitte melden Sie bis ${day}.`,
  late: (day: string) => `Die Frist ist am ${day} abgelaufen. Sie können noch melden, bitte bald.`,
  drafting: 'Der Bericht über diesen Monat wird gerade vorbereitet. Bitte melden Sie gleich, damit Ihre Zahlen noch darin stehen.',
  publishedTitle: 'Der Bericht über diesen Monat ist veröffentlicht',
  published:
    'Was Sie jetzt melden, wird eine Berichtigung (Revision): Der alte Stand bleibt lesbar, und der Bericht nennt Ihre Begründung. Bitte schreiben Sie sie im Formular in das Feld dafür.',
} as const;

const correcting = {
  until: (freeze: string) => `Bis ${freeze} können Sie die Zahlen so oft berichtigen, wie Sie wollen. Es zählt die letzte Meldung.`,
  after: 'Danach auch: Nach der Veröffentlichung wird daraus eine Berichtigung (Revision), und Sie schreiben einen Grund dazu.',
  drafting: 'Der Bericht wird gerade vorbereitet. Ändert sich noch etwas, dann berichtigen Sie es bitte gleich.',
  published: 'Der Bericht über diesen Monat ist veröffentlicht. Ihre Berichtigung steht in seiner nächsten Fassung (Revision).',
} as const;

/** What somebody who has delivered can still change, and what becomes of it. @param freeze the last day before the report is drafted */
export const afterDelivering = (phase: DeliveryPhase, freeze: string): readonly string[] => {
  if (phase === 'published') return [correcting.published];
  return [phase === 'drafting' ? correcting.drafting : correcting.until(freeze), correcting.after];
};
