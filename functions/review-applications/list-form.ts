import { type CaseFilter, caseFilterSchema } from '../../shared/domain/funding/case-filter.ts';
import { formatAmount, parseGermanAmount } from '../../shared/domain/money.ts';
import { paths } from './frame.ts';
import { type Asked, roundIdSchema } from './list-cases.ts';

/** Names of the fields of the list. */
export const listFields = {
  round: 'runde',
  text: 'suche',
  state: 'stand',
  assignee: 'bearbeitung',
  field: 'handlungsfeld',
  legalForm: 'rechtsform',
  from: 'ab',
  to: 'bis',
  late: 'spaet',
  waitsFor: 'wartet',
  order: 'reihenfolge',
  descending: 'umgekehrt',
  page: 'seite',
} as const;

/** Names of the fields with which a view is kept, shown and forgotten. */
export const viewFields = { name: 'name', view: 'ansicht', forget: 'loeschen' } as const;

/** What a form or an address asks for; what is unreadable filters nothing. */
export const askedIn = (params: URLSearchParams): Asked => {
  const said = (field: string): string | undefined => params.get(field)?.trim() || undefined;
  const amount = (field: string): number | undefined => parseGermanAmount(said(field) ?? '');
  const { round, page, text, state, assignee, field, legalForm, from, to, late, waitsFor, order, descending } = listFields;
  const asked = Number(said(page) ?? '1');
  return {
    round: roundIdSchema.parse(said(round)),
    page: Number.isSafeInteger(asked) && asked > 0 ? asked : 1,
    filter: caseFilterSchema.parse({
      ...{ text: said(text), state: said(state), assignee: said(assignee), field: said(field), legalForm: said(legalForm) },
      ...{ from: amount(from), to: amount(to), waitsFor: said(waitsFor), order: said(order) },
      ...{ late: said(late) === undefined ? undefined : true, descending: said(descending) === undefined ? undefined : true },
    }),
  };
};

/** The fields of a list that is asked for, as a form or an address says them. */
export const fieldsOf = ({ round, filter, page }: Asked): URLSearchParams => {
  const { text, from, to, late, descending, order, ...codes } = filter;
  const plain: Readonly<Partial<Record<keyof typeof listFields, string | undefined>>> = {
    ...{ round, text, ...codes },
    ...{ from: from === undefined ? undefined : formatAmount(from), to: to === undefined ? undefined : formatAmount(to) },
    ...{ late: late && 'ja', order: order === 'reference' ? undefined : order, descending: descending && 'ja' },
    page: page > 1 ? String(page) : undefined,
  };
  return new URLSearchParams(
    Object.entries(listFields).flatMap(([key, field]) => {
      const value = new Map(Object.entries(plain)).get(key);
      return value === undefined ? [] : [[field, value] satisfies [string, string]];
    }),
  );
};

/** Address of a list. Words that somebody looks for never stand in it: they may be names. */
export const listHref = (asked: Asked): string => {
  const query = fieldsOf({ ...asked, filter: { ...asked.filter, text: undefined } });
  return query.size === 0 ? paths.list : `${paths.list}?${query}`;
};

/** Nothing is filtered. */
export const noFilter: CaseFilter = caseFilterSchema.parse({});
