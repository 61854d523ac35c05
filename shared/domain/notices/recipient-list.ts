import * as z from 'zod';
import { headerText, mailboxOf, oneLine } from './mail.ts';
import { type Duty, dutyRoles, type Group, groups, type Language, languages } from './recipient.ts';
import type { RecipientEntry } from './recipient-entry.ts';

/** A line of a list, cell by cell, as a spreadsheet or a text has it. */
export type ListRow = { readonly line: number; readonly cells: readonly string[] };

/** An address that a line names, with what the line says about it. `notes`: German sentences, what was cleaned. */
export type ListedAddress = {
  readonly kind: 'good';
  readonly line: number;
  readonly address: string;
  readonly said: Partial<Omit<RecipientEntry, 'address'>>;
  readonly notes: readonly string[];
};

/** What is wrong with a line, as a German sentence. `bare` quotes nothing of the line: people's names and addresses may stand there. */
export type LineFault = { readonly said: string; readonly bare: string };

/** A line that is not taken. `text`: its beginning. */
export type BrokenLine = { readonly kind: 'broken'; readonly line: number; readonly text: string; readonly faults: readonly LineFault[] };

/** A list as it was read. */
export type RecipientList = {
  /** In the order of the list; a line with several addresses stands once for each. Empty lines are left out. */
  readonly lines: readonly (ListedAddress | BrokenLine)[];
  /** Names of columns that mean nothing here. */
  readonly unknownColumns: readonly string[];
};

type Administrations = readonly { readonly area: string; readonly name: string }[];

/** Names that the header may have, by column; the first is how the pages call it. */
export const listColumns = {
  address: ['E-Mail', 'Email', 'Mail', 'E-Mail-Adresse', 'Mailadresse', 'Adresse', 'Mailverteiler'],
  name: ['Name', 'Bezeichnung', 'Organisation', 'Empfänger'],
  contact: ['Ansprechperson', 'Ansprechpartner', 'Ansprechpartnerin', 'Kontakt'],
  phone: ['Telefon', 'Telefonnummer', 'Tel', 'Tel.'],
  language: ['Sprache'],
  administration: ['Verwaltung', 'Amt', 'Gemeinde', 'Verwaltungen'],
  role: ['Aufgabe', 'Aufgaben', 'Rolle'],
  group: ['Gruppe', 'Gruppen'],
} as const;

type Column = keyof typeof listColumns;
const columnNames = Object.keys(listColumns).filter((name): name is Column => Object.hasOwn(listColumns, name));

/** Every name that a header may have. */
export const allColumnNames: readonly string[] = columnNames.flatMap((column) => listColumns[column]);

const plain = (text: string): string => oneLine(text).toLowerCase();

const columnOf = (header: string): Column | undefined =>
  columnNames.find((column) => listColumns[column].some((name) => name.toLowerCase() === plain(header)));

/** Zero-width characters and marks of byte order: nobody sees them, and they make another address of one. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;

const fault = (what: string, quoted: string, says: string): LineFault => ({
  said: `${what} „${quoted.slice(0, 80)}“ ${says}`,
  bare: `${what} ${says}`,
});

/** A fault that is said without quoting. */
export const bareFault = (sentence: string): LineFault => ({ said: sentence, bare: sentence });

type Cell = { readonly text: string; readonly isCleaned: boolean };
const cellOf = (raw: string): Cell => {
  const text = oneLine(raw.replace(invisible, ''));
  // Spaces at the ends are nothing to speak of.
  return { text, isCleaned: /[\p{Cc}\p{Zl}\p{Zp}]/u.test(raw.trim()) || invisible.test(raw.trim()) };
};

/** Pieces of a cell with addresses. A comma may also stand in a name: what has no `@` belongs to what follows. */
const piecesOf = (cell: string): string[] => {
  const pieces: string[] = [];
  let before = '';
  for (const piece of cell.split(/(?<=[;,\n\r])/)) {
    before += piece;
    if (!before.includes('@')) continue;
    pieces.push(before);
    before = '';
  }
  return [...pieces, before].map((piece) => piece.replace(/^[\s;,]+|[\s;,]+$/g, '')).filter((piece) => piece !== '');
};

const addressSchema = z.email().max(200);
const domainText = /^[\p{L}\p{M}\p{N}.-]+$/u;

type ReadAddress = { readonly address: string; readonly name: string } | LineFault;

