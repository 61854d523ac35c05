import * as z from 'zod';
import { type Instant, instantSchema } from '../calendar.ts';
import { addresseeOf, addresseeSchema, headerText, type Mailing, type Seal } from './mail.ts';
import { type Recipient, recipientSchema, type Suppression } from './recipient.ts';
import {
  changesBetween,
  describedEntry,
  enteredOver,
  entryOf,
  isForNothing,
  type RecipientEntry,
  type RecipientWrite,
  withAdded,
} from './recipient-entry.ts';
import { type BrokenLine, bareFault, type LineFault, type ListedAddress, type RecipientList } from './recipient-list.ts';

/** What holds for lines that say nothing about it. */
export const importDefaultsSchema = z.object({
  group: recipientSchema.shape.groups.element.optional(),
  language: recipientSchema.shape.language.optional(),
});

/** @see importDefaultsSchema */
export type ImportDefaults = z.infer<typeof importDefaultsSchema>;

/** What an import did: addresses, but `broken` counts lines. */
export const importCountsSchema = z.object({
  entered: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  deleted: z.int(),
  overtaken: z.int(),
  broken: z.int(),
});

/** @see importCountsSchema */
export type ImportCounts = z.infer<typeof importCountsSchema>;

/** Lines that are remembered when an import ends. The item is small, and whoever has more of them reads the list again. */
export const rememberedLines = 200;

/** Lines that an import did not take, each with what was wrong, as German sentences that quote nothing of the line. */
export const leftOutSchema = z.array(z.object({ line: z.int(), what: z.string() })).max(rememberedLines);

/** @see leftOutSchema */
export type LeftOut = z.infer<typeof leftOutSchema>;

/** An import that somebody has confirmed: what a repetition after a crash needs to do the same. No address stands in it. */
export const recipientImportSchema = z.object({
  id: z.uuid(),
  /** Of the list's bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  by: headerText(150),
  startedAt: instantSchema,
  defaults: importDefaultsSchema,
  /** Addresses that were deleted before and are entered again. */
  again: z.array(addresseeSchema).max(1000),
  finishedAt: instantSchema.optional(),
  counts: importCountsSchema.optional(),
  leftOut: leftOutSchema.optional(),
});

/** @see recipientImportSchema */
export type RecipientImport = z.infer<typeof recipientImportSchema>;

/** What becomes of a line. `what`, `adds`, `differs`: German sentences. */
export type Fate =
  | { readonly kind: 'new'; readonly what: readonly string[] }
  | { readonly kind: 'changed'; readonly what: readonly string[] }
  | { readonly kind: 'unchanged' }
  /** `of`: the line that had the address first; what this one adds goes there, and where they differ the first counts. */
  | { readonly kind: 'duplicate'; readonly of: number; readonly adds: readonly string[]; readonly differs: readonly string[] }
  /** Somebody deleted this address; it stays out unless `again`. */
  | { readonly kind: 'deleted'; readonly at: Instant; readonly again: boolean; readonly what: readonly string[] }
  /** Somebody changed or deleted it after the import was confirmed: their word counts. */
  | { readonly kind: 'overtaken' }
  | { readonly kind: 'broken'; readonly faults: readonly LineFault[] };

/** A line with its fate. `id` and `address` are absent where there is none. */
export type FatedLine = {
  readonly line: number;
  readonly id?: string;
  /** The address, or the beginning of the line. */
  readonly text: string;
  readonly fate: Fate;
  readonly notes: readonly string[];
  readonly suppressed?: Suppression['reason'];
  readonly left: readonly Mailing[];
};

/** What a list would do: every line's fate, and the writes, one for each address. */
export type ImportPlan = { readonly lines: readonly FatedLine[]; readonly writes: readonly RecipientWrite[] };

/** What the table knows, by addressee. */
export type KnownAddressees = {
  readonly stored: ReadonlyMap<string, Recipient>;
  readonly deleted: ReadonlyMap<string, Instant>;
  readonly suppressed: ReadonlyMap<string, Pick<Suppression, 'reason'>>;
};

type Importing = Pick<RecipientImport, 'by' | 'startedAt' | 'defaults' | 'again'> & {
  readonly seal: Seal;
  readonly nameOf: (area: string) => string;
};

type Gathered = { readonly first: ListedAddress; readonly said: ListedAddress['said']; readonly others: readonly ListedAddress[] };

const textFields = { name: 'Name', contact: 'Ansprechperson', phone: 'Telefon', language: 'Sprache' } as const;
const textFieldNames = ['name', 'contact', 'phone', 'language'] as const;

/** What two lines say about the same address: the first counts, the second fills gaps and adds duties and groups. */
const together = (first: ListedAddress['said'], second: ListedAddress['said']): ListedAddress['said'] => ({
  ...second,
  ...first,
  duties: [...(first.duties ?? []), ...(second.duties ?? [])],
  groups: [...(first.groups ?? []), ...(second.groups ?? [])],
});

const bare = (address: string): RecipientEntry => ({ address, language: 'de', duties: [], groups: [] });

/**
 * Decides about a whole list; the same list over the same table gives the same plan. An import adds and corrects: it takes no duty and no
 * group away, it brings nobody back who left, and it lifts no suppression. Run again after some of it was written, it plans the rest;
 * what others did after `startedAt` stands.
 */
