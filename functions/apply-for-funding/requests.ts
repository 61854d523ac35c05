import * as z from 'zod';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type HttpAnswer, type HttpRequest, pageAnswer } from '../../shared/runtime/http-handler.ts';
import { draftTexts } from './draft-texts.ts';

/** A page for nobody but the applicant: neither for search engines nor for caches. */
export const privatePage = (html: string, status = 200, headers: Readonly<Record<string, string>> = {}): HttpAnswer =>
  pageAnswer(html, status, { 'x-robots-tag': 'noindex', ...headers });

/** What a form sent. */
export const paramsOf = ({ body }: HttpRequest): URLSearchParams => (body instanceof URLSearchParams ? body : new URLSearchParams());

/** The id in the path. @throws Refusal `not-found` */
export const idOf = ({ pathParameters }: HttpRequest): string => {
  const { data } = z.uuid().safeParse(pathParameters['id']);
  if (data === undefined) throw new Refusal('not-found', draftTexts.unknown);
  return data;
};
