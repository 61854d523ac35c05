import type { RoleClaim } from '../../shared/domain/access/role-claim.ts';
import { type Role, roles } from '../../shared/domain/access/roles.ts';

/** Somebody who can be chosen at the local issuer. */
export type ExamplePerson = {
  /** What the issuer knows them by. */
  readonly id: string;
  readonly name: string;
  /** German: what they are here for. */
  readonly task: string;
  /** Claims of their ID token besides the name. */
  readonly claims: Readonly<Record<string, unknown>>;
};

/** One fictional person for each role: a new role has to name its own. */
export const exampleStaffNames: Readonly<Record<Role, string>> = {
  'kit-adviser': 'Kim Beispiel',
  caseworker: 'Sascha Sachlich',
  approver: 'Zoe Zweitblick',
  'committee-clerk': 'Gerrit Gremium',
  cashier: 'Kai Kasse',
  'audit-office': 'Ria Revision',
  'report-editor': 'Robin Muster',
  'data-protection': 'Dana Vorlage',
  administrator: 'Alex Probe',
};

const withoutRole: ExamplePerson = { id: 'without-role', name: 'Noah Neu', task: 'Ohne Rolle', claims: {} };

const at = (path: readonly string[], value: unknown): Record<string, unknown> => {
  const [key = '', ...rest] = path;
  return { [key]: rest.length === 0 ? value : at(rest, value) };
};

/** The people of the example, as the issuer that this role claim reads would tell of them; the last has no role. */
export const exampleStaff = ({
  claim,
  values,
}: {
  readonly claim: RoleClaim['claim'];
  readonly values: Readonly<Record<string, readonly string[]>>;
}) => [
  ...Object.entries(exampleStaffNames).map(
    ([role, name]): ExamplePerson => ({
      id: role,
      name,
      task: new Map<string, string>(Object.entries(roles)).get(role) ?? role,
      claims: at(claim, values[role]?.slice(0, 1) ?? []),
    }),
  ),
  withoutRole,
];
