import { csvRows } from './csv-rows.ts';
import type { PublishedIssue } from './published-issue.ts';
import { dimensions, readStructure, type Structure } from './structure-file.ts';

/** `INDICATOR|REF_AREA|TIME_PERIOD|CITIZENSHIP|SEX|AGE|STATUS`, `_T` for totals. */
export type CellKey = string;

/** A number as an issue shows it: its value, or the sign for hidden. */
export type Occurrence = {
  readonly cell: CellKey;
  /** Place of the issue in their order. */
  readonly issue: number;
  /** Last issue that shows the same value: most numbers stand in many issues, and never change. */
  readonly until: number;
  /** Absent: hidden. */
  readonly value?: number;
  /** Most by which rounding has moved the value. */
  readonly tolerance: number;
  /** Inhabitants that a rate was computed with, where the issue names them. */
  readonly inhabitants?: number;
};

/** An issue that has been read. */
export type ReadIssue = {
  /** `2026-10/1`. */
  readonly name: string;
  readonly structure: Structure;
  /** Decimals of the values of an indicator, at most. */
  readonly decimals: ReadonlyMap<string, number>;
  /** Indicators that show a value below zero. */
  readonly signed: ReadonlySet<string>;
};

/** Everything that was ever published, by number. */
export type PublishedNumbers = {
  readonly issues: readonly ReadIssue[];
  /** What the issues have shown of a number, in their order; a value that stays is one occurrence. */
  readonly occurrences: ReadonlyMap<CellKey, readonly Occurrence[]>;
};

const columns = ['INDICATOR', 'REF_AREA', 'TIME_PERIOD', 'CITIZENSHIP', 'SEX', 'AGE', 'STATUS'] as const;
const others = ['OBS_VALUE', 'OBS_STATUS', 'CONF_STATUS', 'ROUNDING_BASE', 'COMMENT_OBS'] as const;

/**
 * Reads issues in the order of month and revision.
 * @throws when a file is none of an issue: what cannot be read cannot be called safe
 */
export const readNumbers = (published: readonly PublishedIssue[]): PublishedNumbers => {
  const ordered = published.toSorted((a, b) => (a.month === b.month ? a.revision - b.revision : a.month < b.month ? -1 : 1));
  const occurrences = new Map<CellKey, Occurrence[]>();
  const issues = ordered.map((issue, index) => readIssue(issue, index, occurrences));
  return { issues, occurrences };
};

/** What is public but for one issue; places of issues stay. */
export const withoutIssue = ({ issues, occurrences }: PublishedNumbers, place: number): PublishedNumbers => {
  const others = new Map<CellKey, readonly Occurrence[]>();
  for (const [cell, versions] of occurrences) {
    const left = versions.flatMap((version) => {
      if (version.issue !== place) return version;
      return version.until > place ? { ...version, issue: version.until } : [];
    });
    if (left.length > 0) others.set(cell, left);
  }
  return { issues, occurrences: others };
};

const readIssue = (issue: PublishedIssue, index: number, occurrences: Map<CellKey, Occurrence[]>): ReadIssue => {
  const name = `${issue.month}/${issue.revision}`;
  const structure = readStructure(issue.structure);
  const decimals = new Map<string, number>();
  const signed = new Set<string>();
  let header: ReturnType<typeof headerOf> | undefined;
  for (const fields of csvRows(issue.csv)) {
    if (header === undefined) {
      header = headerOf(fields, name);
      continue;
    }
    const occurrence = occurrenceOf(fields, header, { index, structure, name });
    if (occurrence === undefined) continue;
    note(occurrences, occurrence);
    const indicator = occurrence.cell.slice(0, occurrence.cell.indexOf('|'));
    decimals.set(indicator, Math.max(decimals.get(indicator) ?? 0, decimalsOf(occurrence.value)));
    if ((occurrence.value ?? 0) < 0) signed.add(indicator);
  }
  if (header === undefined) throw new Error(`${name}: the CSV has no header`);
  return { name, structure, decimals, signed };
};

// An issue that shows a number twice shows it the same; were it hidden once and shown once, it is shown.
const note = (occurrences: Map<CellKey, Occurrence[]>, occurrence: Occurrence): void => {
  const known = occurrences.get(occurrence.cell);
  const last = known?.at(-1);
  if (known === undefined) occurrences.set(occurrence.cell, [occurrence]);
  // One text per number, however many issues show it.
  else if (last?.until !== occurrence.issue) addTo(known, { ...occurrence, cell: last?.cell ?? occurrence.cell });
  else if (last.value === undefined) known[known.length - 1] = occurrence;
};

const addTo = (known: Occurrence[], occurrence: Occurrence): void => {
  const last = known.at(-1);
  const isSame = last?.value !== undefined && subjectless(last) === subjectless(occurrence);
  if (isSame) known[known.length - 1] = { ...last, until: occurrence.issue };
  else known.push(occurrence);
};

const subjectless = ({ value, tolerance, inhabitants }: Occurrence): string => `${value}|${tolerance}|${inhabitants}`;

const headerOf = (fields: readonly string[], name: string) => {
  const place = (column: string): number => {
    const found = fields.indexOf(column);
    if (found === -1) throw new Error(`${name}: the CSV has no column ${column}`);
    return found;
  };
  const [value, status, confidentiality, rounding, comment] = others.map(place);
  return { subject: columns.map(place), value, status, confidentiality, rounding, comment };
};

type Header = ReturnType<typeof headerOf>;

// A number that is missing without being hidden is none.
const occurrenceOf = (
  fields: readonly string[],
  header: Header,
  issue: { readonly index: number; readonly structure: Structure; readonly name: string },
): Occurrence | undefined => {
  const field = (place: number | undefined): string => (place === undefined ? '' : (fields[place] ?? ''));
  const codes = header.subject.map((place) => (field(place) === '_Z' ? '_T' : field(place)));
  const subject = codes.map((code, place) => {
    const dimension = dimensions[place - 3];
    return dimension === undefined ? code : issue.structure.codeOf(codes[0] ?? '', dimension, code, issue.name);
  });
  const cell = subject.join('|');
  const text = field(header.value);
  if (text === '') {
    const hidden = field(header.status) === 'Q' || field(header.confidentiality) !== 'F';
    return hidden ? { cell, issue: issue.index, until: issue.index, tolerance: 0 } : undefined;
  }
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`${cell}: ${text} is no number`);
  const inhabitants = inhabitantsIn(field(header.comment));
  const disclosure = issue.structure.indicator(subject[0] ?? '')?.disclosure;
  const base = Number(field(header.rounding)) || (disclosure?.method === 'round' ? disclosure.roundingBase : 0);
  const own = { cell, issue: issue.index, until: issue.index, value, tolerance: Math.floor(base / 2) };
  return inhabitants === undefined ? own : { ...own, inhabitants };
};

// „berechnet: … : 12345“: what a rate by inhabitants was computed with stands at the end of its comment.
const inhabitantsIn = (comment: string): number | undefined => {
  const found = /^berechnet: .*: (\d+)$/.exec(comment)?.[1];
  return found === undefined ? undefined : Number(found);
};

const decimalsOf = (value: number | undefined): number => (value === undefined ? 0 : (String(value).split('.')[1]?.length ?? 0));
