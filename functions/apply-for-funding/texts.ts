import type { Application } from '../../shared/domain/funding/application.ts';

const decision = 'Die zuständigen Gremien des Kreises entscheiden. Das Ergebnis erhalten Sie schriftlich.';
const award = 'Der Antrag ist bewilligt. Alles Weitere steht in Ihrem Bescheid.';

/** Everything people read on the pages of this capability. Sentences about mistakes stand in shared/domain/funding. */
export const texts = {
  title: 'Förderung beantragen',
  description: 'Antrag auf Förderung eines Integrationsprojekts: Formular, Fristen und Summen der laufenden Runde.',
  lead: 'Hier beantragen Sie Geld des Kreises für ein Projekt, das Menschen zusammenbringt. Sie brauchen dafür kein Konto, nur eine E-Mail-Adresse.',
  start: 'Antrag anfangen oder fortsetzen',
  round: {
    heading: 'Die laufende Förderrunde',
    several: 'Die laufenden Förderrunden',
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
      'Legen Sie bereit: was das Projekt kostet und woher das Geld kommt. Beide Summen müssen auf den Cent gleich sein.',
      'Wenn Sie sie haben: Satzung, Registerauszug, Bescheid des Finanzamts, IBAN.',
      'Sie können jederzeit unterbrechen und später weitermachen, auch gemeinsam mit anderen.',
    ],
    privacy: 'Wie wir mit Ihren Daten umgehen, steht in der',
    privacyLink: 'Datenschutzerklärung',
  },
  places: {
    everywhere: (county: string) => `Im ganzen ${county}`,
    wholeArea: (name: string) => `Alle Gemeinden: ${name}`,
    chosen: (name: string, count: number, all: number) =>
      `${name} (${count === 0 ? '' : `${count} von `}${all} ${all === 1 ? 'Gemeinde' : 'Gemeinden'})`,
    independent: 'Städte und Gemeinden ohne Amt',
  },
  rounds: {
    choice: (open: string) => `Möglich sind: ${open}.`,
    notOpen: 'Diese Förderrunde gibt es nicht, oder sie ist nicht geöffnet.',
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
      info_requested: [
        'Wir haben Fragen an Sie. Bitte beantworten Sie sie auf der Seite „Stand Ihres Antrags“. Bis dahin ruht die Prüfung.',
        decision,
      ],
      assessed: ['Wir haben den Antrag geprüft.', decision],
      decided: ['Über den Antrag ist entschieden. Das Ergebnis erhalten Sie schriftlich.'],
      award_issued: [award],
      running: [award],
      proof_due: ['Der Verwendungsnachweis ist fällig. Was er enthalten soll, steht in Ihrem Bescheid.'],
      deferred: ['Der Antrag ist zurückgestellt. Er kommt noch einmal auf die Tagesordnung.', decision],
      declined: ['Sie haben auf die Förderung verzichtet. Sie brauchen nichts mehr zu tun.'],
      revoked: ['Die Bewilligung ist widerrufen. Die Gründe stehen in Ihrem Bescheid.'],
      closed: ['Das Verfahren ist abgeschlossen. Sie brauchen nichts mehr zu tun.'],
      rejected: ['Der Antrag ist abgelehnt. Die Gründe stehen in Ihrem Bescheid.'],
      withdrawn: [
        'Der Antrag ist zurückgezogen. Wir prüfen ihn nicht weiter, und es wird nicht über ihn entschieden.',
        'Solange die Förderrunde geöffnet ist, können Sie einen neuen Antrag stellen.',
      ],
    } as const satisfies Record<Application['state'], readonly string[]>,
    unconfirmed:
      'Es fehlt noch die Bestätigung von Personen, die Ihre Organisation vertreten dürfen. Wir schicken ihnen dafür eine E-Mail mit einem Link.',
    status: 'Wo Ihr Antrag steht, sehen Sie jederzeit hier:',
    statusLink: 'Stand Ihres Antrags',
    questions: 'Haben Sie Fragen? Rufen Sie uns an:',
    noMail: 'Ist nach einer Stunde keine E-Mail da? Sehen Sie bitte im Ordner für unerwünschte E-Mails nach, oder rufen Sie uns an:',
    unknown: 'Unter dieser Adresse gibt es keine Eingangsbestätigung. Bitte prüfen Sie, ob Sie die Adresse vollständig übernommen haben.',
  },
};
