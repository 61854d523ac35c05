import type { Application } from '../../shared/domain/funding/application.ts';
import type { Plan } from './submission-form.ts';

const decision = 'Die zuständigen Gremien des Kreises entscheiden. Das Ergebnis erhalten Sie schriftlich.';
const award = 'Der Antrag ist bewilligt. Alles Weitere steht in Ihrem Bescheid.';

/** Everything people read on the pages of this capability. Sentences about mistakes stand in shared/domain/funding. */
export const texts = {
  title: 'Förderung beantragen',
  description: 'Antrag auf Förderung eines Integrationsprojekts: Formular, Fristen und Summen der laufenden Runde.',
  lead: 'Hier beantragen Sie Geld des Kreises für ein Projekt, das Menschen zusammenbringt. Sie brauchen dafür kein Konto.',
  round: {
    heading: 'Die laufende Förderrunde',
    name: 'Runde',
    deadline: 'Frist',
    until: (deadline: string) => `bis ${deadline}`,
    amount: 'Mögliche Summe',
    limits: (minimum: string, maximum: string) => `von ${minimum} bis ${maximum}`,
    period: 'Projektzeitraum',
    year: (year: number) => `1. Januar bis 31. Dezember ${year}`,
    applicants: 'Wer kann Geld beantragen?',
  },
  before: {
    heading: 'Bevor Sie beginnen',
    check: 'Prüfen Sie in zwei Minuten, ob Sie Geld beantragen können',
    items: [
      'Legen Sie bereit: was das Projekt kostet, und woher das Geld kommt. Beide Summen müssen auf den Cent gleich sein.',
      'Füllen Sie alle Felder aus. Felder mit dem Zusatz „freiwillig“ dürfen leer bleiben.',
      'Wir speichern Ihre Angaben erst, wenn Sie den Antrag absenden.',
    ],
    privacy: 'Wie wir mit Ihren Daten umgehen, steht in der',
    privacyLink: 'Datenschutzerklärung',
  },
  errorTitle: (count: number) => (count === 1 ? 'Bitte prüfen Sie eine Angabe' : `Bitte prüfen Sie ${count} Angaben`),
  limit: (maximum: number) => `Höchstens ${maximum} Zeichen.`,
  hints: {
    email: 'An diese Adresse senden wir die Bestätigung und eine Kopie des Antrags.',
    phone: 'Für Rückfragen.',
    shortDescription: 'Was haben Sie vor, mit wem und für wen? Nennen Sie keine Namen von Teilnehmenden.',
    startDate: (year: number) => `Zum Beispiel 1.3.${year}.`,
    endDate: (year: number) => `Zum Beispiel 30.11.${year}.`,
    amount: 'Zum Beispiel 1.234,50.',
    municipalities: 'Wählen Sie alle Gemeinden aus, in denen das Projekt stattfindet. Öffnen Sie dazu das Amt.',
    requestedAmount: 'So viel wie in den Zeilen „Kreis (diese Förderung)“ des Finanzierungsplans.',
    requestedAmountNow: (sum: string) => `Zurzeit sind das ${sum}.`,
  },
  places: {
    everywhere: (county: string) => `Im ganzen ${county}`,
    wholeArea: (name: string) => `Alle Gemeinden: ${name}`,
    chosen: (name: string, count: number, all: number) =>
      `${name} (${count === 0 ? '' : `${count} von `}${all} ${all === 1 ? 'Gemeinde' : 'Gemeinden'})`,
    independent: 'Städte und Gemeinden ohne Amt',
  },
  plans: {
    costs: {
      heading: 'Was kostet das Projekt?',
      hint: 'Tragen Sie jede Ausgabe in eine eigene Zeile ein. Leere Zeilen zählen nicht.',
      row: (number: number) => `Kostenzeile ${number}`,
      add: 'Kostenzeile hinzufügen',
      remove: (number: number) => `Kostenzeile ${number} entfernen`,
    },
    financing: {
      heading: 'Woher kommt das Geld?',
      hint: 'Tragen Sie jede Quelle in eine eigene Zeile ein, auch das Geld, das Sie hier beantragen. Leere Zeilen zählen nicht.',
      row: (number: number) => `Finanzierungszeile ${number}`,
      add: 'Finanzierungszeile hinzufügen',
      remove: (number: number) => `Finanzierungszeile ${number} entfernen`,
    },
  } as const satisfies Record<Plan, unknown>,
  sums: {
    heading: 'Summen',
    costs: 'Kosten',
    financing: 'Finanzierung',
    county: 'davon Kreis (diese Förderung)',
    unknown: 'noch nicht vollständig',
    equal: 'Beide Summen sind gleich.',
    missing: (gap: string) => `In der Finanzierung fehlen ${gap}.`,
    surplus: (gap: string) => `In der Finanzierung sind ${gap} zu viel.`,
    calculate: 'Summen berechnen',
  },
  request: 'Wie viel beantragen Sie?',
  reuse: {
    heading: 'Dürfen andere von Ihrem Projekt erfahren?',
    label: 'Der Kreis darf die Kurzbeschreibung veröffentlichen und weiterverwenden.',
    hint: 'Das hat keinen Einfluss auf die Entscheidung. Sie können es jederzeit widerrufen.',
  },
  send: {
    heading: 'Antrag absenden',
    text: 'Prüfen Sie Ihre Angaben. Nach dem Absenden sehen Sie sofort Ihr Aktenzeichen und erhalten eine Kopie per E-Mail. Sie können den Antrag bis zur Entscheidung zurückziehen.',
    button: 'Antrag absenden',
  },
  conflict: {
    reused:
      'Mit diesem Formular haben Sie schon einen Antrag gestellt. Wenn Sie einen weiteren Antrag stellen wollen, senden Sie das Formular noch einmal ab.',
    reusedTitle: 'Dieser Antrag liegt uns schon vor',
    closedTitle: 'Die Frist ist abgelaufen',
    closedKept: 'Ihre Eingaben stehen noch im Formular. Speichern oder drucken Sie die Seite, wenn Sie sie behalten wollen.',
  },
  closed: {
    heading: 'Zurzeit ist keine Förderrunde geöffnet',
    ended: (title: string, deadline: string) => `Die Runde „${title}“ nahm Anträge bis ${deadline} an.`,
    next: (title: string, opens: string, deadline: string) =>
      `Die nächste Runde „${title}“ beginnt am ${opens}. Anträge sind dann bis ${deadline} möglich.`,
    noDate: 'Der Termin der nächsten Runde steht noch nicht fest. Sobald es ihn gibt, steht er auf dieser Seite.',
    advice: 'Wir beraten Sie gern schon vorher:',
    contact: 'Kontakt',
  },
  receipt: {
    title: 'Ihr Antrag ist eingegangen',
    reference: 'Aktenzeichen',
    keep: (reference: string) => `Ihr Aktenzeichen ist ${reference}`,
    keepWhy: 'Nennen Sie es bitte, wenn Sie uns schreiben oder anrufen.',
    project: 'Projekt',
    organisation: 'Organisation',
    amount: 'Beantragte Summe',
    submittedAt: 'Eingegangen',
    state: 'Stand',
    nextHeading: 'Wie es weitergeht',
    next: {
      submitted: [
        'Sie erhalten eine E-Mail mit dem Aktenzeichen und einer Kopie Ihres Antrags.',
        'Wir prüfen den Antrag. Wenn etwas fehlt, melden wir uns.',
        decision,
      ],
      formal_check: ['Wir prüfen den Antrag. Wenn etwas fehlt, melden wir uns.', decision],
      info_requested: ['Uns fehlen noch Angaben von Ihnen. Wir prüfen weiter, sobald wir sie haben.', decision],
      assessed: ['Wir haben den Antrag geprüft.', decision],
      decided: ['Über den Antrag ist entschieden. Das Ergebnis erhalten Sie schriftlich.'],
      award_issued: [award],
      running: [award],
      proof_due: ['Der Verwendungsnachweis ist fällig. Was er enthalten soll, steht in Ihrem Bescheid.'],
      closed: ['Das Verfahren ist abgeschlossen. Sie brauchen nichts mehr zu tun.'],
      rejected: ['Der Antrag ist abgelehnt. Die Gründe stehen in Ihrem Bescheid.'],
      withdrawn: [
        'Der Antrag ist zurückgezogen. Wir prüfen ihn nicht weiter, und es wird nicht über ihn entschieden.',
        'Solange die Förderrunde geöffnet ist, können Sie einen neuen Antrag stellen.',
      ],
    } as const satisfies Record<Application['state'], readonly string[]>,
    status: 'Wo Ihr Antrag steht, sehen Sie jederzeit hier:',
    statusLink: 'Stand Ihres Antrags',
    questions: 'Haben Sie Fragen? Rufen Sie uns an:',
    noMail: 'Ist nach einer Stunde keine E-Mail da? Sehen Sie bitte im Ordner für unerwünschte E-Mails nach, oder rufen Sie uns an:',
    unknown: 'Unter dieser Adresse gibt es keine Eingangsbestätigung. Bitte prüfen Sie, ob Sie die Adresse vollständig übernommen haben.',
  },
  key: 'Der Kopf Idempotency-Key darf 1 bis 200 druckbare ASCII-Zeichen enthalten.',
};
