import type { Application } from './application.ts';

/** Kinds of personal data that a paper for a public session must not have, German as staff read them. */
export const personalKinds = {
  iban: 'Kontonummer oder IBAN',
  email: 'E-Mail-Adresse',
  birth: 'Geburtsdatum',
  phone: 'Telefonnummer',
  street: 'Anschrift',
  known: 'Angabe zu einer Person aus dem Antrag',
} as const;

/** What was taken out of a text, and how often. */
export type Removal = { readonly where: string; readonly kind: keyof typeof personalKinds; readonly count: number };

/** Stands where something was taken out. */
export const removedMark = '[entfernt]';

// Signs that people put between digits: any blank, any hyphen, strokes, brackets. Full stops only where the number says what it is.
const blank = '[\\s\\u00a0\\u2007\\u202f]';
const between = `(?:${blank}|[-\\u2010-\\u2015/()])*`;
const date = '\\d{1,2}\\s?\\.\\s?\\d{1,2}\\s?\\.\\s?(?:\\d{4}|\\d{2})\\b';
const monthName =
  '(?:Jan(?:uar)?|Feb(?:ruar)?|März|Apr(?:il)?|Mai|Jun[i]?|Jul[i]?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Okt(?:ober)?|Nov(?:ember)?|Dez(?:ember)?)';
const dateInWords = `\\d{1,2}\\s?\\.\\s?${monthName}\\.?\\s+\\d{2,4}`;
const anyDate = `(?:${date}|${dateInWords}|\\d{4}-\\d{2}-\\d{2}\\b)`;
// Years in which people who are named in applications are born; projects lie behind them.
const birthYear = '(?:19\\d\\d|200\\d|201[0-5])';
const oldDate = `(?:\\d{1,2}\\s?[./-]\\s?\\d{1,2}\\s?[./-]\\s?${birthYear}\\b|\\d{1,2}\\s?\\.\\s?${monthName}\\.?\\s+${birthYear}\\b|${birthYear}-\\d{2}-\\d{2}\\b)`;
const edge = '(?<![\\p{L}\\p{N}])';
const houseNumber = '\\d{1,3}\\s?[a-zA-Z]?(?![\\p{L}\\p{N}])(?:\\s?[-–/]\\s?\\d{1,3}(?![\\p{L}\\p{N}]))?';
// Behind a house number a sentence ends or a place begins; „Am Abend 20 Personen“ is no address.
const afterAddress = `(?=${blank}*(?:$|[.,;:)\\n]|(?:in|und|bei)${blank}|\\d{5}\\b))`;
const roadWord = '(?:stra(?:ß|ss)e|str\\.?|weg|platz|allee|gasse)';
const rareRoad =
  '(?:ring|ufer|damm|chaussee|stieg|twiete|koppel|kamp|redder|berg|hof|markt|wall|graben|brücke|tor|reihe|moor|holz|feld|wiese|garten)';
const place = `(?:,?${blank}*\\d{5}${blank}+\\p{Lu}[\\p{L}-]+)?`;

const pattern = (source: string, flags = 'giu'): RegExp => new RegExp(source, flags);

