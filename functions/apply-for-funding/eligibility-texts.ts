import { formatDeadline } from '../../shared/domain/funding/deadline.ts';
import type { Condition, EligibilityQuestion, Obstacle } from '../../shared/domain/funding/eligibility.ts';
import { legalForms, type Round } from '../../shared/domain/funding/round.ts';
import { formatShare } from '../../shared/domain/funding/shares.ts';
import { formatEuro } from '../../shared/domain/money.ts';

type Question = {
  readonly legend: string;
  readonly hint?: string;
  /** A list below the hint. */
  readonly hintItems?: readonly string[];
  /** The sentence for a question without an answer. */
  readonly ask: string;
  /** What stands at each answer, by its code. */
  readonly labels: Readonly<Record<string, string>>;
};

const monthsOf = (months: number): string => (months === 1 ? 'einen Monat' : `${months} Monate`);

/** When a project of the round takes place, in words. */
const periodOf = ({ budgetYear, duration }: Round): string =>
  duration.period === 'within-year'
    ? `beginnt und endet zwischen dem 1. Januar und dem 31. Dezember ${budgetYear}`
    : `liegt mindestens zum Teil im Jahr ${budgetYear}`;

const questions: Readonly<Record<EligibilityQuestion['name'], (round: Round, county: string) => Question>> = {
  organisation: (round) => ({
    legend: 'Wer möchte Geld beantragen?',
    ask: 'Bitte wählen Sie, wer Geld beantragen möchte.',
    labels: {
      ...Object.fromEntries(round.legalForms.map((form) => [form, legalForms[form]])),
      other: round.legalForms.includes('natural-person') ? 'Nichts davon' : 'Nichts davon, zum Beispiel eine Privatperson',
    },
  }),
  seat: (_round, county) => ({
    legend: `Hat Ihre Organisation ihren Sitz im ${county}?`,
    ask: 'Bitte wählen Sie, wo Ihre Organisation ihren Sitz hat.',
    labels: { county: 'Ja', elsewhere: 'Nein' },
  }),
  place: (_round, county) => ({
    legend: `Findet das Projekt im ${county} statt?`,
    ask: 'Bitte wählen Sie, wo das Projekt stattfindet.',
    labels: { county: 'Ja', partly: 'Zum Teil', elsewhere: 'Nein' },
  }),
  start: () => ({
    legend: 'Hat das Projekt schon begonnen?',
    hint: 'Ein Projekt beginnt mit dem ersten verbindlichen Vertrag, zum Beispiel für Räume, Personal oder eine Bestellung.',
    ask: 'Bitte wählen Sie, ob das Projekt schon begonnen hat.',
    labels: {
      later: 'Nein, wir warten die Entscheidung ab',
      soon: 'Nein, aber wir müssen vor der Entscheidung beginnen',
      begun: 'Ja, der erste Vertrag ist geschlossen',
    },
  }),
  period: (round) => ({
    legend: 'Wann findet das Projekt statt?',
    ask: 'Bitte wählen Sie, wann das Projekt stattfindet.',
    labels: {
      within: `Es ${periodOf(round)}${needsMonths(round) ? ` und dauert höchstens ${monthsOf(round.duration.maximumMonths)}` : ''}`,
      longer: 'Es liegt zum Teil in dieser Zeit, dauert aber länger',
      'other-time': `Ganz außerhalb des Jahres ${round.budgetYear}`,
    },
  }),
  amount: ({ minimumGrant, maximumGrant }) => ({
    legend: 'Wie viel Geld brauchen Sie vom Kreis?',
    hint: 'Gemeint ist nur der Teil, den der Kreis bezahlen soll.',
    ask: 'Bitte wählen Sie, wie viel Geld Sie vom Kreis brauchen.',
    labels: {
      less: `Weniger als ${formatEuro(minimumGrant)}`,
      within: minimumGrant === 0 ? `Bis ${formatEuro(maximumGrant)}` : `${formatEuro(minimumGrant)} bis ${formatEuro(maximumGrant)}`,
      more: `Mehr als ${formatEuro(maximumGrant)}`,
    },
  }),
  'own-money': ({ financing }) => ({
    legend: `Können Sie mindestens ${formatShare(financing.minimumOwnShare)} der Kosten selbst bezahlen?`,
    hint: financing.inKindCounts
      ? 'Zum Beispiel aus Beiträgen der Mitglieder. Unbezahlte Arbeit zählt mit.'
      : 'Zum Beispiel aus Beiträgen der Mitglieder. Unbezahlte Arbeit zählt nicht als Geld.',
    ask: 'Bitte wählen Sie, ob Sie einen Teil selbst bezahlen können.',
    labels: { yes: 'Ja', no: 'Nein' },
  }),
  others: () => ({
    legend: 'Bezahlt noch jemand das Projekt?',
    hint: 'Zum Beispiel Stadt, Land, Bund oder eine Stiftung.',
    ask: 'Bitte wählen Sie, ob noch jemand das Projekt bezahlt.',
    labels: {
      nobody: 'Nein, nur wir und der Kreis',
      'other-part': 'Ja, einen anderen Teil der Kosten',
      'same-costs': 'Ja, und zwar dieselben Ausgaben, die der Kreis bezahlen soll',
    },
  }),
  purpose: ({ costs }) => ({
    legend: 'Brauchen Sie das Geld für etwas, das der Kreis nicht bezahlt?',
    hint: 'Der Kreis bezahlt nicht:',
    hintItems: costs.notEligible,
    ask: 'Bitte wählen Sie, ob Sie das Geld für etwas brauchen, das der Kreis nicht bezahlt.',
    labels: { nothing: 'Nein, für nichts davon', partly: 'Ja, zum Teil', only: 'Ja, nur dafür' },
  }),
};

