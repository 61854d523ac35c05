import type { CountyProfile } from '../../shared/county/profile.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { officeMeeting, type Signed } from '../../shared/domain/funding/committee.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { texts } from './texts.ts';

/** Where the pages stand. */
export type Site = { readonly county: CountyProfile; readonly exampleData: boolean /** No trailing slash. */; readonly siteUrl: string };

const first = '/amt/sitzungen';

/** Addresses of these pages. */
export const paths = {
  list: first,
  office: `${first}/${officeMeeting}`,
  meeting: (id: string): string => `${first}/${id}`,
  minutes: (id: string): string => `${first}/${id}/protokoll`,
  case: (id: string): string => `${first}/antrag/${id}`,
} as const;

/** The way from the desk to a page below the list. */
export const crumbs = [{ href: first, label: texts.title }] as const;

/** Names of the fields of all forms. */
export const fields = {
  body: 'gremium',
  date: 'datum',
  place: 'platz',
  version: 'fassung',
  action: 'tat',
  number: 'nummer',
  editor: 'bearbeitung',
  nonPublic: 'grund',
  resolution: 'beschluss',
  climate: 'klima',
  meeting: 'sitzung',
  motion: 'beschlussantrag',
  rank: 'rang',
  text: 'wortlaut',
  amount: 'betrag',
  by: 'von',
  request: 'auftrag',
  yes: 'ja',
  no: 'nein',
  abstain: 'enthaltung',
  excluded: 'befangen',
  withdrawn: 'zurueckgezogen',
  deferred: 'zurueckgestellt',
  noted: 'kenntnis',
  note: 'bemerkung',
  nonPublicSession: 'nichtoeffentlich',
  case: 'antrag',
  result: 'ergebnis',
} as const;

/** What was typed into a form, by the names of its fields. */
export type Typed = { readonly get: (name: string) => string | null };

/** What somebody typed, without the blanks around it; empty where nothing came. */
export const typedText = (typed: Typed, name: string): string => (typed.get(name) ?? '').trim();

/** A form as it is shown: what was typed, and what is wrong with it. */
export type ShownForm = { readonly typed: Typed; readonly errors: readonly FieldError[] };

/** The message at a field. @param name of the field, its parts with full stops */
export const errorAt = (errors: readonly FieldError[], name: string): string | undefined =>
  errors.find(({ pointer }) => pointer === `/${name.replaceAll('.', '/')}`)?.message;

/** Signs for who is signed in. */
export const signedBy = ({ subject, name }: Pick<StaffSession, 'subject' | 'name'>, at: string): Signed => ({ by: { subject, name }, at });