/** In this order: what is longer and surer first, so that a part of an IBAN is not taken for a phone number. */
const patterns: readonly (readonly [keyof typeof personalKinds, RegExp])[] = [
  // Germany's has 22 characters; others are written in groups of four. Whatever stands between the digits.
  ['iban', pattern(`${edge}D${between}E(?:${between}|[.:])*\\d(?:(?:${between}|\\.)\\d){19}(?!\\d)`)],
  ['iban', pattern(`${edge}[A-Z]{2}\\d{2}(?:[\\s\\u00a0.-]?[A-Z0-9]{4}){2,7}(?:[\\s\\u00a0.-]?[A-Z0-9]{1,4})?(?![\\p{L}\\p{N}])`, 'gu')],
  ['iban', pattern(`(?:Konto(?:nummer|nr\\.?)?|Kto\\.?(?:-?Nr\\.?)?|IBAN|BLZ)${blank}*:?${blank}*\\d(?:${between}\\d){4,}`)],
  [
    'email',
    pattern(
      `[\\p{L}\\p{N}._%+-]+${blank}*(?:@|[(\\[{]${blank}*(?:at|ät)${blank}*[)\\]}])${blank}*[\\p{L}\\p{N}-]+(?:${blank}*(?:\\.|[(\\[{]${blank}*(?:dot|punkt)${blank}*[)\\]}])${blank}*[\\p{L}\\p{N}-]+)+`,
    ),
  ],
  [
    'birth',
    pattern(
      `${edge}(?:geb(?:\\.|oren(?:e[rn]?)?)?(?:${blank}+(?:am|den))?|Geburts(?:datum|tag)(?:${blank}+ist)?|\\*)${blank}*:?${blank}*(?:der${blank}+|am${blank}+)?${anyDate}`,
    ),
  ],
  ['birth', pattern(`(?<![\\d.])${oldDate}`)],
  ['phone', pattern(`(?:\\+|(?<!\\d)00)${between}[1-9](?:(?:${between}|\\.)\\d){6,14}(?!\\d)`)],
  [
    'phone',
    pattern(
      `${edge}(?:Tel(?:efon)?|Handy|Mobil(?:nummer)?|Fax|Ruf(?:nummer)?|erreichbar unter|WhatsApp)(?:\\.|nr\\.|nummer)?${blank}*:?${blank}*(?:\\+${blank}*)?\\(?\\d(?:(?:${between}|\\.)\\d){3,14}`,
    ),
  ],
  ['phone', pattern(`(?<![\\d,.])\\(?0(?!${date})(?!\\d?\\s?\\.\\s?\\d{1,2}\\s?\\.\\s?\\d{2})${between}[1-9](?:(?:${between}|\\.)\\d){5,12}(?!\\d)`)],
  ['iban', pattern(`(?<![\\d.,])\\d(?:[ \\u00a0-]?\\d){9,}(?![\\d,])`)],
  ['street', pattern(`${edge}(?:\\p{L}[\\p{L}.]*[ -])?\\p{L}*${roadWord}${blank}*${houseNumber}${place}`)],
  ['street', pattern(`${edge}\\p{Lu}[\\p{L}-]*${rareRoad}${blank}+${houseNumber}${afterAddress}${place}`, 'gu')],
  [
    'street',
    pattern(
      `${edge}(?:Am|An der|An den|Im|In der|In den|Auf der|Auf dem|Zum|Zur|Beim|Hinter der|Hinterm|Vor dem|Unter den|Alte[rs]?|Neue[rs]?)${blank}+\\p{Lu}[\\p{L}-]+${blank}+${houseNumber}${afterAddress}${place}`,
      'gu',
    ),
  ],
];

/** Signs that nobody sees or that only look like others: taken out first, or they would hide what stands there. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\ufeff]/gu, '');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** A text as it may stand in the middle of others: its blanks are any blanks. */
const anywhere = (text: string): RegExp =>
  pattern(`(?<![\\p{L}\\p{N}])${plain(text).trim().split(/\s+/u).map(escaped).join(`${blank}+`)}(?![\\p{L}\\p{N}])`);

/** What the application itself says of people and accounts: wherever it stands again, it goes. */
const knownIn = ({ contact, organisation, confirmations = [] }: Application): readonly string[] =>
  [
    ...[contact.name, contact.email, contact.phone, organisation.street, organisation.account?.iban, organisation.tax?.number],
    ...[...organisation.signatories, ...confirmations].flatMap(({ name, email }) => [name, email]),
    // The holder of an account is the organisation, or somebody.
    organisation.account?.holder === organisation.name ? undefined : organisation.account?.holder,
    organisation.legalForm === 'natural-person' ? organisation.name : undefined,
  ].filter((known): known is string => known !== undefined && known.trim().length > 3);

/**
 * Takes personal data out of texts of an application, and remembers what and where. It would rather take out too much: whoever writes the
 * paper is told, and can put back what belongs there.
 */
export const redactionOf = (application: Application) => {
  const known = [...new Set(knownIn(application))].toSorted((one, other) => other.length - one.length).map(anywhere);
  const all = [...known.map((found) => ['known', found] as const), ...patterns];
  const removals: Removal[] = [];
  return {
    /** A text without them. @param where it stands, in German, for the person who writes the paper */
    clear: (where: string, text: string): string => {
      const before = removals.length;
      const rest = all.reduce((left, [kind, found]) => {
        const count = [...left.matchAll(found)].length;
        if (count > 0) removals.push({ where, kind, count });
        return left.replace(found, removedMark);
      }, plain(text));
      // What hides nothing stays as it was typed.
      return removals.length === before ? text : rest;
    },
    /** What was taken out so far. */
    removals: (): readonly Removal[] => removals,
  };
};

/** @see redactionOf */
export type Redaction = ReturnType<typeof redactionOf>;
