import * as z from 'zod';
import { addDays, type Instant, type IsoDate, inBerlin, instantSchema } from '../calendar.ts';
import type { Round } from './round.ts';

/** Sections of an application that is being written, in the order of its pages: German page name (`/antrag/entwuerfe/<id>/<slug>`) and title. */
export const draftSections = {
  check: { slug: 'pruefen', title: 'Prüfen, ob Sie Geld beantragen können' },
  organisation: { slug: 'organisation', title: 'Ihre Organisation' },
  project: { slug: 'projekt', title: 'Ihr Projekt' },
  goals: { slug: 'ziele', title: 'Ziele und Zielgruppe' },
  costs: { slug: 'kosten', title: 'Kosten' },
  financing: { slug: 'finanzierung', title: 'Finanzierung' },
  attachments: { slug: 'anlagen', title: 'Anlagen' },
  declarations: { slug: 'erklaerungen', title: 'Erklärungen' },
} as const;

/** The ninth page; nothing is typed there, so it is no section. */
export const draftReview = { slug: 'absenden', title: 'Prüfen und absenden' } as const;

/** Code of a section. */
export type DraftSection = keyof typeof draftSections;

/** The section of a page, or `undefined` when the text is no page of a section. */
export const sectionOfSlug = (slug: string): DraftSection | undefined => {
  for (const code of draftSectionCodes) if (draftSections[code].slug === slug) return code;
  return undefined;
};

const codesInOrder = <K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] => {
  const codes: K[] = [];
  for (const code in record) codes.push(code);
  return codes;
};

/** Codes of the sections in the order of the pages. */
export const draftSectionCodes: readonly DraftSection[] = codesInOrder(draftSections);

/** What was typed in a section: any JSON object. What it means is the matter of whoever submits it. */
export type DraftContent = Record<string, z.core.util.JSONType>;

/** A section as it was saved last. `version`: the version of the draft that saved it, so no two saves of a section ever share one. */
export type SavedSection = { readonly version: number; readonly at: Instant; readonly by: string; readonly content: DraftContent };

/** Who may edit. `principal`: 64 hex digits; API clients have no `address`, so they get no mails. */
export type DraftEditor = { readonly principal: string; readonly address?: string | undefined };

/** An application that is being written. Its id becomes the application's. */
export type Draft = {
  readonly id: string;
  /** Counts every change by a person; a write names the version it read. */
  readonly version: number;
  readonly roundId: string;
  /** Version of the round's parameters at the time the draft was begun. */
  readonly roundVersion: number;
  readonly createdAt: Instant;
  /** Last change of what is typed, or the creation. */
  readonly savedAt: Instant;
  /** Epoch second after which the table may delete it. @see expiryOfDraft */
  readonly expiresAt: number;
  readonly owner: string;
  /** Everybody who may edit, the owner first. */
  readonly editors: readonly DraftEditor[];
  readonly sections: Readonly<Partial<Record<DraftSection, SavedSection>>>;
  /** Hash of the permit that lets it be submitted after the round has closed. */
  readonly latePermit?: string | undefined;
};

/** Most people who edit a draft, its owner among them. */
export const maximumEditors = 10;

/** Most drafts that one person has at a time. Submitted ones do not count. */
export const maximumDrafts = 20;

/** Most bytes of a section, and of all sections together, as JSON in UTF-8: an item of DynamoDB has at most 400 KB. */
export const maximumSectionBytes = 60 * 1024;
export const maximumDraftBytes = 250 * 1024;

/** A principal: see `Draft`. */
export const principalSchema = z.string().regex(/^[0-9a-f]{64}$/);

