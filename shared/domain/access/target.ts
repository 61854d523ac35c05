const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Pages behind a sign-in, written out: what is not one of them is not followed, so nobody is led to a foreign address. */
const targets = new RegExp(`^/status/antraege(?:/${uuid}(?:/(?:kopie|zurueckziehen))?)?$`);

/** Where people land who did not want to go anywhere else. */
export const defaultTarget = '/status/antraege';

/** The page to return to after signing in, or `undefined` when the text is no page of the house that needs it. */
export const localTarget = (path: unknown): string | undefined => (typeof path === 'string' && targets.test(path) ? path : undefined);
