import type { Application, ApplicationEvent } from '../../shared/domain/funding/application.ts';
import type { ToldKind } from '../../shared/domain/funding/told-records.ts';

/** Who has to do something. */
export type Turn = 'office' | 'department' | 'bodies' | 'applicant' | 'nobody';

/** Each state as a sentence, who has to act, and what comes next. */
export const stateTexts: Readonly<Record<Application['state'], { readonly now: string; readonly turn: Turn; readonly next: string }>> = {
  submitted: {
    now: 'Ihr Antrag ist bei uns eingegangen.',
    turn: 'office',
    next: 'Wir prüfen, ob der Antrag vollständig ist. Wenn etwas fehlt, schreiben wir Ihnen.',
  },
  formal_check: {
    now: 'Wir prüfen Ihren Antrag.',
    turn: 'department',
    next: 'Wenn etwas fehlt, schreiben wir Ihnen. Danach beraten und entscheiden die Gremien des Kreises.',
  },
  info_requested: {
    now: 'Uns fehlt noch etwas zu Ihrem Antrag.',
    turn: 'applicant',
    next: 'Bitte antworten Sie auf unsere Nachricht. Bis dahin können wir nicht weiterprüfen.',
  },
  assessed: {
    now: 'Wir haben Ihren Antrag geprüft.',
    turn: 'bodies',
    next: 'Die zuständigen Gremien des Kreises beraten und entscheiden. Das Ergebnis erhalten Sie schriftlich.',
  },
  decided: {
    now: 'Über Ihren Antrag ist entschieden.',
    turn: 'department',
    next: 'Sie erhalten einen Bescheid. Bitte beginnen Sie das Projekt erst, wenn er da ist.',
  },
  award_issued: {
    now: 'Ihr Antrag ist bewilligt.',
    turn: 'applicant',
    next: 'Was Sie jetzt tun müssen und wie Sie das Geld bekommen, steht im Bescheid.',
  },
  running: {
    now: 'Ihr Projekt ist bewilligt, und Geld dafür ist freigegeben.',
    turn: 'applicant',
    next: 'Wenn sich am Projekt etwas ändert, sagen Sie es uns bitte gleich. Nach dem Ende zeigen Sie uns, wofür das Geld ausgegeben wurde.',
  },
  proof_due: {
    now: 'Ihr Projekt ist zu Ende. Jetzt fehlt der Verwendungsnachweis.',
    turn: 'applicant',
    next: 'Zeigen Sie uns, wofür das Geld ausgegeben wurde. Bis wann das nötig ist, steht im Bescheid.',
  },
  deferred: {
    now: 'Die Gremien haben Ihren Antrag beraten und noch nicht entschieden.',
    turn: 'bodies',
    next: 'Der Antrag kommt noch einmal auf die Tagesordnung. Das Ergebnis erhalten Sie schriftlich.',
  },
  declined: { now: 'Sie haben auf die Förderung verzichtet.', turn: 'nobody', next: 'Sie müssen nichts mehr tun.' },
  revoked: {
    now: 'Die Bewilligung ist widerrufen.',
    turn: 'nobody',
    next: 'Die Gründe und was Sie dagegen tun können, stehen im Bescheid.',
  },
  closed: { now: 'Das Verfahren ist abgeschlossen.', turn: 'nobody', next: 'Sie müssen nichts mehr tun.' },
  rejected: {
    now: 'Ihr Antrag wurde abgelehnt.',
    turn: 'nobody',
    next: 'Die Gründe und was Sie dagegen tun können, stehen im Bescheid.',
  },
  withdrawn: {
    now: 'Sie haben diesen Antrag zurückgezogen.',
    turn: 'nobody',
    next: 'Solange eine Förderrunde geöffnet ist, können Sie einen neuen Antrag stellen.',
  },
};

/** Nobody has to do anything any more. */
export const ended = 'Niemand. Das Verfahren ist beendet.';

/** You have to do something. */
export const yourTurn = 'Sie';

const nameOf = ({ confirmations = [] }: Application, { subject }: ApplicationEvent): string => {
  const found = confirmations.find(({ id }) => id === subject);
  return found === undefined ? 'Eine vertretungsberechtigte Person' : `${found.name} (${found.role})`;
};

type Sentence = (application: Application, event: ApplicationEvent) => string | undefined;

const sentences: Readonly<Record<ToldKind, Sentence>> = {
  'application.submitted': () => 'Ihr Antrag ist eingegangen.',
  'application.withdrawn': () => 'Sie haben den Antrag zurückgezogen.',
  'application.confirmed': (application, event) => `${nameOf(application, event)} hat den Antrag bestätigt.`,
  'confirmation.asked': (application, event) => `Sie haben um eine Bestätigung gebeten. Der Link ging an: ${nameOf(application, event)}.`,
  'information.requested': () => 'Wir haben Ihnen Fragen zum Antrag gestellt.',
  'information.answered': () => 'Sie haben unsere Fragen beantwortet.',
  'early-start.requested': () => 'Sie haben darum gebeten, früher beginnen zu dürfen.',
  'early-start.decided': () => 'Wir haben entschieden, ob Sie früher beginnen dürfen.',
  // A result that is only corrected is no news: the sentence names none.
  'committee.decided': (_application, { from }) => (from === 'decided' ? undefined : 'Über Ihren Antrag ist entschieden.'),
  'committee.deferred': () => 'Ihr Antrag ist zurückgestellt.',
  'objection.waived': () => 'Sie haben auf einen Widerspruch gegen den Bescheid verzichtet.',
  'decision.dispatched': () => 'Wir haben den Bescheid an Sie geschickt.',
  'payment.released': () => 'Wir haben eine Zahlung an Sie freigegeben.',
  'proof.overdue': () => 'Die Frist für den Verwendungsnachweis ist vorbei.',
  'proof.received': () => 'Ihr Verwendungsnachweis ist eingegangen.',
  'release.granted': () => 'Sie haben die Kurzbeschreibung zur Weiterverwendung freigegeben.',
  'release.revoked': () => 'Sie haben die Freigabe der Kurzbeschreibung widerrufen.',
};

/** Each event of the history that concerns its applicant, as a sentence; work of the office between them is not shown. */
export const eventTexts: Readonly<Partial<Record<ApplicationEvent['kind'], Sentence>>> = sentences;

/** The proof of use is in: nothing is owed any more, and the office checks it. */
const proofIn = {
  now: 'Ihr Verwendungsnachweis ist bei uns.',
  turn: 'department',
  next: 'Wir prüfen ihn. Wenn etwas fehlt, schreiben wir Ihnen.',
} as const satisfies (typeof stateTexts)['submitted'];

/** How things stand with an application. */
export const standOf = ({ state, proofReceivedOn }: Pick<Application, 'state' | 'proofReceivedOn'>): (typeof stateTexts)['submitted'] =>
  state === 'proof_due' && proofReceivedOn !== undefined ? proofIn : stateTexts[state];
