import type { Announcement } from '../../shared/domain/notices/announcement.ts';
import type { OpenKind } from './paths.ts';

const mails = (count: number): string => (count === 1 ? '1 E-Mail' : `${count} E-Mails`);

const announcementStates: Readonly<Record<Announcement['state'], string>> = {
  holding: 'wartet, lässt sich anhalten',
  expanding: 'wird verschickt',
  expanded: 'alle E-Mails sind erstellt',
  stopped: 'angehalten',
};

/** Stops of the whole system: what SES says, for people. */
const stops: Readonly<Record<string, string>> = {
  unreachable: 'Der Versanddienst ist nicht erreichbar.',
  'daily-quota': 'Die Menge an E-Mails für 24 Stunden ist aufgebraucht.',
  'sending-paused': 'Der Versanddienst hat unser Konto angehalten, etwa wegen vieler unzustellbarer E-Mails.',
  'not-set-up': 'Absender oder Versandeinstellungen sind beim Versanddienst nicht eingerichtet.',
  'not-allowed': 'Dem System fehlt das Recht, E-Mails zu verschicken.',
};

const openTitles: Readonly<Record<OpenKind, string>> = {
  'given-up': 'Aufgegebene E-Mails',
  sending: 'E-Mails, die vielleicht verschickt sind',
  'under-way': 'E-Mails, die gerade unterwegs sind',
  queued: 'E-Mails, die auf den Versand warten',
};

const openLeads: Readonly<Record<OpenKind, string>> = {
  'given-up': 'Der Versanddienst nimmt diese E-Mails nicht an. Das System versucht es nicht weiter. Sie können sie noch einmal verschicken.',
  sending:
    'Bei diesen E-Mails fehlt die Antwort des Versanddienstes. Das System wartet auf seine Rückmeldung und schickt sie erst dann noch einmal, wenn sicher ist, dass sie nicht angekommen sind.',
  'under-way': 'Diese E-Mails hat der Versanddienst vor weniger als fünf Minuten bekommen. Sie müssen nichts tun.',
  queued: 'Diese E-Mails gehen von selbst hinaus. Sie müssen nichts tun.',
};

