import type { Instant } from '../../shared/domain/calendar.ts';
import type { Seal } from '../../shared/domain/notices/mail.ts';
import {
  countFates,
  countsAfter,
  type ImportDefaults,
  type ImportPlan,
  type KnownAddressees,
  leftOutOf,
  planImport,
  type RecipientImport,
} from '../../shared/domain/notices/recipient-import.ts';
import { allColumnNames, bareListRows, type ListRow, type RecipientList, readRecipientList } from '../../shared/domain/notices/recipient-list.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { ReadOptions, SheetReading } from '../../shared/spreadsheets/read-rows.ts';
import type { RecipientImports, RecipientLists } from '../../shared/store/recipient-imports.ts';
import type { RecipientStore } from '../../shared/store/recipient-store.ts';
import type { SuppressionStore } from '../../shared/store/suppression-store.ts';
import { importTexts as said } from './import-texts.ts';

/** What reading a list in needs from outside. */
export type ImportDeps = Pick<RecipientStore, 'allRecipients' | 'deletedAddressees' | 'keepRecipients'> &
  Pick<SuppressionStore, 'suppressions'> &
  RecipientImports & {
    readonly now: () => Instant;
    /** SHA-256, in hexadecimal. */
    readonly hash: (content: string | Uint8Array) => string;
    readonly seal: () => Promise<Seal>;
    readonly administrations: readonly { readonly area: string; readonly name: string }[];
    readonly nameOf: (area: string) => string;
    readonly lists: Pick<RecipientLists, 'remove'> & { readonly read: (id: string, maximum: number) => Promise<Uint8Array | undefined> };
    readonly readSheet: (bytes: Uint8Array, options: ReadOptions) => Promise<SheetReading>;
  };

/** A list as it would be taken now. `seen`: changes with whatever the person would see. `begun`: it was confirmed, and is not done. */
export type PlannedList = {
  readonly kind: 'planned';
  readonly begun: RecipientImport | undefined;
  readonly plan: ImportPlan;
  readonly unknownColumns: readonly string[];
  readonly sha256: string;
  readonly seen: string;
};

/** What became of a list: taken, not there, no list at all, or to be looked at. */
export type CheckedList =
  | { readonly kind: 'done'; readonly done: RecipientImport }
  | { readonly kind: 'missing'; readonly begun: RecipientImport | undefined }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }
  | PlannedList;

/** Most bytes of a list: twice ten thousand lines with all columns. */
export const maximumList = 4_000_000;

/** Lines, and so addresses, that one import takes: more would not fit into one look. */
const maximumLines = 20_000;

type Read = { readonly list: RecipientList; readonly sha256: string };

const decoded = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

const rowsOf = async (bytes: Uint8Array, readSheet: ImportDeps['readSheet']): Promise<readonly ListRow[]> => {
  const isText = bytes[0] !== 0x50 || bytes[1] !== 0x4b;
  const bare = isText && !bytes.includes(0) ? bareListRows(decoded(bytes)) : undefined;
  // What has no address at all is no list either: then the reader of tables says what it is.
  if (bare?.some(({ cells }) => cells[0]?.includes('@')) === true) return bare;
  return (await readSheet(bytes, { columns: allColumnNames })).rows;
};

type ReadDeps = Pick<ImportDeps, 'readSheet' | 'hash' | 'administrations'>;

const readBytes = async (bytes: Uint8Array, { readSheet, hash, administrations }: ReadDeps): Promise<Read | readonly string[]> => {
  if (bytes.length > maximumList) return [said.tooLarge];
  try {
    const list = readRecipientList(await rowsOf(bytes, readSheet), administrations);
    if (list.lines.length === 0) return [said.noLines];
    if (list.lines.length > maximumLines) return [said.tooMany];
    return { list, sha256: hash(bytes) };
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.code !== 'invalid-figures-file') throw fault;
    return fault.errors.map(({ pointer, message }) => said.errorInLine(pointer.split('/')[1] ?? '', message));
  }
};

/** @returns German sentences when the file is no list */
const readList = async (id: string, deps: ImportDeps): Promise<Read | readonly string[] | undefined> => {
  const bytes = await deps.lists.read(id, maximumList);
  return bytes === undefined ? undefined : await readBytes(bytes, deps);
};

/** German sentences: why a pasted text is no list. Empty when it is one. */
export const againstText = async (text: string, deps: ReadDeps): Promise<readonly string[]> => {
  const read = await readBytes(new TextEncoder().encode(text), deps);
  return 'list' in read ? [] : read;
};

const known = async (deps: ImportDeps): Promise<KnownAddressees> => {
  const [stored, deleted, suppressions] = await Promise.all([deps.allRecipients(), deps.deletedAddressees(), deps.suppressions()]);
  return {
    stored: new Map(stored.map((recipient) => [recipient.id, recipient])),
    deleted,
    suppressed: new Map(suppressions.map((suppression) => [suppression.addressee, suppression])),
  };
};

type Begun = Pick<RecipientImport, 'by' | 'startedAt' | 'defaults' | 'again'>;

const planned = async (list: RecipientList, begun: Begun, deps: ImportDeps) => {
  const there = await known(deps);
  return { there, plan: planImport(list, there, { ...begun, seal: await deps.seal(), nameOf: deps.nameOf }) };
};

