import * as z from 'zod';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { HttpRequest } from '../../shared/runtime/http-handler.ts';
import { draftTexts } from './draft-texts.ts';

/** The id in the path. @param unknown sentence for a text that can be none @throws Refusal `not-found` */
export const idOf = ({ pathParameters }: HttpRequest, name = 'id', unknown: string = draftTexts.unknown): string => {
  const { data } = z.uuid().safeParse(pathParameters[name]);
  if (data === undefined) throw new Refusal('not-found', unknown);
  return data;
};