/** One of `a@b`, `mailto:a@b`, `Name <a@b>`. */
const readAddress = (piece: string): ReadAddress => {
  const [, name = '', inside] = /^([^<>]*)<([^<>]*)>$/.exec(piece) ?? [];
  const bare = (inside ?? piece)
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/\?.*$/, '')
    .trim();
  const wrong = (says: string): LineFault => fault('Die Angabe', bare, says);
  if (bare.split('@').length !== 2) return wrong('ist keine E-Mail-Adresse.');
  const [local = '', domain = ''] = bare.split('@');
  if (/[^\p{ASCII}]/u.test(local)) return wrong('hat vor dem @ Umlaute oder Sonderzeichen. Dort sind keine möglich.');
  if (!domainText.test(domain)) return wrong('hat nach dem @ keinen gültigen Namen.');
  const { data: address } = addressSchema.safeParse(mailboxOf(bare));
  return address === undefined ? wrong('ist keine gültige E-Mail-Adresse.') : { address, name: name.trim().replace(/^["']+|["']+$/g, '') };
};

type Part<T> = { readonly values: readonly T[]; readonly wrong: readonly LineFault[] };

const partsOf = <T>(cell: string, find: (part: string) => readonly T[] | undefined, wrong: (part: string) => LineFault): Part<T> => {
  const parts = cell.split(/[;|,/]+/).flatMap((part) => (plain(part) === '' ? [] : [oneLine(part)]));
  const found = parts.map((part) => [part, find(plain(part))] as const);
  return {
    values: found.flatMap(([, values]) => values ?? []),
    wrong: found.flatMap(([part, values]) => (values === undefined ? [wrong(part)] : [])),
  };
};

const keyOfLabel = <K extends string>(labels: Readonly<Record<K, string>>, others: Readonly<Record<string, K>>, text: string): K | undefined => {
  for (const key in labels) if (key === text || labels[key].toLowerCase() === text) return key;
  return others[text];
};

const otherGroups: Readonly<Record<string, Group>> = {
  kreistag: 'council',
  ausschuss: 'council',
  ausschüsse: 'council',
  medien: 'press',
  sonstige: 'other',
  andere: 'other',
};
const otherLanguages: Readonly<Record<string, Language>> = { english: 'en', einfach: 'de-plain', 'leichte sprache': 'de-plain' };

const rolesIn = (part: string): readonly Duty['role'][] | undefined => {
  if (/^(beide[s]?|alles)$/.test(part)) return ['figures', 'report'];
  const roles = (['figures', 'report'] as const).filter((role) => role === part || dutyRoles[role].toLowerCase() === part);
  if (roles.length > 0) return roles;
  if (/^(zahlen|meldet zahlen|zahlen melden|meldung)$/.test(part)) return ['figures'];
  return /^(bericht|berichte|erhält bericht|zuwanderungsbericht)$/.test(part) ? ['report'] : undefined;
};

const administrationFinder = (administrations: Administrations) => {
  const byName = new Map<string, string>();
  for (const { area, name } of administrations) {
    byName.set(name.toLowerCase(), area).set(area, area);
    // Tables drop the zero in front.
    byName.set(area.replace(/^0/, ''), area);
    const short = name.toLowerCase().replace(/^(amt|stadt|gemeinde) /, '');
    byName.set(short, byName.has(short) && byName.get(short) !== area ? '' : area);
  }
  return (part: string): readonly string[] | undefined => {
    const area = byName.get(part);
    return area === undefined || area === '' ? undefined : [area];
  };
};

const fieldLimits = {
  name: { label: 'Der Name', schema: headerText(150) },
  contact: { label: 'Die Ansprechperson', schema: headerText(150) },
  phone: { label: 'Die Telefonnummer', schema: headerText(40) },
} as const;
const fieldNames = ['name', 'contact', 'phone'] as const;

/**
 * The lines of a text that is no table but addresses, as somebody copies them from a mail program: there quotes and commas belong to names.
 * @returns `undefined` when its first line names the column of the addresses
 */
export const bareListRows = (text: string): readonly ListRow[] | undefined => {
  const lines = text.replace(invisible, '').split(/\r\n|\r|\n/);
  const header = lines.find((line) => line.trim() !== '') ?? '';
  const names = header.split(/[;,\t]/).map((cell) => columnOf(cell.replace(/^\s*"|"\s*$/g, '')));
  return names.includes('address') ? undefined : lines.map((line, at) => ({ line: at + 1, cells: [line] }));
};

/**
 * Reads a list of recipients. The first line names the columns; a list of nothing but addresses needs none. Nothing is thrown:
 * whatever stands there has its fate.
 * @param administrations of the county, for the column `Verwaltung`
 */
export const readRecipientList = (rows: readonly ListRow[], administrations: Administrations): RecipientList => {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cellOf(cell).text !== ''));
  const header = filled[0]?.cells.map((cell) => columnOf(cell.replace(invisible, ''))) ?? [];
  const hasHeader = header.includes('address');
  const find = administrationFinder(administrations);
  return {
    lines: hasHeader ? filled.slice(1).flatMap((row) => readLine(row, header, find)) : filled.flatMap(readBareLine),
    unknownColumns: hasHeader ? (filled[0]?.cells ?? []).map(oneLine).filter((cell, at) => cell !== '' && header[at] === undefined) : [],
  };
};

