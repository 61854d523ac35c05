import { describe, expect, it } from 'vitest';
import { exampleStaff } from '../../../infra/local/example-staff.ts';
import { rolesFrom } from '../../../shared/domain/access/role-claim.ts';
import { knownRoles, roles } from '../../../shared/domain/access/roles.ts';

const everyRole = knownRoles(Object.keys(roles));

describe('the people of the example', () => {
  it.each([[['cognito:groups']], [['roles']], [['realm_access', 'roles']]])('have one role each where the claim is %j, and one has none', (claim) => {
    const roleClaim = { claim, values: Object.fromEntries(everyRole.map((role) => [role, [`Teilhabe.${role}`, 'more']])) };
    expect(exampleStaff(roleClaim).map(({ id, claims }) => [id, rolesFrom(claims, roleClaim)])).toEqual([
      ...everyRole.map((role) => [role, [role]]),
      ['without-role', []],
    ]);
  });

  it('have no role that the directory gives to nobody', () => {
    const roleClaim = { claim: ['roles'], values: { 'kit-adviser': ['KIT'], administrator: [] } };
    const held = exampleStaff(roleClaim).map(({ claims }) => rolesFrom(claims, roleClaim));
    expect(held).toEqual([['kit-adviser'], ...Array.from({ length: held.length - 1 }, () => [])]);
  });
});
