import { tokenSchema } from '../../shared/domain/access/token.ts';
import { hostCookie } from '../../shared/runtime/cookie.ts';
import { type HttpAnswer, type HttpRequest, redirectAnswer } from '../../shared/runtime/http-handler.ts';

const name = '__Host-erlaubnis';

// As long as a link by mail lives twice: who opens the address of a permit signed out has it again after signing in.
const seconds = 60 * 60;

/** Where a permit was opened by somebody who has to sign in first: the browser keeps it meanwhile, the house keeps nothing. */
export const keepingPermit = (answer: HttpAnswer, { query }: Pick<HttpRequest, 'query'>): HttpAnswer => {
  const { data } = tokenSchema.safeParse(query.get('erlaubnis'));
  return data === undefined || answer.status !== 303 ? answer : { ...answer, cookies: [...(answer.cookies ?? []), hostCookie(name, data, seconds)] };
};

/** Back to the permit that the browser kept, which it forgets with that; `undefined` where there is none. */
export const backToPermit = ({ query, cookies }: Pick<HttpRequest, 'query' | 'cookies'>): HttpAnswer | undefined => {
  const { data } = tokenSchema.safeParse(cookies[name]);
  if (data === undefined || query.has('erlaubnis')) return undefined;
  return { ...redirectAnswer(`/antrag/entwuerfe?erlaubnis=${data}`), cookies: [hostCookie(name, '', 0)] };
};