/** What the pages of the mails say. */
export const texts = {
  title: 'E-Mails',
  lead: 'Was das System verschickt hat, was noch wartet und was zurückkam.',
  announcementStates,
  overview: {
    stopped: 'Zurzeit geht keine E-Mail hinaus',
    stoppedUntil: (until: string): string => `Das System versucht es am ${until} wieder. Die E-Mails warten und gehen nicht verloren.`,
    resume: 'Jetzt wieder versuchen',
    resumed: 'Der Versand beginnt wieder.',
    stops,
    open: 'Offene E-Mails',
    openCaption: 'E-Mails, mit denen noch etwas geschieht',
    openColumns: { what: 'Stand', count: 'Anzahl' },
    atLeast: (count: number): string => `mindestens ${count}`,
    announcements: 'Ankündigungen',
    announcementsCaption: 'Ankündigungen an viele, die neueste zuerst',
    announcementColumns: { what: 'Worüber', state: 'Stand', sendAt: 'Versand ab', made: 'E-Mails' },
    noAnnouncements: 'Bisher wurde nichts angekündigt.',
    account: 'Konto beim Versanddienst',
    rate: 'Versand je Sekunde',
    day: 'In 24 Stunden',
    dayUsed: (sent: string, most: string): string => `${sent} von ${most} verschickt`,
    unlimited: 'ohne Grenze',
    unknown: 'noch nicht bekannt',
    bounces: 'Unzustellbar',
    complaints: 'Beschwerden',
    share: (percent: string, limit: string): string => `${percent} % (Grenze: ${limit} %)`,
    crossed: {
      bounces: 'Unzustellbare E-Mails: Grenze erreicht. Bitte prüfen Sie die Adressen. Ein Konto mit zu vielen Rückläufern wird gesperrt.',
      complaints:
        'Beschwerden: Grenze erreicht. Bitte prüfen Sie, ob alle Empfänger unsere E-Mails wollen. Ein Konto mit zu vielen Beschwerden wird gesperrt.',
    },
    since: (day: string, count: number): string => `Gerechnet seit ${day}: ${mails(count)}.`,
    ways: 'Weiter zu',
    recipients: 'Empfänger',
    address: 'Wer hat was bekommen?',
    previews: 'Vorschau aller E-Mails',
  },
  open: {
    titles: openTitles,
    leads: openLeads,
    none: 'Zurzeit gibt es keine.',
    caption: (title: string): string => `${title}, die älteste zuerst`,
    columns: { template: 'E-Mail', since: 'Seit', announcement: 'Ankündigung' },
    most: (count: number): string => `Gezeigt sind die ersten ${count}.`,
  },
  address: {
    title: 'Wer hat was bekommen?',
    lead: 'Geben Sie eine Adresse ein. Sie sehen die E-Mails der letzten 90 Tage an diese Adresse, auch zurückgehaltene. Was noch auf den ersten Versuch wartet, steht noch nicht dabei.',
    label: 'E-Mail-Adresse',
    button: 'Suchen',
    invalid: 'Bitte geben Sie eine E-Mail-Adresse ein.',
    none: 'An diese Adresse ging in den letzten 90 Tagen keine E-Mail.',
    caption: 'E-Mails an diese Adresse, die neueste zuerst',
    columns: { template: 'E-Mail', created: 'Erstellt', state: 'Stand', delivery: 'Rückmeldung' },
    suppressed: {
      title: 'An diese Adresse geht nichts mehr',
      bounce: (day: string) => `Eine E-Mail kam am ${day} als unzustellbar zurück. Bitte fragen Sie am Telefon nach der richtigen Adresse.`,
      complaint: (day: string) => `Jemand hat eine E-Mail am ${day} als unerwünscht gemeldet. Bitte schreiben Sie nur wieder, wenn es gewünscht ist.`,
      recipient: 'Diese Adresse steht bei den Empfängern. Dort heben Sie die Sperre auf:',
      recipientLink: 'Empfänger ansehen',
      lift: 'Sperre aufheben',
      lifted: 'Die Sperre ist aufgehoben. Neue E-Mails an diese Adresse gehen wieder hinaus.',
    },
  },
  mail: {
    title: 'Eine E-Mail',
    unknown: 'Diese E-Mail gibt es nicht, oder sie ist älter als 90 Tage.',
    subject: 'Betreff',
    to: 'An',
    template: 'Art',
    announcement: 'Ankündigung',
    recipient: 'Empfänger',
    recipientLink: 'Aufgaben und Abonnements ansehen',
    created: 'Erstellt',
    state: 'Stand',
    reason: 'Grund',
    sent: 'Verschickt',
    delivery: 'Rückmeldung',
    text: 'Text',
    /** In place of a link that is each reader's own. */
    ownLink: '[eigener Link der Person]',
    textHidden: 'Der Text wird hier nicht gezeigt, denn er kann Angaben über Personen enthalten.',
    textPreview: 'So sieht diese Art von E-Mail aus',
    resend: 'Noch einmal verschicken',
    resendUncertain:
      'Vielleicht ist diese E-Mail schon angekommen. Fragen Sie am besten nach, bevor Sie sie noch einmal verschicken: Sonst kommt sie zweimal an.',
    underWay: 'Diese E-Mail ist gerade unterwegs. Sie müssen nichts tun.',
    resent: 'Die E-Mail wird noch einmal verschickt.',
    changed: 'Mit dieser E-Mail ist inzwischen etwas geschehen. Bitte sehen Sie den Stand an.',
  },
  announcement: {
    unknown: 'Diese Ankündigung gibt es nicht. Ist der Bericht gerade erst erschienen? Dann sehen Sie sie in wenigen Sekunden.',
    release: (month: string, revision: number): string =>
      revision === 1 ? `Zuwanderungsbericht ${month}` : `Korrektur: Zuwanderungsbericht ${month}, Fassung ${revision}`,
    projects: (month: string): string => `Neue Projekte mit dem Bericht ${month}`,
    rounds: (roundId: string): string => `Förderrunde ${roundId} ist offen`,
    state: 'Stand',
    sendAt: 'Versand ab',
    made: 'Erstellte E-Mails',
    stopped: 'Angehalten',
    stoppedBy: (by: string, at: string, reason: string): string => `${at}, ${by}: ${reason}`,
    counts: 'Was aus den E-Mails wurde',
    countsCaption: 'E-Mails nach Stand',
    countColumns: { what: 'Stand', count: 'Anzahl' },
    stopHeading: 'Anhalten',
    stopLead:
      'Das gilt endgültig: Sie können den Versand danach nicht fortsetzen. Alle übrigen E-Mails dieser Ankündigung gehen nicht mehr hinaus. Was schon verschickt ist, lässt sich nicht zurückholen.',
    reason: 'Warum halten Sie an?',
    reasonHint: 'Das sehen nur Beschäftigte.',
    noReason: 'Bitte schreiben Sie, warum.',
    stop: 'Versand endgültig anhalten',
    done: 'Die Ankündigung ist angehalten.',
    late: 'Es ist schon alles verschickt. Diese Ankündigung lässt sich nicht mehr anhalten.',
  },
  previews: {
    title: 'Vorschau der E-Mails',
    lead: 'Das sind alle E-Mails, die das System verschickt. Die Namen und Zahlen darin sind erfunden.',
    caption: 'E-Mails und ihr Anlass',
    columns: { name: 'E-Mail', occasion: 'Anlass' },
    unknown: 'Diese E-Mail gibt es nicht.',
  },
  preview: {
    subject: 'Betreff',
    light: 'Heller Modus',
    dark: 'Dunkler Modus',
    text: 'Nur Text',
    cases: 'Fälle auf dieser Seite',
    /** Name of a frame for those who do not see it. */
    frame: (example: string, subject: string, theme: string): string => `${example}: ${subject} – ${theme}`,
  },
} as const;
