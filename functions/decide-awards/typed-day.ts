import { type IsoDate, isoDateSchema } from '../../shared/domain/calendar.ts';
import type { Decision } from '../../shared/domain/funding/decision.ts';
import { dayOf } from '../../shared/domain/funding/notice.ts';
import { parseGermanDate } from '../../shared/domain/german-date.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import type { HttpRequest } from '../../shared/runtime/http-request.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import { fields } from './frame.ts';
import type { KnownCase } from './read-case.ts';
import { texts } from './texts.ts';

const said = texts.case;

/** What a form sent, by name. */
export const typedIn = (request: HttpRequest): Record<string, string> => Object.fromEntries(paramsOf(request));

/** A day between two others, or what is wrong with it. */
const dayIn = (typed: string, from: IsoDate, until: IsoDate): { readonly day: IsoDate } | { readonly wrong: string } => {
  const { data: day } = isoDateSchema.safeParse(parseGermanDate(typed));
  if (day === undefined) return { wrong: said.noDay };
  if (day < from) return { wrong: said.dayBefore(from) };
  return day > until ? { wrong: said.dayAfter } : { day };
};

const refused = (errors: readonly FieldError[]): Refusal => new Refusal('invalid-fields', texts.form.invalid, errors);

const ways = ['post', 'handed-over', 'electronic'] as const;

/**
 * How and when a notice left, as it was typed.
 * @throws Refusal `invalid-fields`: no day, one before the notice was issued or in the future, or no way
 */
export const dispatchIn = (
  request: HttpRequest,
  { decisions }: KnownCase,
  id: string,
  today: IsoDate,
): Pick<NonNullable<Decision['dispatch']>, 'on' | 'how'> => {
  const typed = typedIn(request);
  const decision = decisions.find((each) => each.id === id);
  const on = dayIn(typed[fields.on] ?? '', decision === undefined ? today : dayOf(decision), today);
  const how = ways.find((way) => way === typed[fields.how]);
  const errors = [
    ...('wrong' in on ? [{ pointer: `/${fields.on}`, message: on.wrong }] : []),
    ...(how === undefined ? [{ pointer: `/${fields.how}`, message: said.noHow }] : []),
  ];
  if ('wrong' in on || how === undefined) throw refused(errors);
  return { on: on.day, how };
};

/**
 * The day of a waiver, as it was typed.
 * @throws Refusal `invalid-fields`: no day, one before the notice left or in the future
 */
export const waiverIn = (request: HttpRequest, { decisions }: KnownCase, id: string, today: IsoDate): IsoDate => {
  const dispatch = decisions.find((each) => each.id === id)?.dispatch;
  const on = dayIn(typedIn(request)[fields.waivedOn] ?? '', dispatch?.on ?? today, today);
  if ('wrong' in on) throw refused([{ pointer: `/${fields.waivedOn}`, message: on.wrong }]);
  return on.day;
};
