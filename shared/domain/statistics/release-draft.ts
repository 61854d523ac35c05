import * as z from 'zod';
import { instantSchema, monthSchema } from '../calendar.ts';
import { type Commentary, longestCommentary } from './commentary.ts';
import type { Release } from './release.ts';

/** Somebody of the staff: how the issuer of the sign-in knows them, and how people do. */
const personSchema = z.object({ subject: z.string(), name: z.string() });

/** @see personSchema */
export type Person = z.infer<typeof personSchema>;

/** Stands for the sentences of *Das Wichtigste in Kürze* where a text is named; all other texts have the id of their chapter. */
export const summaryText = 'zusammenfassung';

const draftTextSchema = z.object({
  text: z.string().max(longestCommentary),
  version: z.int().min(1),
  /** Which numbers it was written for, or confirmed for since (`figuresName`); absent while there was no preview. */
  figures: z.string().optional(),
});

/**
 * Somebody who may see a report before it appears. Name and function are public when they were invited; the address is not, and is forgotten
 * when the report has appeared.
 */
export const earlyReaderSchema = z.object({
  name: z.string().trim().min(1).max(120),
  role: z.string().trim().min(1).max(120),
  address: z.email().max(200),
  /** Since when they may have their link. */
  invitedAt: instantSchema.optional(),
});

/** @see earlyReaderSchema */
export type EarlyReader = z.infer<typeof earlyReaderSchema>;

/**
 * The draft of a month's report: what staff add and decide before it appears, one item per month. It lives on for corrections.
 * `version` grows with every write and is its lock, `textVersion` with every edited text and is what an approval names.
 */
export const releaseDraftSchema = z.object({
  month: monthSchema,
  version: z.int().min(1),
  createdAt: instantSchema,
  texts: z.record(z.string(), draftTextSchema),
  textVersion: z.int().min(0),
  /** Who edited a text last. */
  editedBy: personSchema.extend({ at: instantSchema }).optional(),
  /** Counts as long as no text was edited since. */
  approval: personSchema.extend({ textVersion: z.int(), at: instantSchema }).optional(),
  /** While it is there, nothing of the month is published. */
  hold: personSchema.extend({ reason: z.string(), at: instantSchema }).optional(),
  /** The audit found numbers that could be concluded: nothing is published before staff have looked at it. */
  stop: z.object({ at: instantSchema, cells: z.array(z.string()) }).optional(),
  /** Cells that staff have hidden beside those that the rules hide. */
  alsoHidden: z.array(z.string()),
  preRelease: z.array(earlyReaderSchema),
  /** The newest preview that lies ready. `figures`: the name of the numbers in it. */
  preview: z.object({ revision: z.int(), at: instantSchema, figures: z.string().optional() }).optional(),
  /** What the office was already told of by mail. */
  told: z.object({
    held: instantSchema.optional(),
    late: instantSchema.optional(),
    /** The revision that appeared last. */
    appeared: z.int().optional(),
  }),
});

/** @see releaseDraftSchema */
export type ReleaseDraft = z.infer<typeof releaseDraftSchema>;

const eventFacts = { month: monthSchema, at: instantSchema, /** The version of the draft that it made. */ version: z.int() };

/**
 * Something that happened to the draft: the history of the report, and what mails are made of. A text that was edited is kept with it, so no
 * version is lost.
 */
