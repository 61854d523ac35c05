import * as z from 'zod';
import { instantSchema } from '../calendar.ts';
import { roundSchema } from './round.ts';

const personSchema = z.object({ subject: z.string(), name: z.string() });

/** Somebody of the staff, as a proposal and an opening name them. */
export type RoundPerson = z.infer<typeof personSchema>;

/**
 * A version of a round that nobody can apply under yet. Whoever wrote any of it (`editors`) cannot open it.
 * - `round.version`: the version that it becomes.
 * - `revision`: counts every change; a write names the one it read.
 * - `state`: `draft` while it is written, `proposed` once it waits for a second person.
 */
export const roundProposalSchema = z.object({
  round: roundSchema,
  revision: z.int().min(1),
  state: z.enum(['draft', 'proposed']),
  editors: z.array(personSchema).min(1),
  /** Subjects of the editors: what the condition of opening looks at. */
  editorSubjects: z.array(z.string()).min(1),
  changedAt: instantSchema,
  proposedAt: instantSchema.optional(),
  /** Why a second person gave it back last. */
  returned: z.object({ by: personSchema, at: instantSchema, reason: z.string() }).optional(),
});

/** @see roundProposalSchema */
export type RoundProposal = z.infer<typeof roundProposalSchema>;

/** Who wrote a version of a round, and who opened it when. Kept for ever. */
export const roundOpeningSchema = z.object({
  roundId: z.string(),
  version: z.int().min(1),
  editors: z.array(personSchema),
  openedBy: personSchema,
  at: instantSchema,
});

/** @see roundOpeningSchema */
export type RoundOpening = z.infer<typeof roundOpeningSchema>;

/** A proposal after somebody has written on it: it is a draft again, and this person cannot open it any more. */
export const editedBy = (
  round: RoundProposal['round'],
  before: RoundProposal | undefined,
  { subject, name }: RoundPerson,
  at: string,
): RoundProposal => {
  const { editors = [], returned, revision = 0 } = before ?? {};
  const all = editors.some((editor) => editor.subject === subject) ? editors : [...editors, { subject, name }];
  return {
    round,
    revision: revision + 1,
    state: 'draft',
    editors: all,
    editorSubjects: all.map((editor) => editor.subject),
    changedAt: at,
    ...(returned && { returned }),
  };
};
