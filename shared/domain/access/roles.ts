import { Refusal } from '../refusal.ts';

/** Roles of staff, with their German names. Which claim of the county's directory gives them stands in infra/stages.ts. */
export const roles = {
  'kit-adviser': 'KIT-Beratung',
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

/** What a right is called for people, and who has it. */
type Right = { readonly label: string; readonly roles: readonly Role[] };

/**
 * The one table of action × role: what is not written here nobody may. A route names its action in its manifest; nothing else grants it.
 * An action is verb and noun. Rules that look at the case (four eyes, conflict of interest) are of the use case, not of this table.
 */
const rights = {
  'open-desk': { label: 'Schreibtisch öffnen', roles: ['kit-adviser', 'report-editor', 'data-protection', 'administrator'] },
  'read-figures': { label: 'Zahlen ansehen', roles: ['kit-adviser', 'report-editor'] },
  'import-figures': { label: 'Zahlen einlesen', roles: ['kit-adviser'] },
  'remind-administrations': { label: 'Verwaltungen erinnern', roles: ['kit-adviser'] },
  'read-report': { label: 'Entwürfe der Berichte ansehen', roles: ['kit-adviser', 'report-editor'] },
  'edit-report': { label: 'Bericht bearbeiten', roles: ['report-editor'] },
  'approve-release': { label: 'Veröffentlichung freigeben', roles: ['kit-adviser', 'report-editor'] },
  'manage-recipients': { label: 'Empfänger verwalten', roles: ['kit-adviser', 'administrator'] },
  'read-mail': { label: 'E-Mails ansehen', roles: ['kit-adviser', 'data-protection', 'administrator'] },
  'steer-mail': { label: 'Versand steuern', roles: ['kit-adviser', 'administrator'] },
  'manage-rounds': { label: 'Förderrunden verwalten', roles: ['administrator'] },
  'manage-keys': { label: 'Schlüssel der Verwaltungen verwalten', roles: ['administrator'] },
  'read-log': { label: 'Protokoll lesen', roles: ['data-protection', 'administrator'] },
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

/** Names of roles for people: „KIT-Beratung und Datenschutz“. */
export const namesOf = (held: readonly Role[]): string => new Intl.ListFormat('de').format(held.map((role) => roles[role]));

/** The refusal of who lacks a right: it says which, who has it, and whom to ask. */
export const missingRight = (held: readonly Role[], action: StaffAction): Refusal =>
  new Refusal(
    'forbidden',
    `Dafür brauchen Sie das Recht „${rights[action].label}“. Das hat, wer diese Rolle hat: ${new Intl.ListFormat('de', { type: 'disjunction' }).format(rolesOf(action).map((role) => roles[role]))}. Sie sind angemeldet als: ${namesOf(held)}. Brauchen Sie das Recht für Ihre Arbeit? Dann fragen Sie bitte, wer in Ihrem Haus die Zugänge vergibt.`,
  );
