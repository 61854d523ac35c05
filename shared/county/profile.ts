import type { IsoDate } from '../domain/calendar.ts';
import type { FormerArea } from '../domain/statistics/area-phases.ts';
import type { Collection } from '../domain/statistics/delivery.ts';
import type { ChapterProfile } from '../domain/statistics/monthly-report.ts';
import type { CrossProfile } from '../domain/statistics/monthly-report-table.ts';
import type { PopulationCount } from '../domain/statistics/population.ts';
import type { Holiday } from '../domain/working-days.ts';

/** A Gemeinde with its keys; `amt` is absent where it is amtsfrei. Keys are text: the leading zero is part of them. */
export type Municipality = {
  /** Amtlicher Gemeindeschlüssel, 8 digits. */
  readonly ags: string;
  readonly name: string;
  readonly kind: 'Gemeinde' | 'Stadt';
  /** Key of the Amt: the first 9 digits of the ARS. */
  readonly amt?: string;
  /** Of one that began after the first figures, by a merger. */
  readonly validFrom?: IsoDate;
};

/** One of the administrations that deliver figures and receive the report: an Amt or an amtsfreie Gemeinde. */
export type Administration = {
  /** Nine digits for an Amt, AGS of eight digits for an amtsfreie Gemeinde. */
  readonly area: string;
  /** As it stands in a table, e.g. `Amt Achterwehr`, `Stadt Rendsburg`. */
  readonly name: string;
  readonly kind: 'amt' | 'amtsfrei';
  /** AGS of its Gemeinden; an amtsfreie Gemeinde has itself. */
  readonly municipalities: readonly string[];
  /** Of one that began after the first figures. */
  readonly validFrom?: IsoDate;
};

/** Where an administration lies among the others, roughly: columns from the west, rows from the north, both from 0. */
export type MapTile = {
  readonly area: string;
  /** Its name without „Amt“, short enough for a tile: at most 15 letters. */
  readonly label: string;
  readonly column: number;
  readonly row: number;
};

/** Somebody to turn to outside the office: name and web address. */
type Authority = { readonly name: string; readonly url: string };

/** A network on one topic of integration: what it does, in one sentence, and whom to ask. */
export type Network = { readonly name: string; readonly purpose: string; readonly contact: { readonly name: string; readonly phone: string } };

/** Everything that is a fact about one county. Another county is a second profile, not a fork. */
export type CountyProfile = {
  /** Kreisschlüssel, 5 digits. */
  readonly key: string;
  /** `Kreis Rendsburg-Eckernförde`. */
  readonly name: string;
  /** With its state: key 2 digits and name. */
  readonly state: { readonly key: string; readonly name: string };
  /** The county's own account, from which awards are paid; the BIC only where the bank asks for it. Example data until the county fills it in. */
  readonly payments: { readonly name: string; readonly iban: string; readonly bic?: string };
  /** Public holidays there: a deadline that ends on one ends on the next working day. */
  readonly holidays: readonly Holiday[];
  /** The office that runs the system. */
  readonly office: { readonly name: string; readonly street: string; readonly city: string; readonly phone: string; readonly email: string };
  /** The department that checks applications and writes the notices (Fachdienst). */
  readonly department: {
    readonly name: string /** Where its grants stand in the budget (Teilhaushalt, Produktkonto). */;
    readonly costCentre: string;
  };
  /** The person and number that close a mail. Example data until the county fills them in. */
  readonly contact: { readonly name: string; readonly phone: string };
  /** Who stands in the Impressum for the county, in the accusative: after „vertreten durch“. */
  readonly representative: string;
  /** Laws and authorities that the legal pages name; they differ per state. */
  readonly law: {
    /** The state's law on equal treatment, with the paragraphs on accessible IT. */
    readonly accessibility: string;
    readonly accessibilityComplaints: Authority;
    /** The state's data protection law, with the paragraph that allows public tasks. */
    readonly dataProtection: string;
    readonly dataProtectionAuthority: Authority;
    /** Mail address of the county's data protection officer. */
    readonly dataProtectionOfficer: string;
    /** How long what is kept, as the privacy page says it. */
    readonly retention: readonly { readonly what: string; readonly howLong: string }[];
  };
  /** The inhabitants on some days, denominators of rates: a month refers to the newest count that is not after it. */
  readonly populations: readonly PopulationCount[];
  readonly municipalities: readonly Municipality[];
  readonly administrations: readonly Administration[];
  /** The administrations as a map of equal squares, which needs no outlines. */
  readonly tiles: readonly MapTile[];
  /** Gemeinden and Ämter that are gone or were otherwise: figures of their months are read with them. */
  readonly formerAreas: readonly FormerArea[];
  /** What the administrations deliver each month, and when they are asked and reminded. */
  readonly collection: Collection;
  readonly report: {
    readonly title: string;
    /** Days of the month after, of the draft and of the publication, both at this local time. */
    readonly draftDay: number;
    readonly day: number;
    readonly time: string;
    /** Indicators of the key figures, in order. */
    readonly keyFigures: readonly string[];
    /** Chapters with the indicators of their tables, and their charts. */
    readonly chapters: readonly ChapterProfile[];
    /** Indicators that a table shows by two dimensions at once. */
    readonly crosses?: readonly CrossProfile[];
    /** Disclosure rules that the county has chosen instead of the catalogue's: codes by indicator. */
    readonly disclosure?: Readonly<Record<string, string>>;
  };
  /** Who works together on what; in the report and on the site. */
  readonly networks: readonly Network[];
  /** How the county's data are found and may be used. */
  readonly openData: {
    /** Of report and data: its id in the list of SPDX, its IRI of the list http://dcat-ap.de/def/licenses/, its name for readers, and its text. */
    readonly licence: { readonly id: string; readonly iri: string; readonly name: string; readonly url: string };
    /** Who is named with the data: the licence asks for it. */
    readonly attribution: string;
    /** Titles in the catalogue, with `{title}`, `{place}` and `{period}`: portals want different ones. */
    readonly titles: string;
    /** IRI of the list http://dcat-ap.de/def/contributors/: the portal that hands the catalogue on to GovData. */
    readonly contributor: string;
    /** Prefix that 360Giving gave the publisher: every id of a grant begins with it. */
    readonly grantPrefix: string;
  };
  /** Credits that a publication must carry. */
  readonly credits: readonly string[];
};
