/** Addresses of signing in and out, and of the page that everybody of the staff begins with. */
export const staffPaths = {
  desk: '/amt',
  signIn: '/amt/anmelden',
  start: '/amt/anmelden/start',
  /** Where the issuer sends people back to; registered there. */
  back: '/amt/anmelden/zurueck',
  signOut: '/amt/abmelden',
} as const;

/** Everything below `/amt` is for staff only. */
export const isStaffPath = (path: string): boolean => path === staffPaths.desk || path.startsWith(`${staffPaths.desk}/`);

// Words with single hyphens between them, ids and months: no dot, no second slash, no percent sign, so it can only be a path of this site.
const page = /^\/amt(?:\/[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*){0,6}$/;
const own: readonly string[] = [staffPaths.signIn, staffPaths.signOut];

/** The page to return to after signing in, or `undefined` when the text is no page of the staff. */
export const staffTarget = (path: unknown): string | undefined =>
  typeof path === 'string' && path.length <= 200 && page.test(path) && !own.some((start) => path.startsWith(start)) ? path : undefined;

/** Where somebody who is signed in proves again who they are. */
export const freshSignInPath = `${staffPaths.signIn}?erneut=ja`;

/** Where people sign in who want to go to a page; without one they land on the desk. */
export const signInPathOf = (target: string | undefined): string =>
  target === undefined || target === staffPaths.desk ? staffPaths.signIn : `${staffPaths.signIn}?ziel=${encodeURIComponent(target)}`;