const once = <S>(make: () => S): (() => S) => {
  let made: S | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** Any JSON object. Schemas of drafts are made when first asked for: not everyone who starts cold reads drafts. */
export const draftContentSchema = once(() => z.record(z.string(), z.json()));

/** @see Draft */
export const draftSchema = once(() =>
  z.object({
    id: z.uuid(),
    version: z.int().min(1),
    roundId: z.string(),
    roundVersion: z.int().min(1),
    createdAt: instantSchema,
    savedAt: instantSchema,
    expiresAt: z.int(),
    owner: principalSchema,
    editors: z.array(z.object({ principal: principalSchema, address: z.email().max(200).optional() })).min(1),
    sections: z.partialRecord(
      z.enum(draftSectionCodes),
      z.object({ version: z.int().min(1), at: instantSchema, by: principalSchema, content: draftContentSchema() }),
    ),
    latePermit: principalSchema.optional(),
  }),
);

/** What happens to a draft: who changed what, and the outbox for mails. Ids and hashes only, no personal data. */
export const draftEventSchema = once(() =>
  z.object({
    draftId: z.uuid(),
    /** The version that the change made. */
    version: z.int().min(1),
    kind: z.enum(['draft.created', 'draft.saved', 'draft.prolonged', 'draft.editor-invited', 'draft.editor-removed']),
    at: instantSchema,
    /** Principal of who did it. */
    actor: principalSchema,
    /** `draft.saved`: the section; absent when the whole draft was replaced. */
    section: z.enum(draftSectionCodes).optional(),
    /** `draft.saved`: nothing had been saved before. */
    first: z.literal(true).optional(),
    /** Whom the owner invited or removed. */
    editor: principalSchema.optional(),
  }),
);

/** @see draftEventSchema */
export type DraftEvent = z.infer<ReturnType<typeof draftEventSchema>>;

/** Days between the date of the sweep and the table's own deletion: the sweep also deletes files and leaves a proof, so it comes first. */
const daysForTheSweep = 7;

/**
 * Until when a draft is kept after a change: to the end of the day (Berlin) that lies `retention.draftDays` days later; the sweep of the
 * next night deletes it.
 * @returns the epoch second for the table's own deletion, a week after that sweep
 */
export const expiryOfDraft = ({ retention }: Pick<Round, 'retention'>, savedAt: Instant): number => {
  const keptUntil = addDays(inBerlin(savedAt).date, retention.draftDays);
  return Date.parse(addDays(keptUntil, 1 + daysForTheSweep)) / 1000;
};

/** The last day (Berlin) on which a draft is certainly there: what people are told. */
export const keptUntil = ({ expiresAt }: Pick<Draft, 'expiresAt'>): IsoDate =>
  addDays(new Date(expiresAt * 1000).toISOString().slice(0, 10), -1 - daysForTheSweep);

/** Has the time of a draft passed? */
export const isOver = (draft: Pick<Draft, 'expiresAt'>, at: Instant): boolean => inBerlin(at).date > keptUntil(draft);

/** May this person read and edit the draft? */
export const mayEdit = ({ editors }: Pick<Draft, 'editors'>, principal: string): boolean => editors.some((editor) => editor.principal === principal);

const titledSchema = once(() => z.looseObject({ project: z.looseObject({ title: z.string().trim().min(1) }) }));

/** The title of the project as it is typed so far; `undefined` when there is none. */
export const titleOfDraft = ({ sections }: Pick<Draft, 'sections'>): string | undefined =>
  titledSchema().safeParse(sections.project?.content).data?.project.title;

/** A draft begins, empty. @param latePermit see `Draft` */
export const openDraft = ({
  id,
  at,
  round,
  owner,
  latePermit,
}: {
  readonly id: string;
  readonly at: Instant;
  readonly round: Pick<Round, 'id' | 'version' | 'retention'>;
  readonly owner: DraftEditor;
  readonly latePermit?: string | undefined;
}): Draft => ({
  id,
  version: 1,
  roundId: round.id,
  roundVersion: round.version,
  createdAt: at,
  savedAt: at,
  expiresAt: expiryOfDraft(round, at),
  owner: owner.principal,
  editors: [owner],
  sections: {},
  ...(latePermit !== undefined && { latePermit }),
});