/** Inside a year twelve months need no word. */
const needsMonths = ({ duration }: Round): boolean => duration.period !== 'within-year' || duration.maximumMonths < 12;

const conditions: Readonly<Record<Condition, (round: Round, county: string) => string>> = {
  'place.partly': (_round, county) =>
    `Mindestens eine Gemeinde im ${county} ist Ort des Projekts, und der Kreis bezahlt nur, was dort stattfindet. Nennen Sie im Antrag diese Gemeinden.`,
  'start.soon': ({ applications }) =>
    applications.earlyStart
      ? 'Sie schließen den ersten Vertrag erst, wenn wir Ihnen den früheren Beginn schriftlich erlaubt haben. Fragen Sie uns danach, sobald Sie den Antrag abgesendet haben.'
      : 'Sie schließen den ersten Vertrag erst nach der Entscheidung. Einen früheren Beginn erlaubt diese Runde nicht.',
  'period.longer': (round) =>
    `Sie beantragen nur den Teil, der in die Runde passt: Er ${periodOf(round)} und dauert höchstens ${monthsOf(round.duration.maximumMonths)}.${round.duration.yearlyApplication ? ' Für die Zeit danach stellen Sie einen neuen Antrag.' : ''}`,
  'amount.more': ({ maximumGrant }) => `Sie beantragen höchstens ${formatEuro(maximumGrant)}. Den Rest bezahlen Sie selbst oder andere.`,
  'others.other-part': ({ financing }) =>
    `Sie nennen im Finanzierungsplan alle, die etwas bezahlen, mit ihrem Betrag.${financing.maximumPublicShare < 10_000 ? ` Öffentliche Stellen bezahlen zusammen höchstens ${formatShare(financing.maximumPublicShare)} der Kosten.` : ''}`,
  'purpose.partly': ({ costs }) => `Sie bezahlen selbst, oder andere bezahlen, was der Kreis nicht bezahlt: ${costs.notEligible.join('; ')}.`,
};