/** What a list would do, line by line. Nothing is written. */
export const checkList =
  (deps: ImportDeps) =>
  async (id: string, defaults: ImportDefaults): Promise<CheckedList> => {
    const begun = await deps.importOf(id);
    if (begun?.finishedAt !== undefined) return { kind: 'done', done: begun };
    const read = await readList(id, deps);
    if (read === undefined) return { kind: 'missing', begun };
    if (!('list' in read)) return { kind: 'refused', reasons: read };
    const { plan } = await planned(read.list, begun ?? { by: '-', startedAt: deps.now(), defaults, again: [] }, deps);
    const seen = deps.hash(JSON.stringify([read.sha256, defaults, plan.lines]));
    return { kind: 'planned', begun, plan, unknownColumns: read.list.unknownColumns, sha256: read.sha256, seen };
  };

/** What somebody decided about a list. */
export type ImportDecision = {
  readonly defaults: ImportDefaults;
  /** Of the check that the person looked at. */
  readonly seen: string;
  /** Addresses that were deleted before and shall be entered again. */
  readonly again: readonly string[];
  /** That the person has seen which lines are broken. */
  readonly looked: boolean;
  readonly by: string;
};

// The function has 29 s, and the page that says so needs one of them.
const writingTime = 20_000;
const together = 33;
const atOnce = 8;
// A plan that is refused in part, because others changed something, is made again.
const plans = 6;

/**
 * Takes a list: every good line, no broken one.
 * 1. what was taken stays taken: pressing twice is answered with the first
 * 2. a new one has to be what the person saw; broken lines were seen
 * 3. the import is kept before its first write; whoever presses after a crash goes on with it
 * 4. recipients are written, each on the condition that it is the version that was planned for; what is written already is not planned again
 * 5. the import ends, the list is deleted
 * @returns `undefined` when the time was over: press again
 * @throws Refusal `not-found`, `invalid-figures-file`, `version-conflict`, `invalid-fields` (`/fehler`)
 */
export const takeList =
  (deps: ImportDeps) =>
  async (id: string, { defaults, seen, again, looked, by }: ImportDecision): Promise<RecipientImport | undefined> => {
    const until = Date.parse(deps.now()) + writingTime;
    const checked = await checkList(deps)(id, defaults);
    if (checked.kind === 'done') return checked.done;
    if (checked.kind === 'missing') throw new Refusal('not-found', said.missing.lead);
    if (checked.kind === 'refused') throw new Refusal('invalid-figures-file', said.refused.title);
    if (checked.begun !== undefined && checked.begun.sha256 !== checked.sha256) throw new Refusal('version-conflict', said.otherList);
    if (checked.begun === undefined) refuseUnseen(checked, seen, looked);
    const order = { id, sha256: checked.sha256, by, startedAt: deps.now(), defaults, again: [...again] };
    const begun = checked.begun ?? (await deps.beginImport(order));
    const read = await readList(id, deps);
    if (read === undefined || !('list' in read) || read.sha256 !== begun.sha256) throw new Refusal('version-conflict', said.otherList);
    for (let attempt = 0; attempt < plans; attempt += 1) {
      const { plan, there } = await planned(read.list, begun, deps);
      if (plan.writes.length === 0) {
        const counts = countsAfter(plan.lines, there.stored, begun.startedAt);
        await deps.finishImport(id, { counts, leftOut: leftOutOf(plan.lines) }, deps.now());
        await deps.lists.remove(id);
        return (await deps.importOf(id)) ?? { ...begun, counts };
      }
      if (!(await write(plan, until, deps))) return undefined;
    }
    return undefined;
  };

const refuseUnseen = ({ plan, seen }: PlannedList, wasSeen: string, looked: boolean): void => {
  if (seen !== wasSeen) throw new Refusal('version-conflict', said.otherState, [{ pointer: '', message: said.otherState }]);
  const { broken } = countFates(plan.lines);
  if (broken > 0 && !looked) throw new Refusal('invalid-fields', said.notLooked, [{ pointer: '/fehler', message: said.notLooked }]);
};

/** @returns `false` when the time was over before all was written */
const write = async ({ writes }: ImportPlan, until: number, { keepRecipients, now }: ImportDeps): Promise<boolean> => {
  for (let from = 0; from < writes.length; from += together * atOnce) {
    if (Date.parse(now()) > until) return false;
    const parts = Array.from({ length: atOnce }, (_, at) => writes.slice(from + at * together, from + (at + 1) * together));
    await Promise.all(parts.map(keepRecipients));
  }
  return true;
};

/** Takes nothing and deletes the list. Of an import whose list is gone it is the end: what was written stays. */
export const discardList = async (id: string, deps: Pick<ImportDeps, 'importOf' | 'finishImport' | 'lists' | 'now'>): Promise<void> => {
  const begun = await deps.importOf(id);
  if (begun !== undefined && begun.finishedAt === undefined && (await deps.lists.read(id, 1)) === undefined) {
    const counts = { entered: 0, changed: 0, unchanged: 0, deleted: 0, overtaken: 0, broken: 0 };
    await deps.finishImport(id, { counts, leftOut: [] }, deps.now());
  }
  if (begun === undefined) await deps.lists.remove(id);
};
