import { type Month, monthSchema } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { HttpRequest } from '../../shared/runtime/http-request.ts';
import { texts } from './texts.ts';

/** The month in an address. @throws Refusal `not-found` for what is none */
export const monthOf = ({ pathParameters }: Pick<HttpRequest, 'pathParameters'>): Month => {
  const { data } = monthSchema.safeParse(pathParameters['month']);
  if (data === undefined) throw new Refusal('not-found', texts.unknownMonth);
  return data;
};
