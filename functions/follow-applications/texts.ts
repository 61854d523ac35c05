import type { LinkPause } from '../../shared/domain/access/limits.ts';
import type { Purpose } from '../../shared/domain/access/target.ts';

/** Everything people read on the pages of this capability; the mail has its own file. */
export const texts = {
  title: 'Stand Ihres Antrags',
  apply: 'Förderung beantragen',
  ask: {
    again: 'Für diese Seite brauchen Sie einen neuen Link',
    againWhy: 'Sie sind nicht angemeldet, oder Ihre Anmeldung ist abgelaufen. Eine Anmeldung gilt 20 Stunden.',
    signedOut: 'Sie sind abgemeldet',
    signedOutWhy: 'Auf diesem Gerät kann niemand mehr Ihre Anträge ansehen.',
    hint: 'Zum Beispiel name@verein.example',
    button: 'Link anfordern',
    privacy: 'Wie wir mit Ihren Daten umgehen, steht in der',
    privacyLink: 'Datenschutzerklärung',
  },
  proof: {
    title: 'Noch ein Schritt bis zu Ihrem Link',
    lead: 'Aus Ihrem Netz kamen in der letzten Stunde viele Anfragen. Deshalb löst Ihr Browser erst eine kleine Rechenaufgabe. Das hält Programme auf, die massenhaft E-Mails auslösen.',
    heading: 'Das dauert meist nur wenige Sekunden',
    without: (until: string) =>
      `Geschieht hier nichts, zum Beispiel weil Ihr Browser keine Skripte ausführt? Ab dem ${until} können Sie den Link auch ohne Aufgabe anfordern.`,
    call: 'Oder rufen Sie uns an:',
  },
  sent: {
    title: 'Bitte sehen Sie in Ihr Postfach',
    nothing: 'Keine E-Mail bekommen?',
    spam: 'Sehen Sie auch im Ordner für unerwünschte E-Mails nach.',
    pause: 'Warten Sie drei Minuten, bevor Sie noch einmal einen Link anfordern. Mehr als fünf in einer Stunde verschicken wir nicht.',
    call: 'Sie können uns auch anrufen:',
    again: 'Noch einmal einen Link anfordern',
  },
  link: {
    title: 'Anmelden',
    button: 'Jetzt anmelden',
  },
  invalid: {
    title: 'Dieser Link gilt nicht mehr',
    lead: 'Ein Link gilt 30 Minuten und nur einmal. Vielleicht wurde er schon benutzt, oder er ist nicht vollständig.',
    again: 'Fordern Sie einen neuen an:',
  },
  list: {
    title: 'Ihre Anträge',
    lead: 'Alle Anträge, in denen Ihre E-Mail-Adresse als Kontakt steht, und alle, an denen Sie mitgearbeitet haben.',
    none: 'Zurzeit gibt es keinen Antrag mit Ihrer E-Mail-Adresse.',
    apply: 'Förderung beantragen',
    waiting: 'Hier warten wir auf Sie',
    others: 'Hier fehlt uns zurzeit nichts',
    columns: { reference: 'Aktenzeichen', project: 'Projekt', state: 'Stand', submittedAt: 'Eingegangen' },
    asks: 'Was zu tun ist',
    answer: (due: string) => `Fragen beantworten, bis ${due}`,
    overdue: (due: string) => `Fragen beantworten; die Frist war ${due}`,
    confirm: (missing: number) => (missing === 1 ? 'Eine Bestätigung fehlt' : `${missing} Bestätigungen fehlen`),
    proof: 'Verwendungsnachweis schicken',
    data: 'Ihre Daten: was wir zu Ihrer E-Mail-Adresse gespeichert haben',
  },
  signOut: 'Abmelden',
  detail: {
    title: (reference: string) => `Antrag ${reference}`,
    facts: 'Ihr Antrag',
    project: 'Projekt',
    organisation: 'Organisation',
    state: 'Stand',
    requested: 'Beantragt',
    approved: 'Bewilligt',
    period: 'Zeitraum des Projekts',
    between: (from: string, until: string) => `${from} bis ${until}`,
    submittedAt: 'Eingegangen',
    where: 'Wo der Antrag gerade ist',
    who: 'Wer ist dran?',
    next: 'Wie es weitergeht',
    history: 'Was bisher geschah',
    receipt: 'Eingangsbestätigung ansehen',
    copy: 'PDF-Kopie Ihres Antrags öffnen',
    data: 'Ihre Angaben als Datei herunterladen (JSON)',
    withdraw: 'Antrag zurückziehen',
    questions: 'Sie haben eine Frage zu diesem Antrag? Nennen Sie bitte das Aktenzeichen.',
    requests: 'Unsere Fragen und Ihre Antworten',
    askedAt: (at: string) => `Gefragt am ${at}`,
    answeredAt: (at: string) => `beantwortet am ${at}`,
    sentFiles: 'Dazu haben Sie geschickt:',
    attachments: 'Anlagen',
  },
  withdraw: {
    title: (reference: string) => `Antrag ${reference} zurückziehen`,
    question: 'Möchten Sie diesen Antrag zurückziehen?',
    consequences: [
      'Wir prüfen den Antrag nicht weiter, und es wird nicht über ihn entschieden.',
      'Das lässt sich nicht rückgängig machen.',
      'Solange die Förderrunde geöffnet ist, können Sie einen neuen Antrag stellen.',
      'Wir bestätigen Ihnen das Zurückziehen per E-Mail.',
    ],
    button: 'Antrag endgültig zurückziehen',
    back: 'Nein, zurück zum Antrag',
    backLate: 'Zurück zum Antrag',
    changedTitle: 'Inzwischen hat sich der Antrag geändert',
    changed: (seen: string | undefined, now: string) =>
      seen === undefined || seen === now
        ? `Seit Sie diese Seite geöffnet haben, wurde der Antrag bearbeitet. Sein Stand ist jetzt „${now}“. Bitte entscheiden Sie noch einmal.`
        : `Als Sie diese Seite geöffnet haben, war der Stand „${seen}“. Jetzt ist er „${now}“. Bitte entscheiden Sie noch einmal.`,
    tooLateTitle: 'Dieser Antrag lässt sich hier nicht mehr zurückziehen',
    tooLate: (state: string) =>
      `Sein Stand ist „${state}“. Zurückziehen können Sie einen Antrag nur, bis über ihn entschieden ist. Sprechen Sie bitte mit uns.`,
    done: 'Dieser Antrag ist schon zurückgezogen.',
  },
  copy: {
    title: 'Die PDF-Kopie ist noch nicht da',
    lead: 'Wir erstellen die Kopie, nachdem ein Antrag eingegangen ist. Das dauert wenige Minuten. Versuchen Sie es bitte später noch einmal.',
    call: 'Fehlt sie morgen noch? Dann rufen Sie uns bitte an:',
    back: 'Zurück zum Antrag',
  },
  unknown: 'Unter dieser Adresse gibt es keinen Antrag von Ihnen. Bitte gehen Sie zur Liste Ihrer Anträge.',
  unreadable: 'Diese Seite war nicht vollständig. Bitte öffnen Sie sie neu und versuchen Sie es noch einmal.',
} as const;

