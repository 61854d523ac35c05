import { may, type Role, type StaffAction } from '../../shared/domain/access/roles.ts';

/** A page that the desk leads to. */
export type DeskEntry = { readonly href: string; readonly action: StaffAction; readonly title: string; readonly lead: string };

/**
 * The pages for staff, in the order of the desk. A capability with pages below `/amt` adds its first page here, with the action that its
 * manifest names, and a deeper one where others may open that than the first; test/unit/sign-in asks for both.
 */
export const deskEntries: readonly DeskEntry[] = [
  {
    href: '/amt/antraege',
    action: 'read-cases',
    title: 'Anträge',
    lead: 'Was auf Sie wartet und was überfällig ist. Akten mit allem, was zu ihnen gehört, von der Prüfung bis zum Vorschlag.',
  },
  {
    href: '/amt/sitzungen',
    action: 'read-committee',
    title: 'Sitzungen und Beschlüsse',
    lead: 'Tagesordnungen, Vorlagen für die Gremien, Beschlussanträge und Stimmen, Entscheidungen der Verwaltung.',
  },
  {
    href: '/amt/entscheidungen',
    action: 'read-cases',
    title: 'Entscheidungen',
    lead: 'Bescheide: was vorzubereiten ist, was auf die zweite Person wartet, was versandt und bestandskräftig ist.',
  },
  {
    href: '/amt/haushalt',
    action: 'read-budget',
    title: 'Haushalt',
    lead: 'Was von den Integrationsmitteln gebunden, ausgezahlt und noch frei ist.',
  },
  {
    href: '/amt/zahlen',
    action: 'read-figures',
    title: 'Zahlen des Monats',
    lead: 'Was geliefert ist und was fehlt, wer zu erinnern ist, und wie die Zahlen an jedem Tag waren.',
  },
  {
    href: '/amt/zahlungen',
    action: 'read-cases',
    title: 'Auszahlungen',
    lead: 'Was fällig ist, was auf die Freigabe wartet, was gesperrt ist, und die Dateien für die Finanzsoftware.',
  },
  {
    href: '/amt/berichte',
    action: 'read-report',
    title: 'Berichte',
    lead: 'Was als Nächstes erscheint: Vorschau, Texte, Freigabe, Berichtigungen.',
  },
  {
    href: '/amt/mails',
    action: 'read-mail',
    title: 'E-Mails',
    lead: 'Was verschickt ist, was wartet und was zurückkam. Ankündigungen anhalten.',
  },
  {
    href: '/amt/empfaenger',
    action: 'manage-recipients',
    title: 'Empfänger',
    lead: 'Wem wir schreiben, was wer bekommen hat, und wo bei einer Verwaltung jemand fehlt.',
  },
  {
    href: '/amt/zahlen/schluessel',
    action: 'manage-keys',
    title: 'Schlüssel der Verwaltungen',
    lead: 'Damit melden Programme der Ämter und amtsfreien Gemeinden ihre Zahlen.',
  },
  {
    href: '/amt/runden',
    action: 'read-rounds',
    title: 'Förderrunden',
    lead: 'Wer wie viel Geld wofür und bis wann beantragen kann. Runden vorbereiten, ändern, freigeben.',
  },
  {
    href: '/amt/protokoll',
    action: 'read-log',
    title: 'Protokoll',
    lead: 'Wer bei einer Akte wann was getan hat, wer sie angesehen hat, und ob die Einträge vollständig sind.',
  },
  {
    href: '/amt/ausgaben',
    action: 'export-cases',
    title: 'Listen und Akten ausgeben',
    lead: 'Die Anträge einer Runde als Tabelle, eine Akte vollständig als PDF und JSON.',
  },
];

/** What somebody with these roles finds on the desk. */
export const deskEntriesFor = (roles: readonly Role[], all: readonly DeskEntry[] = deskEntries): readonly DeskEntry[] =>
  all.filter(({ action }) => may(roles, action));
