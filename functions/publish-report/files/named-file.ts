import type { CountyProfile } from '../../../shared/county/profile.ts';
import type { Catalogue } from '../../../shared/domain/statistics/indicators.ts';

/** A file in the folder of an issue. `''` is its page, `english/` is `english/index.html`. */
export type NamedFile = { readonly name: string; readonly body: Uint8Array };

/** SHA-256 of text or bytes, 64 hex digits. */
export type Hash = (content: string | Uint8Array) => string;

/** What the files of all issues have in common. */
export type IssueSite = {
  readonly county: CountyProfile;
  readonly catalogue: Catalogue;
  readonly exampleData: boolean;
  /** Public address without a slash at the end. */
  readonly siteUrl: string;
};

/** Said where numbers are not real. */
export const exampleHint = 'Beispieldaten: Die Zahlen sind erfunden.';

const encoder = new TextEncoder();

/** A file of text, in UTF-8. */
export const textFile = (name: string, text: string): NamedFile => ({ name, body: encoder.encode(text) });

/** A file that programs read and people may look at. */
export const jsonFile = (name: string, content: unknown): NamedFile => textFile(name, `${JSON.stringify(content, null, 2)}\n`);

/** Whether a file of an issue is one of its pages. */
export const isPage = ({ name }: Pick<NamedFile, 'name'>): boolean => name === '' || name.endsWith('/');

/** Where a file lies, below the folder of its issue. */
export const pathOf = ({ name }: Pick<NamedFile, 'name'>): string => (isPage({ name }) ? `${name}index.html` : name);