export const releaseEventSchema = z.discriminatedUnion('kind', [
  /** `by`: who did not wait for the schedule. */
  z.object({ ...eventFacts, kind: z.literal('release.drafted'), by: z.string().optional() }),
  z.object({ ...eventFacts, kind: z.literal('release.preview-made'), first: z.boolean() }),
  z.object({ ...eventFacts, kind: z.literal('release.text-edited'), text: z.string(), content: z.string(), by: z.string() }),
  z.object({ ...eventFacts, kind: z.literal('release.approved'), textVersion: z.int(), by: z.string() }),
  z.object({ ...eventFacts, kind: z.literal('release.held'), reason: z.string(), by: z.string() }),
  z.object({ ...eventFacts, kind: z.literal('release.continued'), by: z.string() }),
  z.object({ ...eventFacts, kind: z.literal('release.hiding-changed'), cells: z.array(z.string()), by: z.string() }),
  z.object({ ...eventFacts, kind: z.literal('release.readers-changed'), by: z.string() }),
  z.object({ ...eventFacts, kind: z.literal('release.readers-invited') }),
  /** The report has appeared: their addresses are of no more use. */
  z.object({ ...eventFacts, kind: z.literal('release.readers-forgotten') }),
  z.object({ ...eventFacts, kind: z.literal('release.asked'), wants: z.enum(['preview', 'publication']), by: z.string() }),
  /** Due, and not published because it is held. */
  z.object({ ...eventFacts, kind: z.literal('release.still-held'), reason: z.string() }),
  /** Due some time ago; it is being published now. */
  z.object({ ...eventFacts, kind: z.literal('release.late'), due: instantSchema }),
  z.object({ ...eventFacts, kind: z.literal('release.stopped'), cells: z.array(z.string()) }),
  /** A revision is public. `leftOut`: approved texts that are not in it, because nobody confirmed them for its numbers. */
  z.object({ ...eventFacts, kind: z.literal('release.appeared'), revision: z.int(), leftOut: z.array(z.string()) }),
]);

/** @see releaseEventSchema */
export type ReleaseEvent = z.infer<typeof releaseEventSchema>;

/** What staff want of the renderer; it starts from the stored request. `reason`: the public one of a correction. */
export const releaseRequestSchema = z.object({
  month: monthSchema,
  version: z.int(),
  wants: z.enum(['preview', 'publication']),
  at: instantSchema,
  reason: z.string().optional(),
});

/** @see releaseRequestSchema */
export type ReleaseRequest = z.infer<typeof releaseRequestSchema>;

type EventInput<E = ReleaseEvent> = E extends unknown ? Omit<E, 'month' | 'version'> : never;

/** A draft after something happened: to be kept together with what it says happened. */
export type DraftChange = { readonly after: ReleaseDraft; readonly event: ReleaseEvent; readonly request?: ReleaseRequest };

/** @param wants what the renderer shall do next */
export const changed = (
  draft: ReleaseDraft,
  fields: Partial<ReleaseDraft>,
  event: EventInput,
  wants?: Pick<ReleaseRequest, 'wants' | 'reason'>,
): DraftChange => {
  const after = { ...draft, ...fields, version: draft.version + 1 };
  const place = { month: draft.month, version: after.version };
  return { after, event: { ...event, ...place }, ...(wants && { request: { ...place, at: event.at, ...wants } }) };
};

/** A month's draft before anything was written into it. */
const emptyDraft = (month: string, at: string): ReleaseDraft => ({
  month,
  version: 0,
  createdAt: at,
  texts: {},
  textVersion: 0,
  alsoHidden: [],
  preRelease: [],
  told: {},
});

/** The first version of a draft, which asks for its preview. @param by name of who made it; absent: the schedule */
export const newDraft = (month: string, at: string, by?: string): DraftChange =>
  changed(emptyDraft(month, at), {}, { kind: 'release.drafted', at, ...(by !== undefined && { by }) }, { wants: 'preview' });

/** The same, to be written with something else that happened at once. */
export const draftOrEmpty = (draft: ReleaseDraft | undefined, month: string, at: string): ReleaseDraft => draft ?? emptyDraft(month, at);

/** A text is edited: an approval of what was there before counts no more. */
export const edited = (draft: ReleaseDraft, { text, content, by, at }: { text: string; content: string; by: Person; at: string }): DraftChange => {
  const { approval: _void, ...open } = draft;
  const version = (draft.texts[text]?.version ?? 0) + 1;
  const figures = draft.preview?.figures;
  const typed = { text: content, version, ...(figures !== undefined && { figures }) };
  return changed(
    open,
    { texts: { ...draft.texts, [text]: typed }, textVersion: draft.textVersion + 1, editedBy: { ...by, at } },
    { kind: 'release.text-edited', text, content, by: by.name, at },
  );
};

/**
 * All texts are approved for the numbers of the preview. Those who read early see what was approved, so a preview of it is asked for.
 * @param figures name of the numbers in the preview that was read
 */
