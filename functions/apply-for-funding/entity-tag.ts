import { Refusal } from '../../shared/domain/refusal.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/runtime/http-handler.ts';
import { apiTexts } from './api-texts.ts';

// `"3-0a1b2c3d4e5f"`: the version that is written against, and what else the answer says (checked files, rules of the day).
const tagPattern = /^(?:W\/)?"(?<version>[1-9]\d{0,8})(?:-[0-9a-f]{12})?"$/;

const listed = (header: string): readonly string[] => header.split(',').map((tag) => tag.trim());

// Proxies that compress make a tag weak; what it names stays the same.
const opaque = (tag: string): string => tag.replace(/^W\//, '');

/**
 * The versions that a request says it has read.
 * @throws Refusal `precondition-required` when it names none: a write without one could overwrite what somebody else saved
 */
export const versionsRead = ({ headers }: Pick<HttpRequest, 'headers'>): readonly number[] => {
  const versions = listed(headers['if-match'] ?? '').flatMap((tag) => {
    const { version } = tagPattern.exec(tag)?.groups ?? {};
    return version === undefined ? [] : [Number(version)];
  });
  if (versions.length === 0) throw new Refusal('precondition-required', apiTexts.version);
  return versions;
};

/** The refusal of a write against a version that is no longer the newest. @param version the newest */
export const changedMeanwhile = (version: number): Refusal => new Refusal('precondition-failed', apiTexts.changed(version));

/** An answer with its ETag, or 304 where the client has it already. @param hash SHA-256 of a text, in hexadecimal */
export const tagged = (
  answer: HttpAnswer,
  version: number,
  { headers, method }: Pick<HttpRequest, 'headers' | 'method'>,
  hash: (text: string) => string,
): HttpAnswer => {
  const etag = `"${version}-${hash(String(answer.body)).slice(0, 12)}"`;
  const reading = method === 'GET' || method === 'HEAD';
  const known = reading ? listed(headers['if-none-match'] ?? '').map(opaque) : [];
  if (known.includes(etag) || known.includes('*')) return { status: 304, headers: { etag, 'cache-control': 'no-store' }, body: '' };
  return { ...answer, headers: { ...answer.headers, etag } };
};
