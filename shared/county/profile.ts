import type { IsoDate } from '../domain/calendar.ts';
import type { FormerArea } from '../domain/statistics/area-phases.ts';
import type { Collection } from '../domain/statistics/delivery.ts';
import type { ChapterProfile } from '../domain/statistics/monthly-report.ts';
import type { PopulationCount } from '../domain/statistics/population.ts';

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

/** Everything that is a fact about one county. Another county is a second profile, not a fork. */
export type CountyProfile = {
  /** Kreisschlüssel, 5 digits. */
  readonly key: string;
  /** `Kreis Rendsburg-Eckernförde`. */
  readonly name: string;
  /** With its state: key 2 digits and name. */
  readonly state: { readonly key: string; readonly name: string };
  /** The office that runs the system. */
  readonly office: { readonly name: string; readonly street: string; readonly city: string; readonly phone: string; readonly email: string };
  /** The department that checks applications and writes the notices (Fachdienst). */
  readonly department: { readonly name: string };
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
    /** Day of the month and local time of publication. */
    readonly day: number;
    readonly time: string;
    /** Indicators of the key figures, in order. */
    readonly keyFigures: readonly string[];
    /** Chapters with the indicators of their tables, and their charts. */
    readonly chapters: readonly ChapterProfile[];
  };
  /** Credits that a publication must carry. */
  readonly credits: readonly string[];
};
