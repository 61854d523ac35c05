import { Refusal } from '../refusal.ts';

/** Roles of staff, with their German names. Which claim of the county's directory gives them stands in infra/stages.ts. */
export const roles = {
  'kit-adviser': 'KIT-Beratung',
  caseworker: 'Sachbearbeitung Förderung',
  approver: 'Zweitunterschrift',
  'committee-clerk': 'Gremienbetreuung',
  cashier: 'Kreiskasse',
  'audit-office': 'Rechnungsprüfung',
  'report-editor': 'Redaktion des Berichts',
  'data-protection': 'Datenschutz',
  administrator: 'Administration',
} as const;

/** What a person of the county's staff is here for. One person may have several. */
export type Role = keyof typeof roles;

const isRole = (name: string): name is Role => Object.hasOwn(roles, name);

/** The roles among these names, each once, in the order of the list above. */
export const knownRoles = (names: readonly string[]): Role[] =>
  Object.keys(roles)
    .filter(isRole)
    .filter((role) => names.includes(role));

/** What a right is called for people, who has it, and whether it asks for a sign-in of the last minutes. */
type Right = { readonly label: string; readonly roles: readonly Role[]; readonly fresh?: true };

/**
 * The one table of action × role: what is not written here nobody may. A route names its action in its manifest; nothing else grants it.
 * An action is verb and noun. Rules that look at the case (four eyes, conflict of interest) are of the use case, not of this table.
 */
const rights = {
  'open-desk': {
    label: 'Schreibtisch öffnen',
    roles: [
      'kit-adviser',
      'caseworker',
      'approver',
      'committee-clerk',
      'cashier',
      'audit-office',
      'report-editor',
      'data-protection',
      'administrator',
    ],
  },
  'read-cases': { label: 'Akten ansehen', roles: ['kit-adviser', 'caseworker', 'approver', 'committee-clerk', 'cashier', 'audit-office'] },
  'declare-conflict': { label: 'Befangenheit anzeigen', roles: ['kit-adviser', 'caseworker', 'approver', 'committee-clerk', 'cashier'] },
  'review-cases': { label: 'Anträge prüfen', roles: ['caseworker'] },
  'give-opinion': { label: 'Stellungnahme der KIT-Stelle abgeben', roles: ['kit-adviser'] },
  'give-audit-opinion': { label: 'Stellungnahme der Rechnungsprüfung abgeben', roles: ['audit-office'] },
  'read-committee': {
    label: 'Sitzungen ansehen',
    roles: ['kit-adviser', 'caseworker', 'approver', 'committee-clerk', 'audit-office'],
  },
  'prepare-papers': { label: 'Vorlagen vorbereiten', roles: ['caseworker', 'committee-clerk'] },
  'record-committee': { label: 'Beschlüsse eintragen', roles: ['committee-clerk'] },
  'prepare-decisions': { label: 'Bescheide vorbereiten', roles: ['caseworker'] },
  'approve-decisions': { label: 'Bescheide freigeben', roles: ['approver'], fresh: true },
  'order-payments': { label: 'Auszahlungen anordnen', roles: ['caseworker'] },
  'release-payments': { label: 'Auszahlungen freigeben', roles: ['cashier'], fresh: true },
  'lift-payment-block': { label: 'Auszahlung trotz offenem Nachweis zulassen', roles: ['approver'], fresh: true },
  'read-budget': {
    label: 'Haushalt ansehen',
    roles: ['kit-adviser', 'caseworker', 'approver', 'committee-clerk', 'cashier', 'audit-office', 'administrator'],
  },
  'manage-budget': { label: 'Haushalt ändern', roles: ['approver', 'administrator'] },
  'export-cases': { label: 'Akten und Listen ausgeben', roles: ['kit-adviser', 'caseworker', 'approver', 'committee-clerk', 'audit-office'] },
  'read-figures': { label: 'Zahlen ansehen', roles: ['kit-adviser', 'report-editor'] },
  'import-figures': { label: 'Zahlen einlesen', roles: ['kit-adviser'] },
  'remind-administrations': { label: 'Verwaltungen erinnern', roles: ['kit-adviser'] },
  'read-report': { label: 'Entwürfe der Berichte ansehen', roles: ['kit-adviser', 'report-editor'] },
  'edit-report': { label: 'Bericht bearbeiten', roles: ['report-editor'] },
  'approve-release': { label: 'Veröffentlichung freigeben', roles: ['kit-adviser', 'report-editor'] },
  'manage-recipients': { label: 'Empfänger verwalten', roles: ['kit-adviser', 'administrator'] },
  'read-mail': { label: 'E-Mails ansehen', roles: ['kit-adviser', 'data-protection', 'administrator'] },
  'steer-mail': { label: 'Versand steuern', roles: ['kit-adviser', 'administrator'] },
  'read-rounds': {
    label: 'Förderrunden ansehen',
    roles: ['kit-adviser', 'caseworker', 'approver', 'committee-clerk', 'audit-office', 'administrator'],
  },
  'manage-rounds': { label: 'Förderrunden verwalten', roles: ['caseworker', 'administrator'] },
  'open-rounds': { label: 'Förderrunden freigeben', roles: ['approver', 'administrator'] },
  'manage-keys': { label: 'Schlüssel der Verwaltungen verwalten', roles: ['administrator'] },
  'read-log': { label: 'Protokoll lesen', roles: ['data-protection', 'audit-office', 'administrator'] },
} as const satisfies Record<string, Right>;

/** What a person of the staff may do, or not. */
export type StaffAction = keyof typeof rights;

/** What a route of the staff asks for; `sign-in` is open to everybody, also without a session. */
export type RouteAction = StaffAction | 'sign-in';

/** Roles that may do this, in the order of the roles. */
export const rolesOf = (action: StaffAction): readonly Role[] => {
  const granted: readonly Role[] = rights[action].roles;
  return knownRoles(granted);
};

/** May somebody with these roles do this? Who has none may do nothing. */
export const may = (held: readonly Role[], action: StaffAction): boolean => rolesOf(action).some((role) => held.includes(role));

/** Does this ask for a sign-in of the last minutes (`freshFor` of a session)? Awards and payments do. */
export const needsFreshSignIn = (action: StaffAction): boolean => {
  const right: Right = rights[action];
  return right.fresh === true;
};

/** Names of roles for people: „KIT-Beratung und Datenschutz“. */
export const namesOf = (held: readonly Role[]): string => new Intl.ListFormat('de').format(held.map((role) => roles[role]));

/** The refusal of who lacks a right: it says which, who has it, and whom to ask. */
export const missingRight = (held: readonly Role[], action: StaffAction): Refusal =>
  new Refusal(
    'forbidden',
    `Dafür brauchen Sie das Recht „${rights[action].label}“. Das hat, wer diese Rolle hat: ${new Intl.ListFormat('de', { type: 'disjunction' }).format(rolesOf(action).map((role) => roles[role]))}. Sie sind angemeldet als: ${namesOf(held)}. Brauchen Sie das Recht für Ihre Arbeit? Dann fragen Sie bitte, wer in Ihrem Haus die Zugänge vergibt.`,
  );
