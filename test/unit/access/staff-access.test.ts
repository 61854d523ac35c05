import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRoleClaim, rolesFrom } from '../../../shared/domain/access/role-claim.ts';
import { knownRoles, may, missingRight, type Role, roles, rolesOf, type StaffAction } from '../../../shared/domain/access/roles.ts';
import { isStaffPath, signInPathOf, staffTarget } from '../../../shared/domain/access/staff-paths.ts';

/** The table once more, by role, as somebody reads it who has to answer for it. */
const casework: readonly StaffAction[] = ['open-desk', 'read-cases', 'read-budget'];
const byRole: Record<Role, readonly StaffAction[]> = {
  'kit-adviser': [
    'open-desk',
    'read-figures',
    'import-figures',
    'remind-administrations',
    'approve-release',
    'manage-recipients',
    'read-mail',
    'steer-mail',
    'read-cases',
    'declare-conflict',
    'give-opinion',
    'read-committee',
    'read-budget',
    'export-cases',
  ],
  caseworker: [
    ...casework,
    'declare-conflict',
    'review-cases',
    'read-committee',
    'prepare-papers',
    'prepare-decisions',
    'order-payments',
    'export-cases',
    'manage-rounds',
  ],
  approver: [
    ...casework,
    'declare-conflict',
    'read-committee',
    'approve-decisions',
    'lift-payment-block',
    'manage-budget',
    'export-cases',
    'open-rounds',
  ],
  'committee-clerk': [...casework, 'declare-conflict', 'read-committee', 'prepare-papers', 'record-committee', 'export-cases'],
  cashier: [...casework, 'declare-conflict', 'release-payments'],
  'audit-office': [...casework, 'give-audit-opinion', 'read-committee', 'export-cases', 'read-log'],
  'report-editor': ['open-desk', 'read-figures', 'edit-report', 'approve-release'],
  'data-protection': ['open-desk', 'read-mail', 'read-log'],
  administrator: [
    'open-desk',
    'manage-recipients',
    'read-mail',
    'steer-mail',
    'manage-rounds',
    'manage-keys',
    'read-log',
    'read-budget',
    'manage-budget',
    'open-rounds',
  ],
};
const actions = [...new Set(Object.values(byRole).flat())];
const names = knownRoles(Object.keys(roles));

describe('the table of rights', () => {
  it.each(names.flatMap((role) => actions.map((action) => ({ role, action }))))('$role, $action', ({ role, action }) => {
    expect(may([role], action)).toBe(byRole[role].includes(action));
    expect(rolesOf(action).includes(role)).toBe(byRole[role].includes(action));
  });

  it('adds up for somebody with several roles, and gives nothing to nobody', () => {
    for (const action of actions) {
      expect(may([], action)).toBe(false);
      expect(may(['data-protection', 'report-editor'], action)).toBe([...byRole['data-protection'], ...byRole['report-editor']].includes(action));
    }
  });

  it('names the right that is missing, who has it, and whom to ask', () => {
    const { status, message } = missingRight(['data-protection', 'report-editor'], 'manage-recipients');
    expect(status).toBe(403);
    expect(message).toContain('„Empfänger verwalten“');
    expect(message).toContain('KIT-Beratung oder Administration');
    expect(message).toContain('Datenschutz und Redaktion des Berichts');
    expect(message).toContain('wer in Ihrem Haus die Zugänge vergibt');
  });
});