const obstacles: Readonly<Record<Obstacle, (round: Round, county: string) => string>> = {
  'organisation.other': ({ legalForms: forms }) =>
    `In dieser Runde können nur diese einen Antrag stellen: ${forms.map((form) => legalForms[form]).join('; ')}. Vielleicht stellt eine davon den Antrag mit Ihnen zusammen.`,
  'seat.elsewhere': (_round, county) => `In dieser Runde können nur Organisationen mit Sitz im ${county} einen Antrag stellen.`,
  'place.elsewhere': (_round, county) =>
    `Gefördert werden nur Projekte, die im ${county} stattfinden. Fragen Sie den Kreis oder die Stadt, in der Ihr Projekt stattfindet.`,
  'start.begun': () =>
    'Projekte, die schon begonnen haben, werden nicht gefördert. Wenn Sie einen neuen Teil planen, für den es noch keinen Vertrag gibt, sprechen Sie mit uns.',
  'period.other-time': (round) =>
    `Diese Runde fördert nur Projekte mit dieser Zeit: Das Projekt ${periodOf(round)}. Für ein anderes Jahr gibt es eine andere Runde.`,
  'amount.less': ({ minimumGrant }) =>
    `In dieser Runde sind es mindestens ${formatEuro(minimumGrant)}. Vielleicht gibt es für kleinere Summen einen anderen Topf; wir sagen Ihnen, welchen.`,
  'own-money.no': ({ financing }) =>
    `In dieser Runde bezahlen Sie mindestens ${formatShare(financing.minimumOwnShare)} der Kosten selbst. Wir überlegen mit Ihnen, wie das gehen kann.`,
  'others.same-costs': () =>
    'Dieselben Ausgaben dürfen nicht zweimal bezahlt werden. Sie können aber Geld für Ausgaben beantragen, die noch niemand bezahlt.',
  'purpose.only': ({ costs }) => `Der Kreis bezahlt nicht: ${costs.notEligible.join('; ')}.`,
};

/** What is good to know before an application in a round; only what the round really asks for. */
const notes = ({ applications, financing, staffCosts }: Round): readonly string[] => [
  ...applications.leadTimes.map(({ upTo, days }) =>
    upTo === undefined
      ? `Stellen Sie den Antrag mindestens ${days} Tage, bevor das Projekt beginnt.`
      : `Bis ${formatEuro(upTo)}: Stellen Sie den Antrag mindestens ${days} Tage, bevor das Projekt beginnt.`,
  ),
  ...(financing.maximumPublicShare < 10_000
    ? [`Öffentliche Stellen bezahlen zusammen höchstens ${formatShare(financing.maximumPublicShare)} der Kosten.`]
    : []),
  ...(staffCosts.maximumShare < 10_000
    ? [
        `${staffCosts.feesCount ? 'Personalkosten und Honorare' : 'Personalkosten'} sind höchstens ${formatShare(staffCosts.maximumShare)} der Kosten.`,
      ]
    : []),
];

/** Everything people read in the check before an application. */
export const eligibilityTexts = {
  title: 'Können Sie Geld beantragen?',
  description: 'In zwei Minuten prüfen, ob ein Projekt in die laufende Förderrunde passt: ohne Anmeldung und ohne persönliche Daten.',
  lead: 'Beantworten Sie diese Fragen. Das dauert etwa zwei Minuten. Danach wissen Sie, ob Ihr Projekt in die Förderrunde passt.',
  privacy: 'Sie geben keine persönlichen Daten an. Wir speichern Ihre Antworten nicht.',
  round: (round: Round) => `Die Fragen gelten für die Runde „${round.title}“. Anträge sind bis ${formatDeadline(round)} möglich.`,
  button: 'Ergebnis ansehen',
  chooseRound: 'Zurzeit sind mehrere Förderrunden geöffnet. Für welche möchten Sie prüfen, ob Ihr Projekt passt?',
  remembered: 'Ihr Browser merkt sich Ihre Antworten einen Tag lang. Wenn Sie den Antrag anfangen, stehen sie dort schon.',
  verdicts: {
    yes: 'Ja, Sie können einen Antrag stellen',
    'yes-if': 'Ja, wenn Sie diese Bedingungen erfüllen',
    no: 'Nein, so können Sie keinen Antrag stellen',
  },
  conditionsHeading: 'Das sind die Bedingungen',
  obstaclesHeading: 'Das sind die Gründe',
  notesHeading: 'Gut zu wissen',
  notBinding: 'Dieses Ergebnis ist eine erste Auskunft. Ob ein Projekt Geld bekommt, entscheiden die Gremien des Kreises.',
  deadline: (round: Round) => `Sie können Ihren Antrag bis ${formatDeadline(round)} absenden.`,
  notYet: 'Sie können noch keinen Antrag absenden',
  apply: 'Förderung beantragen',
  again: 'Antworten ändern',
  adviceHeading: 'Sie haben Fragen?',
  advice: 'Wir beraten Sie gern:',
  contact: 'So erreichen Sie uns',
  questions,
  conditions,
  obstacles,
  notes,
};