const broken = ({ line, cells }: ListRow, faults: readonly LineFault[]): BrokenLine[] => [
  { kind: 'broken', line, text: oneLine(cells.join('; ')).slice(0, 120), faults },
];

/** A line of a list without a header: every cell is an address, or empty. */
const readBareLine = (row: ListRow): (ListedAddress | BrokenLine)[] => {
  const read = row.cells.flatMap((cell) => piecesOf(cell.replace(invisible, ''))).map(readAddress);
  const wrong = read.filter((each) => 'bare' in each);
  if (wrong.length > 0) return broken(row, [...wrong, bareFault('Steht hier mehr als Adressen? Dann muss die erste Zeile die Spalten nennen.')]);
  return read.flatMap((each) => ('bare' in each ? [] : [listed(row.line, each.address, { ...named(each.name) }, [])]));
};

const named = (text: string): { readonly name?: string } => {
  const { data: name } = fieldLimits.name.schema.safeParse(oneLine(text));
  return name === undefined ? {} : { name };
};

const listed = (line: number, address: string, said: ListedAddress['said'], notes: readonly string[]): ListedAddress => ({
  kind: 'good',
  line,
  address,
  said,
  notes,
});

const readLine = (
  row: ListRow,
  header: readonly (Column | undefined)[],
  find: (part: string) => readonly string[] | undefined,
): (ListedAddress | BrokenLine)[] => {
  const raw = (column: Column): string => row.cells.filter((_cell, at) => header[at] === column).join('; ');
  const faults: LineFault[] = [];
  const notes: string[] = [];

  const read = piecesOf(raw('address').replace(invisible, '')).map(readAddress);
  for (const each of read) if ('bare' in each) faults.push(each);
  if (read.length === 0) faults.push(bareFault('In dieser Zeile steht keine E-Mail-Adresse.'));

  const texts: { name?: string; contact?: string; phone?: string } = {};
  for (const field of fieldNames) {
    const { text, isCleaned } = cellOf(raw(field));
    if (text === '') continue;
    const { label, schema } = fieldLimits[field];
    const { data } = schema.safeParse(text);
    if (data === undefined) faults.push(bareFault(`${label} ist zu lang oder enthält ungültige Zeichen.`));
    else texts[field] = data;
    if (isCleaned) notes.push(`${label} enthielt einen Zeilenumbruch oder unsichtbare Zeichen. Sie sind entfernt: „${text.slice(0, 80)}“.`);
  }

  const areas = partsOf(raw('administration'), find, (part) => fault('Die Verwaltung', part, 'gibt es hier nicht.'));
  const roles = partsOf(raw('role'), rolesIn, (part) => fault('Die Aufgabe', part, 'gibt es nicht. Möglich sind: Zahlen, Bericht, beides.'));
  const entered = partsOf(
    raw('group'),
    (part) => asList(keyOfLabel(groups, otherGroups, part)),
    (part) => fault('Die Gruppe', part, 'gibt es nicht.'),
  );
  const spoken = partsOf(
    raw('language'),
    (part) => asList(keyOfLabel(languages, otherLanguages, part)),
    (part) => fault('Die Sprache', part, 'gibt es nicht.'),
  );
  faults.push(...areas.wrong, ...roles.wrong, ...entered.wrong, ...spoken.wrong);
  if (roles.values.length > 0 && areas.values.length === 0 && areas.wrong.length === 0) faults.push(bareFault('Zur Aufgabe fehlt die Verwaltung.'));
  if (faults.length > 0) return broken(row, faults);

  // Without a word about it nobody is let in to the figures.
  const roleOrReport = roles.values.length === 0 ? (['report'] as const) : roles.values;
  const duties = areas.values.flatMap((area) => roleOrReport.map((role) => ({ area, role })));
  const [language] = spoken.values;
  return read.flatMap((each) => {
    if ('bare' in each) return [];
    const said = { ...named(each.name), ...texts, ...(language !== undefined && { language }), duties, groups: [...entered.values] };
    return [listed(row.line, each.address, said, notes)];
  });
};

const asList = <T>(value: T | undefined): readonly T[] | undefined => (value === undefined ? undefined : [value]);
