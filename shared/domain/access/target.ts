/** Pattern of an id in an address or a key. */
export const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

const draftPages = 'pruefen|organisation|projekt|ziele|kosten|finanzierung|anlagen|erklaerungen|absenden|mitarbeit|verlauf';

const casePages = `kopie|zurueckziehen|antworten(?:/dateien)?|dateien/${uuid}|bescheide/[1-9]\\d{0,3}|frueher-beginnen|daten\\.json`;

/** Pages behind a sign-in, written out: what is not one of them is not followed, so nobody is led to a foreign address. */
const targets = {
  status: new RegExp(`^/status/(?:daten(?:\\.json)?|antraege(?:/${uuid}(?:/(?:${casePages}))?)?)$`),
  apply: new RegExp(`^/antrag/entwuerfe(?:/${uuid}(?:/(?:${draftPages}))?)?$`),
} as const;

/** What somebody signs in for: to see where an application stands, or to begin or continue one. */
export type Purpose = keyof typeof targets;

/** Where people land who did not want to go anywhere else, by what they sign in for. */
export const firstTarget = { status: '/status/antraege', apply: '/antrag/entwuerfe' } as const satisfies Record<Purpose, string>;

/** The page to return to after signing in, or `undefined` when the text is no page of the house that needs it. */
export const localTarget = (path: unknown): string | undefined =>
  typeof path === 'string' && Object.values(targets).some((pages) => pages.test(path)) ? path : undefined;

/** What a page to return to is for; without one it is the status. */
export const purposeOf = (target: string | undefined): Purpose => (target !== undefined && targets.apply.test(target) ? 'apply' : 'status');

/** Where a link is asked for that leads to a page behind a sign-in. */
export const askPathOf = (target: string | undefined): string => (target === undefined ? '/status' : `/status?ziel=${encodeURIComponent(target)}`);