export const planImport = (list: RecipientList, known: KnownAddressees, importing: Importing): ImportPlan => {
  const gathered = new Map<string, Gathered>();
  const ids = new Map<ListedAddress, string>();
  for (const each of list.lines) {
    if (each.kind === 'broken') continue;
    const id = addresseeOf(each.address, importing.seal);
    ids.set(each, id);
    const before = gathered.get(id);
    gathered.set(
      id,
      before === undefined
        ? { first: each, said: each.said, others: [] }
        : { ...before, said: together(before.said, each.said), others: [...before.others, each] },
    );
  }
  const decided = new Map([...gathered].map(([id, one]) => [id, decide(id, one, known, importing)] as const));
  const lines = list.lines.map((each): FatedLine => {
    if (each.kind === 'broken') return brokenLine(each);
    const id = ids.get(each) ?? '';
    const one = gathered.get(id);
    const fate =
      one === undefined || one.first === each ? (decided.get(id)?.fate ?? { kind: 'unchanged' }) : duplicateOf(one, each, importing.nameOf);
    const suppressed = known.suppressed.get(id)?.reason;
    const left = known.stored.get(id)?.left ?? [];
    return { line: each.line, id, text: each.address, fate, notes: each.notes, left, ...(suppressed !== undefined && { suppressed }) };
  });
  return { lines, writes: [...decided.values()].flatMap(({ write }) => write ?? []) };
};

const brokenLine = ({ line, text, faults }: BrokenLine): FatedLine => ({ line, text, fate: { kind: 'broken', faults }, notes: [], left: [] });

const decide = (
  id: string,
  { first, said }: Gathered,
  { stored, deleted }: KnownAddressees,
  { by, startedAt, defaults, again, nameOf }: Importing,
): { readonly fate: Fate; readonly write?: RecipientWrite } => {
  const before = stored.get(id);
  if (before !== undefined && before.changedAt > startedAt) return { fate: { kind: 'overtaken' } };
  const base = before === undefined ? { ...bare(first.address), language: defaults.language ?? 'de' } : entryOf(before);
  const merged = withAdded(base, said);
  const entry = isForNothing(merged, before) && defaults.group !== undefined ? withAdded(merged, { groups: [defaults.group] }) : merged;
  if (isForNothing(entry, before))
    return { fate: { kind: 'broken', faults: [bareFault('Die Zeile nennt weder eine Verwaltung noch eine Gruppe.')] } };
  const write = enteredOver(before, entry, { id, at: startedAt, by, kind: 'imported', nameOf });
  const deletedAt = deleted.get(id);
  if (before === undefined && deletedAt !== undefined) {
    if (deletedAt > startedAt) return { fate: { kind: 'overtaken' } };
    const isWanted = again.includes(id);
    return {
      fate: { kind: 'deleted', at: deletedAt, again: isWanted, what: describedEntry(entry, nameOf) },
      ...(isWanted && write !== undefined && { write }),
    };
  }
  if (write === undefined) return { fate: { kind: 'unchanged' } };
  if (before === undefined) return { fate: { kind: 'new', what: describedEntry(entry, nameOf) }, write: { ...write, unlessDeleted: true } };
  return { fate: { kind: 'changed', what: changesBetween(entryOf(before), entry, nameOf) }, write };
};

const duplicateOf = ({ first, others }: Gathered, line: ListedAddress, nameOf: (area: string) => string): Fate => {
  const earlier = others.slice(0, others.indexOf(line)).reduce((said, each) => together(said, each.said), first.said);
  const differs = textFieldNames.filter(
    (field) => earlier[field] !== undefined && line.said[field] !== undefined && earlier[field] !== line.said[field],
  );
  const before = withAdded(bare(first.address), earlier);
  return {
    kind: 'duplicate',
    of: first.line,
    adds: changesBetween(before, withAdded(bare(first.address), together(earlier, line.said)), nameOf),
    differs: differs.map((field) => textFields[field]),
  };
};

/** How many lines have which fate. */
export const countFates = (lines: readonly FatedLine[]): Readonly<Record<Fate['kind'], number>> => {
  const counts = { new: 0, changed: 0, unchanged: 0, duplicate: 0, deleted: 0, overtaken: 0, broken: 0 };
  for (const { fate } of lines) counts[fate.kind] += 1;
  return counts;
};

/** The first broken lines of a plan, as they are remembered. */
export const leftOutOf = (lines: readonly FatedLine[]): LeftOut =>
  lines
    .flatMap(({ line, fate }) => (fate.kind === 'broken' ? [{ line, what: [...new Set(fate.faults.map(({ bare: said }) => said))].join(' ') }] : []))
    .slice(0, rememberedLines);

/** What an import did, read from what stands there afterwards: also after several runs. `lines`: of a plan made then. */
export const countsAfter = (
  lines: readonly FatedLine[],
  stored: ReadonlyMap<string, Pick<Recipient, 'version' | 'changedAt'>>,
  startedAt: Instant,
): ImportCounts => {
  const written = (id: string | undefined): 'entered' | 'changed' | undefined => {
    const one = id === undefined ? undefined : stored.get(id);
    if (one?.changedAt !== startedAt) return undefined;
    return one.version === 1 ? 'entered' : 'changed';
  };
  const counts = { entered: 0, changed: 0, unchanged: 0, deleted: 0, overtaken: 0, broken: 0 };
  for (const { id, fate } of lines) {
    if (fate.kind === 'broken') counts.broken += 1;
    else if (fate.kind === 'deleted') counts.deleted += 1;
    else if (fate.kind === 'overtaken') counts.overtaken += 1;
    else if (fate.kind !== 'duplicate') counts[written(id) ?? 'unchanged'] += 1;
  }
  return counts;
};
