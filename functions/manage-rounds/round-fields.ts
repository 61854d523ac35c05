import { costCategories, legalForms } from '../../shared/domain/funding/round.ts';
import { paperKinds } from '../../shared/domain/funding/submission-codes.ts';
import type { FieldKind } from './field-kinds.ts';

/** A parameter that is one answer. `optional`: nothing may stand there. `options`: what people read for each code. */
export type SingleField = {
  readonly path: string;
  readonly kind: FieldKind;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: true;
  readonly options?: Readonly<Record<string, string>>;
};

/** A parameter that is a list of rows; `row`: what one of them is called. */
export type RowsField = {
  readonly path: string;
  readonly kind: 'rows';
  readonly label: string;
  readonly hint?: string;
  readonly row: string;
  readonly fields: readonly SingleField[];
};

export type RoundField = SingleField | RowsField;

/** A page of the form. */
export type RoundSection = { readonly id: string; readonly title: string; readonly lead?: string; readonly fields: readonly RoundField[] };

const days = 'In Tagen.';
const noLimit = 'Leer heißt: keine Grenze.';
const all = '100 heißt: keine Grenze.';

/** Every parameter of a round but its id and its version, in the order of the form. A test compares it with the schema. */
export const roundSections: readonly RoundSection[] = [
  {
    id: 'runde',
    title: 'Runde und Fristen',
    fields: [
      { path: 'title', kind: 'line', label: 'Name der Runde', hint: 'So heißt sie für Antragstellende.' },
      { path: 'guidelineVersion', kind: 'line', label: 'Fassung der Leitlinie', hint: 'Zum Beispiel 2025-03.' },
      { path: 'budgetYear', kind: 'count', label: 'Haushaltsjahr' },
      { path: 'opensAt', kind: 'start', label: 'Anträge sind möglich ab' },
      { path: 'closesAt', kind: 'deadline', label: 'Letzte Minute für Anträge' },
      {
        path: 'applications.mode',
        kind: 'choice',
        label: 'Wie wird entschieden?',
        options: { round: 'Nach dem Ende der Frist über alle zusammen', rolling: 'Über jeden Antrag, sobald er da ist' },
      },
      {
        path: 'applications.leadTimes',
        kind: 'rows',
        label: 'Tage zwischen Antrag und Beginn des Projekts',
        hint: 'Es gilt die erste Zeile, deren Betrag nicht überschritten ist.',
        row: 'Vorlauf',
        fields: [
          { path: 'upTo', kind: 'euro', label: 'Bis zu diesem Betrag', hint: noLimit, optional: true },
          { path: 'days', kind: 'count', label: 'Tage' },
        ],
      },
      { path: 'applications.earlyStart', kind: 'flag', label: 'Antragstellende dürfen um einen Beginn vor der Entscheidung bitten' },
    ],
  },
  {
    id: 'wer',
    title: 'Wer und was',
    fields: [
      { path: 'legalForms', kind: 'choices', label: 'Wer kann einen Antrag stellen?', options: legalForms },
      { path: 'seatInCounty', kind: 'flag', label: 'Der Sitz muss im Kreis liegen' },
      {
        path: 'papers',
        kind: 'rows',
        label: 'Unterlagen zum Antrag',
        row: 'Unterlage',
        fields: [
          { path: 'kind', kind: 'choice', label: 'Unterlage', options: paperKinds },
          { path: 'legalForms', kind: 'choices', label: 'Nur von', hint: 'Kein Haken heißt: von allen.', optional: true, options: legalForms },
        ],
      },
      {
        path: 'fieldsOfAction',
        kind: 'rows',
        label: 'Handlungsfelder',
        row: 'Handlungsfeld',
        fields: [
          { path: 'code', kind: 'line', label: 'Kürzel', hint: 'Bleibt gleich, auch wenn der Name sich ändert.' },
          { path: 'title', kind: 'line', label: 'Name' },
          { path: 'priority', kind: 'flag', label: 'In diesem Jahr zuerst' },
        ],
      },
    ],
  },
  {
    id: 'geld',
    title: 'Höhe und Art der Förderung',
    fields: [
      { path: 'minimumGrant', kind: 'euro', label: 'Mindestbetrag für ein Projekt', hint: '0 heißt: kein Mindestbetrag.' },
      { path: 'maximumGrant', kind: 'euro', label: 'Höchstbetrag für ein Projekt' },
      { path: 'maximumPerOrganisation', kind: 'euro', label: 'Höchstbetrag für alle Projekte einer Organisation', hint: noLimit, optional: true },
      {
        path: 'financing.type',
        kind: 'choice',
        label: 'Art der Finanzierung',
        options: { share: 'Anteilsfinanzierung', deficit: 'Fehlbedarfsfinanzierung', fixed: 'Festbetragsfinanzierung', full: 'Vollfinanzierung' },
      },
      { path: 'financing.maximumRate', kind: 'share', label: 'Anteil des Kreises an den Kosten, höchstens', hint: `In Prozent. ${all}` },
      { path: 'financing.minimumOwnShare', kind: 'share', label: 'Eigenanteil, mindestens', hint: 'In Prozent der Kosten.' },
      { path: 'financing.inKindCounts', kind: 'flag', label: 'Unbezahlte Arbeit zählt als Eigenanteil' },
      { path: 'financing.maximumPublicShare', kind: 'share', label: 'Alle öffentlichen Stellen zusammen, höchstens', hint: `In Prozent. ${all}` },
      { path: 'budget.reserve', kind: 'euro', label: 'Rücklage für das Ende des Jahres' },
      {
        path: 'budget.awardsUnderProvisionalBudget',
        kind: 'flag',
        label: 'Bewilligungen sind in der vorläufigen Haushaltsführung möglich',
      },
    ],
  },
  {
    id: 'kosten',
    title: 'Kosten',
    fields: [
      { path: 'costCategories', kind: 'choices', label: 'Kostenarten im Kostenplan', options: costCategories },
      { path: 'staffCosts.maximumShare', kind: 'share', label: 'Personalkosten, höchstens', hint: `In Prozent. ${all}` },
      {
        path: 'staffCosts.base',
        kind: 'choice',
        label: 'Was bleibt gleich, wenn zu hohe Personalkosten gekürzt werden?',
        options: { total: 'Alle Kosten zusammen', others: 'Die anderen Kosten' },
      },
      { path: 'staffCosts.feesCount', kind: 'flag', label: 'Honorare zählen zu den Personalkosten' },
      {
        path: 'staffCosts.above',
        kind: 'choice',
        label: 'Was geschieht mit einem Plan darüber?',
        options: { refuse: 'Er lässt sich nicht abschicken', cut: 'Die Verwaltung kürzt ihn' },
      },
      { path: 'costs.maximumOverhead', kind: 'share', label: 'Verwaltungspauschale, höchstens', hint: `In Prozent aller Kosten. ${all}` },
      { path: 'costs.feePerHour', kind: 'euro', label: 'Honorar für eine Stunde, höchstens', hint: noLimit, optional: true },
      { path: 'costs.perKilometre', kind: 'euro', label: 'Ein Kilometer, höchstens', hint: noLimit, optional: true },
      { path: 'costs.perMeal', kind: 'euro', label: 'Eine Mahlzeit für eine Person, höchstens', hint: noLimit, optional: true },
      { path: 'costs.notEligible', kind: 'lines', label: 'Was nie gefördert wird', hint: 'Eine Zeile für jede Ausgabe.' },
      {
        path: 'quotes',
        kind: 'rows',
        label: 'Vergleichsangebote',
        row: 'Grenze',
        fields: [
          { path: 'from', kind: 'euro', label: 'Ab diesem Betrag' },
          { path: 'offers', kind: 'count', label: 'Angebote' },
        ],
      },
      { path: 'inventory.from', kind: 'euro', label: 'Anschaffungen werden verzeichnet ab' },
      { path: 'inventory.bindingYears', kind: 'count', label: 'So lange dienen sie dem Zweck', hint: 'In Jahren.' },
    ],
  },
  {
    id: 'projekt',
    title: 'Projekt und Öffentlichkeit',
    fields: [
      { path: 'duration.maximumMonths', kind: 'count', label: 'Dauer, höchstens', hint: 'In Monaten.' },
      {
        path: 'duration.period',
        kind: 'choice',
        label: 'Wann findet ein Projekt statt?',
        options: { 'within-year': 'Es beginnt und endet im Haushaltsjahr', 'touches-year': 'Es liegt zum Teil im Haushaltsjahr' },
      },
      { path: 'duration.maximumExtensions', kind: 'count', label: 'Verlängerungen, höchstens' },
      { path: 'duration.yearlyApplication', kind: 'flag', label: 'Längere Projekte stellen jedes Jahr einen neuen Antrag' },
      { path: 'publicity.wording', kind: 'line', label: 'So nennen Geförderte den Kreis' },
      { path: 'publicity.logo', kind: 'line', label: 'Logo', hint: 'Name der Datei, wenn es eines gibt.', optional: true },
      { path: 'publication.organisation', kind: 'flag', label: 'Name der Organisation wird veröffentlicht' },
      { path: 'publication.shortDescription', kind: 'flag', label: 'Kurzbeschreibung wird veröffentlicht' },
      { path: 'publication.municipalities', kind: 'flag', label: 'Orte werden veröffentlicht' },
      { path: 'languages.codes', kind: 'lines', label: 'Sprachen der Hilfetexte', hint: 'Eine Zeile für jede, zum Beispiel de oder uk.' },
      { path: 'languages.plainLanguage', kind: 'lines', label: 'Hilfe in einfacher Sprache', hint: 'Eine Zeile für jede Hilfe.' },
    ],
  },
  {
    id: 'entscheidung',
    title: 'Bewertung und Gremien',
    fields: [
      {
        path: 'assessment.criteria',
        kind: 'rows',
        label: 'Kriterien der Bewertung',
        row: 'Kriterium',
        fields: [
          { path: 'title', kind: 'line', label: 'Kriterium' },
          { path: 'weight', kind: 'count', label: 'Gewicht' },
        ],
      },
      { path: 'assessment.minimumScore', kind: 'count', label: 'Punkte, die ein Projekt braucht', hint: '0 heißt: keine Grenze.' },
      {
        path: 'decision.routes',
        kind: 'rows',
        label: 'Wer entscheidet?',
        hint: 'Es gilt die erste Zeile, die zu Betrag und Handlungsfeld passt.',
        row: 'Weg',
        fields: [
          { path: 'upTo', kind: 'euro', label: 'Bis zu diesem Betrag', hint: noLimit, optional: true },
          { path: 'topic', kind: 'line', label: 'Nur dieses Handlungsfeld', hint: 'Sein Kürzel. Leer heißt: alle.', optional: true },
          {
            path: 'steps',
            kind: 'steps',
            label: 'Gremien in ihrer Reihenfolge',
            hint: 'Eine Zeile für jedes, zum Beispiel „Hauptausschuss: entscheidet“. Möglich sind: berät, entscheidet, wird informiert.',
          },
        ],
      },
      {
        path: 'decision.meetings',
        kind: 'rows',
        label: 'Sitzungen',
        row: 'Sitzung',
        fields: [
          { path: 'body', kind: 'line', label: 'Gremium' },
          { path: 'date', kind: 'date', label: 'Tag' },
        ],
      },
    ],
  },
  {
    id: 'auszahlung',
    title: 'Auszahlung und Nachweis',
    fields: [
      {
        path: 'payment.mode',
        kind: 'choice',
        label: 'Wie wird ausgezahlt?',
        options: { full: 'In einer Summe', instalments: 'In Raten', reimbursement: 'Nach Belegen' },
      },
      {
        path: 'payment.instalments',
        kind: 'shares',
        label: 'Raten',
        hint: 'In Prozent, mit Semikolon getrennt, zusammen 100. Zum Beispiel 50; 50.',
        optional: true,
      },
      { path: 'payment.retention', kind: 'share', label: 'Einbehalt bis zur Prüfung des Nachweises', hint: 'In Prozent.' },
      { path: 'payment.useWithinDays', kind: 'count', label: 'Geld ist auszugeben innerhalb von', hint: days },
      { path: 'changes.headingTolerance', kind: 'share', label: 'Ein Ansatz darf ohne Rückfrage höher sein um', hint: 'In Prozent.' },
      { path: 'proof.dueMonths', kind: 'count', label: 'Verwendungsnachweis nach dem Ende des Projekts', hint: 'In Monaten.' },
      { path: 'proof.vouchersFrom', kind: 'euro', label: 'Belege sind einzureichen ab' },
      { path: 'proof.sample', kind: 'share', label: 'So viele Nachweise werden vertieft geprüft', hint: 'In Prozent.' },
      { path: 'repayment.interestAboveBase', kind: 'share', label: 'Zinsen über dem Basiszinssatz', hint: 'In Prozentpunkten.' },
      { path: 'repayment.trivialAmount', kind: 'euro', label: 'Darunter wird nichts zurückgefordert' },
    ],
  },
  {
    id: 'texte',
    title: 'Texte, Erinnerungen, Aufbewahrung',
    fields: [
      {
        path: 'texts.declarations',
        kind: 'rows',
        label: 'Erklärungen im Antrag',
        hint: 'Ändert sich ein Text, bekommt er eine neue Fassung.',
        row: 'Erklärung',
        fields: [
          { path: 'code', kind: 'line', label: 'Kürzel' },
          { path: 'version', kind: 'line', label: 'Fassung' },
          { path: 'text', kind: 'long', label: 'Text' },
        ],
      },
      { path: 'texts.privacyVersion', kind: 'line', label: 'Fassung der Hinweise zum Datenschutz' },
      { path: 'texts.conditions', kind: 'line', label: 'Nebenbestimmungen' },
      { path: 'texts.conditionsForMunicipalities', kind: 'line', label: 'Nebenbestimmungen für Gemeinden' },
      {
        path: 'reminders.beforeDeadline',
        kind: 'counts',
        label: 'Tage vor der Frist',
        hint: 'An diesen Tagen geht eine Erinnerung hinaus. Zum Beispiel 14, 3.',
        optional: true,
      },
      { path: 'reminders.beforeProof', kind: 'counts', label: 'Tage vor dem Verwendungsnachweis', optional: true },
      { path: 'reminders.afterProof', kind: 'counts', label: 'Tage danach, wenn er fehlt', optional: true },
      { path: 'retention.draftDays', kind: 'count', label: 'Entwürfe bleiben', hint: days },
      { path: 'retention.rejectedYears', kind: 'count', label: 'Abgelehnte Anträge bleiben', hint: 'In Jahren.' },
      { path: 'retention.fileYears', kind: 'count', label: 'Akten bleiben', hint: 'In Jahren.' },
      { path: 'retention.voucherYears', kind: 'count', label: 'Belege bleiben', hint: 'In Jahren.' },
      { path: 'retention.stateAidYears', kind: 'count', label: 'Unterlagen zu Beihilfen bleiben', hint: 'In Jahren.' },
    ],
  },
];
