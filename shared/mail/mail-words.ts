import { formatMonth, type Instant } from '../domain/calendar.ts';
import { announcedIn } from '../domain/notices/announcement.ts';
import type { MailDelivery, MailRecord, MailState } from '../domain/notices/mail.ts';
import { isUnderWay } from '../domain/notices/mail-decisions.ts';

/** What staff call each mail of the system, by the name of its template. */
export const mailNames = {
  'access-link': 'Link zum Anmelden',
  bounced: 'E-Mails kommen zurück',
  complained: 'Als unerwünscht gemeldet',
  'committee-decided': 'Das Gremium hat entschieden',
  'committee-deferred': 'Antrag zurückgestellt',
  confirmation: 'Antrag eingegangen',
  confirmed: 'Antrag bestätigt',
  'decision-ready': 'Der Bescheid ist da',
  'draft-deadline': 'Entwurf: Die Frist endet bald',
  'draft-deletion': 'Entwurf wird bald gelöscht',
  'draft-invitation': 'Einladung zum Mitschreiben',
  'draft-saved': 'Entwurf gespeichert',
  'early-start-decided': 'Vorzeitiger Beginn entschieden',
  'early-start-requested': 'Vorzeitiger Beginn beantragt',
  'figures-access': 'Link zum Formular der Zahlen',
  'figures-asked': 'Bitte um Zahlen',
  'figures-reminded': 'Erinnerung an Zahlen',
  'figures-submitted': 'Zahlen eingegangen',
  'information-answered': 'Rückfrage beantwortet',
  'information-due': 'Erinnerung an eine Rückfrage',
  'information-overdue': 'Antwort auf eine Rückfrage fehlt',
  'information-requested': 'Rückfrage zum Antrag',
  'payment-released': 'Zahlung freigegeben',
  'please-confirm': 'Bitte den Antrag bestätigen',
  'proof-due': 'Verwendungsnachweis bald fällig',
  'proof-overdue': 'Verwendungsnachweis überfällig',
  projects: 'Neue Projekte',
  release: 'Der Bericht ist erschienen',
  'report-draft': 'Entwurf des Berichts liegt vor',
  'report-early': 'Bericht vorab lesen',
  'report-held': 'Bericht ist angehalten',
  'report-late': 'Bericht ist verspätet',
  'report-left-out': 'Im Bericht fehlen Texte',
  'report-stopped': 'Prüfung hält den Bericht auf',
  rounds: 'Neue Förderrunde',
  'subscription-changed': 'Abonnement bestätigt oder geändert',
  'subscription-confirm': 'Bitte das Abonnement bestätigen',
  'subscription-known': 'Abonnement gibt es schon',
  test: 'Probe',
  withdrawal: 'Antrag zurückgezogen',
} as const;

/** A mail that this system can make. */
export type TemplateName = keyof typeof mailNames;

// The mail to SES's simulator has no template, and of mails of an older version of the system only the name is left.
const names: Readonly<Record<string, string>> = { ...mailNames, 'feedback-probe': 'Probe der Rückmeldungen' };

/** What staff call a mail. One that this version of the system does not know keeps its name. */
export const mailNameOf = (template: string): string => names[template] ?? template;

/** What staff call one mail: of an announcement which one it is, for instance „Bericht Oktober 2026, Korrektur (Fassung 2)“. */
export const mailTitleOf = ({ template, announcement = '' }: Pick<MailRecord, 'template' | 'announcement'>): string => {
  const about = announcedIn(announcement);
  if (about === undefined) return mailNameOf(template);
  if (about.kind === 'rounds') return `${mailNameOf(template)}: ${about.roundId}`;
  const month = `Bericht ${formatMonth(about.month)}`;
  if (about.kind === 'projects') return `${mailNameOf(template)}, ${month}`;
  return about.revision === 1 ? month : `${month}, Korrektur (Fassung ${about.revision})`;
};

/** States of a mail for staff. */
export const mailStates: Readonly<Record<MailState, string>> = {
  queued: 'wartet auf den Versand',
  sending: 'unterwegs oder vielleicht verschickt',
  sent: 'verschickt',
  'given-up': 'aufgegeben',
  withheld: 'zurückgehalten',
};

/** The state of one mail for staff: most are under way for a second, and nobody need wonder about them. */
export const mailStateOf = (mail: Pick<MailRecord, 'state' | 'leasedAt'>, now: Instant): string => {
  if (mail.state !== 'sending') return mailStates[mail.state];
  return isUnderWay(mail, now) ? 'unterwegs' : 'vielleicht verschickt';
};

/** What became of a sent mail. */
export const mailDeliveries: Readonly<Record<MailDelivery['kind'], string>> = {
  delivered: 'zugestellt',
  delayed: 'verspätet, noch nicht zugestellt',
  'soft-bounced': 'vorerst nicht zugestellt (etwa weil das Postfach voll ist)',
  bounced: 'unzustellbar',
  rejected: 'vom Versanddienst abgelehnt',
  complained: 'als unerwünscht gemeldet',
};

const reasons: Readonly<Record<string, string>> = {
  'suppressed-bounce': 'Adresse gesperrt: E-Mails kamen zurück',
  'suppressed-complaint': 'Adresse gesperrt: E-Mail wurde als unerwünscht gemeldet',
  'recipient-gone': 'Empfänger gelöscht',
  'mailing-left': 'abbestellt',
  'announcement-stopped': 'Ankündigung angehalten',
  'question-over': 'nicht mehr nötig',
  Malformed: 'Die E-Mail ließ sich nicht zusammenstellen',
  RecipientNotVerified: 'Das Konto beim Versanddienst darf noch nicht an diese Adresse schreiben',
  MessageRejected: 'vom Versanddienst abgelehnt',
};

/** Why a mail was given up or withheld. What SES says beyond the usual is its code, for who asks its documentation. */
export const mailReasonOf = (code: string): string => reasons[code] ?? `Antwort des Versanddienstes: ${code}`;

// As feedback loops name them (https://www.iana.org/assignments/marf-parameters), and the list of the account of SES.
const complaints: ReadonlyMap<string, string> = new Map([
  ['abuse', 'als unerwünschte Werbung gemeldet (Spam)'],
  ['auth-failure', 'Absender ließ sich nicht bestätigen'],
  ['fraud', 'als Betrug gemeldet'],
  ['other', 'anderer Grund'],
  ['virus', 'als Virus gemeldet'],
  ['OnAccountSuppressionList', 'Adresse steht auf der Sperrliste des Versanddienstes'],
]);

/** What the other side said of a mail, with what to call it: a server answers, a complaint has a kind. */
export const diagnosticWords = (diagnostic: string, isComplaint: boolean): { readonly term: string; readonly value: string } =>
  isComplaint
    ? { term: 'Art der Beschwerde', value: complaints.get(diagnostic) ?? diagnostic }
    : { term: 'Antwort des anderen Servers', value: diagnostic };
