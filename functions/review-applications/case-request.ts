import * as z from 'zod';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { HttpRequest } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import { fields } from './frame.ts';
import { texts } from './texts.ts';

const versionSchema = z.coerce.number().int().min(0).catch(0);

/** The case that a request is about. @throws Refusal `not-found` for what is no id */
export const caseIdOf = ({ pathParameters }: Pick<HttpRequest, 'pathParameters'>): string => {
  const { data } = z.uuid().safeParse(pathParameters['id']);
  if (data === undefined) throw new Refusal('not-found', texts.unknown);
  return data;
};

/** The version of the case that a form was made for; 0, which no case has, where it says none. */
export const versionIn = (request: Pick<HttpRequest, 'body'>): number => versionSchema.parse(paramsOf(request).get(fields.version));