export const approved = (draft: ReleaseDraft, { figures, by, at }: { figures: string; by: Person; at: string }): DraftChange => {
  const { textVersion } = draft;
  const texts = Object.fromEntries(Object.entries(draft.texts).map(([id, text]) => [id, { ...text, figures }]));
  return changed(
    draft,
    { texts, approval: { ...by, textVersion, at } },
    { kind: 'release.approved', textVersion, by: by.name, at },
    { wants: 'preview' },
  );
};

/** A revision is public: what it was stopped for before is over. @returns `undefined` when the draft says so already */
export const appeared = (
  { stop, ...draft }: ReleaseDraft,
  { revision, leftOut, at }: { revision: number; leftOut: readonly string[]; at: string },
): DraftChange | undefined =>
  stop === undefined && draft.told.appeared === revision
    ? undefined
    : changed(draft, { told: { ...draft.told, appeared: revision } }, { kind: 'release.appeared', revision, leftOut: [...leftOut], at });

/** Whether somebody else than who edited last has approved what stands there now. */
export const isApproved = ({ approval, textVersion }: Pick<ReleaseDraft, 'approval' | 'textVersion'>): boolean =>
  approval?.textVersion === textVersion;

/** The sentences of a text, one per line. */
const sentencesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The texts of a draft as an issue takes them; empty ones are none. */
export const commentaryOf = ({ texts }: Pick<ReleaseDraft, 'texts'>): Commentary => {
  const summary = sentencesOf(texts[summaryText]?.text ?? '');
  const chapters = Object.entries(texts).flatMap(([id, { text }]) => (id === summaryText || text.trim() === '' ? [] : [[id, text] as const]));
  return { ...(summary.length > 0 && { summary }), chapters: Object.fromEntries(chapters.sort(([a], [b]) => (a < b ? -1 : 1))) };
};

/** Names of the texts in a commentary: `summaryText`, and those of its chapters. */
export const textNames = ({ summary, chapters }: Commentary): readonly string[] => [
  ...(summary === undefined ? [] : [summaryText]),
  ...Object.keys(chapters),
];

/** A text of a commentary by its name, as it was typed; empty where there is none. */
export const textIn = ({ summary = [], chapters }: Commentary, name: string): string =>
  name === summaryText ? summary.join('\n') : (chapters[name] ?? '');

/** A commentary without some of its texts. @returns `undefined` when nothing is left */
export const commentaryWithout = ({ summary, chapters }: Commentary, names: readonly string[]): Commentary | undefined => {
  const rest = Object.fromEntries(Object.entries(chapters).filter(([id]) => !names.includes(id)));
  const left = { ...(summary && !names.includes(summaryText) && { summary }), chapters: rest };
  return isEmpty(left) ? undefined : left;
};

const isEmpty = ({ summary, chapters }: Commentary): boolean => summary === undefined && Object.keys(chapters).length === 0;

/**
 * What of the staff's work goes into an issue. A publication takes approved texts only: where texts were edited and not approved since, a
 * correction keeps those of the issue before. A preview takes all. Named as early readers are those who may have had their link.
 */
export const issueTexts = (
  draft: ReleaseDraft | undefined,
  newest: Release | undefined,
  whose: 'approved' | 'all',
): Pick<Release, 'commentary' | 'alsoHidden' | 'preRelease'> => {
  const taken = draft !== undefined && (whose === 'all' || isApproved(draft)) ? commentaryOf(draft) : newest?.commentary;
  const commentary = taken === undefined || isEmpty(taken) ? undefined : taken;
  const alsoHidden = draft?.alsoHidden ?? newest?.alsoHidden ?? [];
  const invited = (draft?.preRelease ?? []).filter(({ invitedAt }) => whose === 'all' || invitedAt !== undefined);
  const readers = newest === undefined ? invited.map(({ name, role }) => ({ name, role })) : (newest.preRelease ?? []);
  return { ...(commentary && { commentary }), ...(readers.length > 0 && { preRelease: readers }), ...(alsoHidden.length > 0 && { alsoHidden }) };
};

/** A release event of one kind. */
export type EventOf<K extends ReleaseEvent['kind']> = Extract<ReleaseEvent, { kind: K }>;