describe('roles from a claim', () => {
  const setting = (claim: readonly string[]) =>
    readRoleClaim(
      JSON.stringify({ claim, values: { 'kit-adviser': ['KIT', 'KIT-Leitung'], 'report-editor': ['Redaktion', 'KIT-Leitung'], administrator: [] } }),
    );

  it.each<[string, unknown, readonly Role[]]>([
    ['a list', { roles: ['KIT'] }, ['kit-adviser']],
    ['one text', { roles: 'Redaktion' }, ['report-editor']],
    ['a value for two roles', { roles: ['KIT-Leitung', 'KIT'] }, ['kit-adviser', 'report-editor']],
    ['values that nobody configured', { roles: ['Everyone', 'administrator', 'kit-adviser'] }, []],
    ['another spelling', { roles: ['kit'] }, []],
    ['a part of a value', { roles: ['KIT-Leitungen', 'K'] }, []],
    ['an empty list', { roles: [] }, []],
    ['an object', { roles: { KIT: true } }, []],
    ['a list in a list', { roles: [['KIT']] }, []],
    ['null', { roles: null }, []],
    ['no claim', { groups: ['KIT'] }, []],
    ['no claims', undefined, []],
  ])('that is %s', (_name, claims, expected) => {
    expect(rolesFrom(claims, setting(['roles']))).toEqual(expected);
  });

  it('finds a claim within a claim, and none that only objects have', () => {
    expect(rolesFrom({ realm_access: { roles: ['KIT'] } }, setting(['realm_access', 'roles']))).toEqual(['kit-adviser']);
    expect(rolesFrom({ 'cognito:groups': ['KIT'] }, setting(['cognito:groups']))).toEqual(['kit-adviser']);
    expect(rolesFrom({}, setting(['constructor', 'name']))).toEqual([]);
  });

  it('gives no role that this system does not know', () => {
    expect(
      rolesFrom({ roles: ['x'] }, readRoleClaim('{"claim":["roles"],"values":{"emperor":["x"],"__proto__":["x"],"constructor":["x"]}}')),
    ).toEqual([]);
  });

  it.each(['', '[]', '{"claim":[],"values":{}}', '{"claim":["roles"]}', '{"claim":["roles"],"values":{"administrator":"x"}}'])(
    'is not read from %j',
    (json) => {
      expect(() => readRoleClaim(json)).toThrow();
    },
  );
});

describe('the page to go to after signing in', () => {
  it.each([
    '/amt',
    '/amt/zahlen',
    '/amt/zahlen/2026-10',
    '/amt/antraege/INT-2026-0042',
    '/amt/antraege/0f7a3b52-9d3c-4c7e-8a51-3b1f2c9d0e11/verlauf',
  ])('may be %s', (path) => {
    expect(staffTarget(path)).toBe(path);
    expect(staffTarget(new URL(signInPathOf(path), 'https://x.example').searchParams.get('ziel') ?? '/amt')).toBe(path);
  });

  it.each([
    '/amt/',
    '/amtlich',
    '/amt/a/',
    '/amt//a',
    '/amt/..',
    '/amt/a?b',
    '/amt/a#b',
    '/amt/%2e',
    '/amt/\\x',
    '/AMT',
    'amt',
    '/amt/anmelden',
    '/amt/anmelden/start',
    '/amt/abmelden',
    `/amt/${'a'.repeat(200)}`,
    undefined,
    7,
  ])('is never %j', (path) => {
    expect(staffTarget(path)).toBeUndefined();
  });

  it('is on this site whatever was typed', () => {
    const piece = fc.constantFrom(
      '/amt',
      '/',
      '//',
      '\\',
      '..',
      '.',
      '@',
      ':',
      '%2f',
      '%',
      'boese.example',
      'https:',
      '\t',
      '\n',
      '?',
      '#',
      'a-b',
      ' ',
      'javascript:',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
        ),
        (typed) => {
          const target = staffTarget(typed);
          if (target === undefined) return;
          const landed = new URL(target, 'https://teilhabe.example/amt/anmelden/zurueck');
          expect(landed.origin).toBe('https://teilhabe.example');
          expect(landed.pathname).toBe(typed);
          expect(isStaffPath(landed.pathname)).toBe(true);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['/amt', true],
    ['/amt/zahlen', true],
    ['/amtlich', false],
    ['/', false],
    ['/status/amt', false],
  ])('%s is for staff: %j', (path, expected) => {
    expect(isStaffPath(path)).toBe(expected);
  });
});
