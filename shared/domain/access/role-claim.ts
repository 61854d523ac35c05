import * as z from 'zod';
import { knownRoles, type Role } from './roles.ts';

/**
 * Where the county's directory says what somebody may do here, and in which words.
 * - `claim`: way to the claim in the ID token, e.g. `['roles']`, `['cognito:groups']`, `['realm_access', 'roles']`.
 * - `values`: for each role the values of the claim that give it; an empty list gives it to nobody.
 */
export type RoleClaim = { readonly claim: readonly string[]; readonly values: Readonly<Record<Role, readonly string[]>> };

const roleClaimSchema = () => z.object({ claim: z.array(z.string().min(1)).min(1), values: z.record(z.string(), z.array(z.string().min(1))) });

/** A role claim as it stands in a setting: JSON. @throws ZodError, SyntaxError when it is none */
export const readRoleClaim = (json: string): z.infer<ReturnType<typeof roleClaimSchema>> => roleClaimSchema().parse(JSON.parse(json));

const at = (claims: unknown, [key, ...rest]: readonly string[]): unknown => {
  if (key === undefined) return claims;
  return typeof claims === 'object' && claims !== null && Object.hasOwn(claims, key) ? at(Reflect.get(claims, key), rest) : undefined;
};

/** Directories send a list, or one text when there is one. Anything else names nothing. */
const valuesOf = (found: unknown): readonly unknown[] => (Array.isArray(found) ? found : [found]);

/** The roles that the claims of an ID token give. Values that nobody configured give none; upper and lower case are different. */
export const rolesFrom = (claims: unknown, { claim, values }: ReturnType<typeof readRoleClaim>): Role[] => {
  const found = valuesOf(at(claims, claim));
  return knownRoles(Object.keys(values).filter((role) => values[role]?.some((value) => found.includes(value))));
};
