import { formatDate, type IsoDate } from '../calendar.ts';
import { formatEuro } from '../money.ts';
import { formatShare } from './shares.ts';

/**
 * All words of notices that are no data, German as recipients read them. Which of them the county's legal office has to confirm stands in
 * docs/decisions/0141-notices.md; every legal sentence is one of them.
 */
export const noticeTexts = {
  titles: {
    award: (project: string) => `Zuwendungsbescheid: ${project}`,
    rejection: (project: string) => `Ablehnungsbescheid: ${project}`,
    amendment: (project: string) => `Änderungsbescheid: ${project}`,
    revocation: (project: string) => `Widerrufsbescheid: ${project}`,
    internal: (project: string) => `Interne Mittelbereitstellung: ${project}`,
    internalAmendment: (project: string) => `Änderung der internen Mittelbereitstellung: ${project}`,
    internalRevocation: (project: string) => `Ende der internen Mittelbereitstellung: ${project}`,
    internalRejection: (project: string) => `Keine interne Mittelbereitstellung: ${project}`,
  },
  description: (county: string) => `Bescheid über eine Förderung durch den ${county}`,
  greeting: 'Sehr geehrte Damen und Herren,',
  opening: {
    award: (asked: IsoDate, amount: number) =>
      `auf Ihren Antrag vom ${formatDate(asked)} bewilligen wir Ihnen eine Zuwendung von bis zu ${formatEuro(amount)}. Sie ist für das Projekt bestimmt, das dieser Bescheid beschreibt.`,
    partial: (requested: number, amount: number) =>
      `Beantragt haben Sie ${formatEuro(requested)}. Bewilligt sind davon ${formatEuro(amount)}; darüber hinaus lehnen wir den Antrag ab.`,
    rejection: (asked: IsoDate, requested: number) =>
      `Ihren Antrag vom ${formatDate(asked)} auf eine Zuwendung von ${formatEuro(requested)} lehnen wir ab.`,
    amendment: (number: number, from: IsoDate) =>
      `wir ändern unseren Bescheid Nr. ${number} vom ${formatDate(from)}. Es gilt, was hier steht. Was wir nicht nennen, gilt weiter wie bisher.`,
    revocation: (number: number, from: IsoDate) => `wir widerrufen unseren Bescheid Nr. ${number} vom ${formatDate(from)}.`,
    internal: (asked: IsoDate, amount: number) =>
      `Auf die Anmeldung vom ${formatDate(asked)} stehen für das Projekt bis zu ${formatEuro(amount)} aus den Integrationsmitteln bereit. Das Geld wird innerhalb des Haushalts umgebucht; einen Bescheid gibt es dafür nicht.`,
    internalRejection: (asked: IsoDate, requested: number) =>
      `Auf die Anmeldung vom ${formatDate(asked)} über ${formatEuro(requested)} stehen keine Integrationsmittel bereit.`,
    internalChange: (number: number, from: IsoDate) =>
      `Die Mittelbereitstellung Nr. ${number} vom ${formatDate(from)} ändert sich. Was hier nicht steht, gilt weiter.`,
    internalRevocation: (number: number, from: IsoDate) => `Die Mittelbereitstellung Nr. ${number} vom ${formatDate(from)} endet.`,
  },
  head: { reference: 'Aktenzeichen', number: 'Schreiben Nr.', date: 'Datum' },
  grant: {
    heading: 'Was wir bewilligen',
    internalHeading: 'Was bereitsteht',
    amount: 'Betrag',
    before: 'Bisher',
    purpose: 'Zweck',
    period: 'Bewilligungszeitraum',
    span: (from: IsoDate, to: IsoDate) => `${formatDate(from)} bis ${formatDate(to)}`,
    periodHint: 'Nur Ausgaben aus diesem Zeitraum zählen.',
    type: 'Finanzierungsart',
    types: {
      share: 'Anteilfinanzierung',
      deficit: 'Fehlbedarfsfinanzierung',
      fixed: 'Festbetragsfinanzierung',
      full: 'Vollfinanzierung',
    },
    typeHints: {
      share: 'Wir tragen einen festen Anteil der anerkannten Kosten, höchstens den Betrag. Sinken die Kosten, sinkt auch die Zuwendung.',
      deficit:
        'Wir tragen, was Ihre anderen Mittel nicht decken, höchstens den Betrag. Sparen Sie oder nehmen Sie mehr ein, sinkt die Zuwendung um so viel.',
      fixed: 'Der Betrag bleibt gleich, solange die anerkannten Kosten mindestens so hoch sind.',
      full: 'Wir tragen die anerkannten Kosten ganz, höchstens den Betrag.',
    },
    rate: 'Anteil',
    rateOf: (rate: number) => `${formatShare(rate)} der anerkannten Kosten`,
    costs: 'Anerkannte Kosten',
    notRecognised: (cut: number) => `Von den beantragten Kosten erkennen wir ${formatEuro(cut)} nicht an.`,
  },
  years: {
    heading: 'Aus welchem Haushalt das Geld kommt',
    columns: ['Haushaltsjahr', 'Mittel', 'Betrag'] as const,
    source: 'Integrationsmittel',
    year: (year: number) => `Haushalt ${year}`,
    total: 'Zusammen',
  },
  payment: {
    heading: 'So zahlen wir aus',
    internalHeading: 'So wird umgebucht',
    columns: ['Rate', 'Wann', 'Betrag'] as const,
    part: (number: number) => `Rate ${number}`,
    whenFinal: 'sobald der Bescheid bestandskräftig ist',
    whenInternal: 'sofort',
    from: (due: IsoDate) => `ab ${formatDate(due)}`,
    retained: 'wenn wir den Verwendungsnachweis geprüft haben',
    fromYear: (year: number) => `aus dem Haushalt ${year}`,
    total: 'Zusammen',
    final:
      'Bestandskräftig ist der Bescheid, wenn niemand mehr Widerspruch erheben kann. Das geht früher, wenn Sie uns schriftlich mitteilen, dass Sie auf den Widerspruch verzichten.',
    use: (days: number) => `Was wir auszahlen, geben Sie bitte innerhalb von ${days} Tagen für den Zweck aus. Sonst können wir Zinsen verlangen.`,
  },
  conditions: {
    heading: 'Nebenbestimmungen',
    general: (version: string) => `Die Allgemeinen Nebenbestimmungen (${version}) gehören zu diesem Bescheid.`,
    own: 'Außerdem gilt:',
    tell: 'Ändert sich etwas Wichtiges, schreiben Sie uns bitte sofort: bei den Kosten, bei anderen Geldgebern, beim Zweck, beim Zeitraum oder bei Ihrer Organisation.',
  },
  proof: {
    heading: 'Verwendungsnachweis',
    lead: (due: IsoDate) => `Bitte zeigen Sie uns bis zum ${formatDate(due)}, wofür das Geld ausgegeben wurde (Verwendungsnachweis).`,
    simple:
      'Es genügt ein Sachbericht mit einer Aufstellung der Einnahmen und Ausgaben (einfacher Verwendungsnachweis). Die Belege bewahren Sie auf.',
    'with-vouchers': 'Er besteht aus einem Sachbericht, einer Aufstellung der Einnahmen und Ausgaben und den Belegen.',
    keep: (years: number) => `Bitte bewahren Sie alle Belege ${years} Jahre lang auf. Der Kreis darf sie prüfen, auch seine Rechnungsprüfung.`,
    back: 'Was nicht oder nicht für den Zweck ausgegeben wurde, fordern wir zurück.',
  },
  publicity: {
    heading: 'Öffentlichkeitsarbeit',
    lead: 'Wenn Sie über das Projekt berichten, nennen Sie bitte die Förderung mit diesen Worten:',
  },
  revocation: {
    heading: 'Was das bedeutet',
    nothingPaid: 'Ausgezahlt ist noch nichts. Sie erhalten kein Geld mehr.',
    paid: (amount: number) =>
      `Ausgezahlt oder angewiesen sind ${formatEuro(amount)}. Mehr erhalten Sie nicht. Ob Sie davon etwas zurückzahlen, entscheiden wir in einem eigenen Bescheid.`,
  },
  reasons: {
    heading: 'Begründung',
    award:
      'Das Projekt entspricht der Leitlinie für die Vergabe der Integrationsmittel. Ihr Antrag ist geprüft und beschlossen. Einen Anspruch auf die Zuwendung gibt es nicht; wir entscheiden nach pflichtgemäßem Ermessen im Rahmen der verfügbaren Mittel.',
  },
  remedies: {
    heading: 'Rechtsbehelfsbelehrung',
    text: (county: string, street: string, city: string) => [
      `Gegen diesen Bescheid können Sie innerhalb eines Monats nach Bekanntgabe Widerspruch erheben. Der Widerspruch ist schriftlich, in elektronischer Form nach den gesetzlichen Vorgaben oder zur Niederschrift einzulegen beim ${county}, ${street}, ${city}.`,
    ],
  },
  closing: (name: string) => [
    'Mit freundlichen Grüßen',
    `Im Auftrag ${name}`,
    'Dieses Schreiben ist elektronisch erstellt und gilt ohne Unterschrift.',
  ],
  questions: { heading: 'Ihre Fragen', person: 'Ansprechperson', phone: 'Telefon', email: 'E-Mail', address: 'Anschrift' },
} as const;