/** What people read by what they want a link for. Only the status is for some addresses and not for others, so only there it says „wenn“. */
export const purposeTexts: Readonly<Record<Purpose, PurposeTexts>> = {
  status: {
    title: 'Wie steht es um meinen Antrag?',
    description: 'Sehen Sie nach, wie es um Ihren Förderantrag steht. Sie brauchen dafür kein Konto, nur Ihre E-Mail-Adresse.',
    lead: 'Geben Sie die E-Mail-Adresse an, die im Antrag als Kontakt steht. Wir schicken Ihnen einen Link. Sie brauchen kein Konto und kein Passwort.',
    other: 'Einen Antrag beginnen oder fortsetzen',
    sent: 'Wenn zu dieser Adresse ein Antrag vorliegt, haben wir Ihnen einen Link geschickt. Er gilt 30 Minuten und nur einmal.',
    wait: {
      pause: (until) =>
        `Wenn zu dieser Adresse ein Antrag vorliegt, haben wir Ihnen vor höchstens drei Minuten schon einen Link geschickt. Er gilt 30 Minuten und nur einmal. Einen neuen können Sie ab dem ${until} anfordern.`,
      hour: (until) =>
        `Wenn zu dieser Adresse ein Antrag vorliegt, haben wir Ihnen in der letzten Stunde schon fünf Links geschickt. Einen neuen können Sie ab dem ${until} anfordern.`,
    },
    address: 'Prüfen Sie, ob Sie die Adresse angegeben haben, die im Antrag als Kontakt steht.',
  },
  apply: {
    title: 'Antrag beginnen oder fortsetzen',
    description:
      'Beginnen Sie einen Förderantrag, oder arbeiten Sie an Ihrem Entwurf weiter. Sie brauchen dafür kein Konto, nur Ihre E-Mail-Adresse.',
    lead: 'Geben Sie Ihre E-Mail-Adresse an. Wir schicken Ihnen einen Link. Damit beginnen Sie einen Antrag, oder Sie arbeiten an einem Entwurf weiter. Sie brauchen kein Konto und kein Passwort.',
    other: 'Nachsehen, wie es um einen Antrag steht',
    sent: 'Wir haben Ihnen einen Link geschickt. Er gilt 30 Minuten und nur einmal.',
    wait: {
      pause: (until) =>
        `Wir haben Ihnen vor höchstens drei Minuten schon einen Link geschickt. Er gilt 30 Minuten und nur einmal. Einen neuen können Sie ab dem ${until} anfordern.`,
      hour: (until) => `Wir haben Ihnen in der letzten Stunde schon fünf Links geschickt. Einen neuen können Sie ab dem ${until} anfordern.`,
    },
    address:
      'Prüfen Sie, ob Ihre Adresse richtig geschrieben war. Arbeiten Sie an einem Entwurf weiter? Dann muss es dieselbe Adresse sein wie beim ersten Mal.',
  },
};

type PurposeTexts = {
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  /** The link to the other purpose. */
  readonly other: string;
  readonly sent: string;
  /** The address has had its links for now. `until`: date and time. */
  readonly wait: Readonly<Record<LinkPause, (until: string) => string>>;
  readonly address: string;
};
