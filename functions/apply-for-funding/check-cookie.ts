import * as z from 'zod';
import { hostCookie } from '../../shared/runtime/cookie.ts';
import type { HttpRequest } from '../../shared/runtime/http-handler.ts';

const name = '__Host-pruefung';

// A day: long enough to begin the application in the evening, short enough to be forgotten.
const seconds = 24 * 60 * 60;

const answersSchema = z.record(z.string().regex(/^[a-z-]{1,20}$/), z.string().regex(/^[a-z-]{1,40}$/));

/** `Set-Cookie` by which the browser remembers the answers of the check, so that nobody gives them twice. Codes only, no personal data. */
export const checkCookie = (answers: Readonly<Record<string, string>>): string =>
  hostCookie(
    name,
    Object.entries(answersSchema.parse(answers))
      .map(([question, answer]) => `${question}.${answer}`)
      .join('_'),
    seconds,
  );

/** The answers that the browser remembers; empty when it remembers none, or something else. */
export const answersOf = ({ cookies }: Pick<HttpRequest, 'cookies'>): Readonly<Record<string, string>> => {
  const pairs = (cookies[name] ?? '').split('_').flatMap((pair) => {
    const [question, answer] = pair.split('.');
    return question && answer ? [[question, answer]] : [];
  });
  return answersSchema.catch({}).parse(Object.fromEntries(pairs));
};
