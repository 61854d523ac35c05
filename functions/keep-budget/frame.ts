import type { CountyProfile } from '../../shared/county/profile.ts';
import { decisionPaths } from '../../shared/domain/funding/decision-paths.ts';
import { texts } from './texts.ts';

/** Where the pages stand. */
export type Site = { readonly county: CountyProfile; readonly exampleData: boolean /** No trailing slash. */; readonly siteUrl: string };

export const paths = decisionPaths;

/** The way from the desk to the page of a year. */
export const crumbs = [{ href: paths.budgets, label: texts.title }] as const;

/** Names of the fields of the form. */
export const fields = { total: 'ansatz', reserve: 'reserve', status: 'stand', version: 'fassung', earmarks: 'zweckgebunden' } as const;

/** Lines for earmarks that the form has at least, and at most. */
export const earmarkLines = { least: 3, most: 12 } as const;

export const labelField = (line: number): string => `${fields.earmarks}-${line}-zweck`;
export const amountField = (line: number): string => `${fields.earmarks}-${line}-betrag`;
