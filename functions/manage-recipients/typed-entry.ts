import * as z from 'zod';
import { headerText, mailboxOf } from '../../shared/domain/notices/mail.ts';
import { groups, languages, type Recipient, recipientSchema } from '../../shared/domain/notices/recipient.ts';
import type { RecipientEntry } from '../../shared/domain/notices/recipient-entry.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { fields } from './frame.ts';
import { texts } from './texts.ts';

/** A form as somebody typed it. */
export type TypedEntry = {
  readonly address: string;
  readonly name: string;
  readonly contact: string;
  readonly phone: string;
  readonly language: string;
  /** Keys of administrations. */
  readonly figures: readonly string[];
  readonly report: readonly string[];
  readonly groups: readonly string[];
  readonly again: boolean;
  /** Of the recipient that was read; 0 of one that is made. */
  readonly version: number;
};

/** An empty form. */
export const emptyEntry: TypedEntry = {
  address: '',
  name: '',
  contact: '',
  phone: '',
  language: 'de',
  figures: [],
  report: [],
  groups: [],
  again: false,
  version: 0,
};

/** The form of a recipient as it stands. */
export const typedOf = ({ address, name = '', contact = '', phone = '', language, duties, groups: entered, version }: Recipient): TypedEntry => ({
  address,
  name,
  contact,
  phone,
  language,
  figures: duties.flatMap(({ area, role }) => (role === 'figures' ? [area] : [])),
  report: duties.flatMap(({ area, role }) => (role === 'report' ? [area] : [])),
  groups: entered,
  again: false,
  version,
});

/** Reads what a browser sent. Nothing is judged here. */
export const typedIn = (params: URLSearchParams): TypedEntry => ({
  address: params.get(fields.address) ?? '',
  name: params.get(fields.name) ?? '',
  contact: params.get(fields.contact) ?? '',
  phone: params.get(fields.phone) ?? '',
  language: params.get(fields.language) ?? 'de',
  figures: params.getAll(fields.figures),
  report: params.getAll(fields.report),
  groups: params.getAll(fields.group),
  again: params.get(fields.again) === 'ja',
  version: z.coerce.number().int().min(0).catch(0).parse(params.get(fields.version)),
});

const limits = { name: 150, contact: 150, phone: 40 } as const;
const textNames = ['name', 'contact', 'phone'] as const;

type Judged = { readonly entry: RecipientEntry } | { readonly errors: readonly FieldError[] };

/** What a form says about an address, or everything that is wrong with it, in the order of the form. */
export const judged = (typed: TypedEntry, administrations: readonly { readonly area: string }[]): Judged => {
  const errors: FieldError[] = [];
  const { data: address } = z.email().max(200).safeParse(mailboxOf(typed.address));
  if (address === undefined)
    errors.push({ pointer: `/${fields.address}`, message: typed.address.trim() === '' ? texts.form.noAddress : texts.form.wrongAddress });
  const said: { name?: string; contact?: string; phone?: string } = {};
  for (const name of textNames) {
    const text = typed[name].trim();
    const { data } = headerText(limits[name]).safeParse(text);
    if (text !== '' && data === undefined)
      errors.push({ pointer: `/${fields[name]}`, message: texts.form.wrongText(texts.form[name], limits[name]) });
    if (data !== undefined) said[name] = data;
  }
  const known = new Set(administrations.map(({ area }) => area));
  const duties = (['figures', 'report'] as const).flatMap((role) => typed[role].filter((area) => known.has(area)).map((area) => ({ area, role })));
  const entered = recipientSchema.shape.groups.element.options.filter((group) => typed.groups.includes(group));
  const language = recipientSchema.shape.language.catch('de').parse(typed.language);
  return errors.length > 0 || address === undefined ? { errors } : { entry: { address, ...said, language, duties, groups: entered } };
};

/** Choices of the form. */
export const choices = {
  groups: Object.entries(groups).map(([value, label]) => ({ value, label })),
  languages: Object.entries(languages).map(([value, label]) => ({ value, label })),
} as const;
