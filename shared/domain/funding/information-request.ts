import * as z from 'zod';
import { addDays, type Instant, type IsoDate, inBerlin, instantSchema, isoDateSchema } from '../calendar.ts';
import type { FieldError } from '../refusal.ts';
import type { Application } from './application.ts';
import type { Attachment } from './attachment.ts';
import { checkDueOf, type DeskChange } from './case-row.ts';
import { type ApplicationChange, changeOf, isUndecided } from './life-cycle.ts';
import { paragraphs } from './text.ts';
import { readTyped } from './typed-text.ts';

/** Longest answer to one question, in characters. */
export const answerLimit = 2000;

/** What staff asks of an applicant (Nachforderung), and what it was answered. At most one of an application is open. */
export const informationRequestSchema = z.object({
  id: z.uuid(),
  applicationId: z.uuid(),
  /** What the questions are about, in a sentence or two. */
  text: paragraphs(2000),
  /** The questions, each answered by itself. */
  points: z.array(paragraphs(500)).min(1).max(20),
  /** Last day for the answer. Later ones are taken until there is a decision. */
  dueDate: isoDateSchema,
  askedAt: instantSchema,
  askedBy: z.string(),
  /** Last day of the check when it was asked: the clock stands still from then to the answer. Absent: the usual day of the application. */
  checkDue: isoDateSchema.optional(),
  state: z.enum(['open', 'answered']),
  /** `texts`: one for each point, in their order. `by`: principal of who sent it. */
  answer: z.object({ texts: z.array(paragraphs(answerLimit)), attachmentIds: z.array(z.uuid()), at: instantSchema, by: z.string() }).optional(),
});

/** @see informationRequestSchema */
export type InformationRequest = z.infer<typeof informationRequestSchema>;

/** What staff wants to know. */
export type Questions = Pick<InformationRequest, 'text' | 'points' | 'dueDate'>;

/** What an applicant answers. */
export type Answer = Pick<NonNullable<InformationRequest['answer']>, 'texts' | 'attachmentIds'>;

/** A request is asked or answered: the request as it is then, together with what that does to the application. */
export type RequestChange = ApplicationChange & { readonly request: InformationRequest; readonly desk?: DeskChange };

const asksIn: readonly Application['state'][] = ['submitted', 'formal_check', 'assessed'];

/** May staff ask something? Until there is a decision, and one request at a time. */
export const mayBeAsked = (state: Application['state']): boolean => asksIn.includes(state);

/** Staff asks. Ask `mayBeAsked` before. */
export const requestOf = (
  before: Application,
  { text, points, dueDate }: Questions,
  {
    id,
    at,
    by,
    name,
    checkDue,
  }: { readonly id: string; readonly at: Instant; readonly by: string; readonly name?: string; readonly checkDue?: IsoDate },
): RequestChange => ({
  ...changeOf(
    before,
    { kind: 'information.requested', at, actor: by, ...(name !== undefined && { actorName: name }), subject: id },
    { state: 'info_requested' },
  ),
  request: { id, applicationId: before.id, text, points, dueDate, askedAt: at, askedBy: by, ...(checkDue && { checkDue }), state: 'open' },
  desk: { waitsFor: 'applicant', due: dueDate },
});

/** The day until which the check has time once a request is answered: as many days as the question was open are given back. */
export const dueAfterAnswer = (before: Application, { askedAt, checkDue = checkDueOf(before) }: InformationRequest, at: Instant): IsoDate =>
  addDays(checkDue, daysBetween(inBerlin(askedAt).date, inBerlin(at).date));

const day = 86_400_000;
const daysBetween = (from: IsoDate, to: IsoDate): number => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / day));

/** The request that waits for an answer. */
export const openRequestOf = (requests: readonly InformationRequest[]): InformationRequest | undefined =>
  requests.find(({ state }) => state === 'open');

/** Is the day over? @param today in Berlin */
export const isOverdue = ({ dueDate }: Pick<InformationRequest, 'dueDate'>, today: IsoDate): boolean => dueDate < today;

/** May a request be answered: until there is a decision, also after the day it is due. */
export const mayBeAnswered = (request: InformationRequest, state: Application['state']): boolean => request.state === 'open' && isUndecided(state);

/** The files that belong to the answer of a request: those that were sent to answer, and that no other answer has. */
export const answerFiles = <File extends Pick<Attachment, 'id' | 'kind'>>(
  { id }: Pick<InformationRequest, 'id'>,
  requests: readonly InformationRequest[],
  files: readonly File[],
): readonly File[] => {
  const taken = new Set(requests.flatMap((request) => (request.id === id ? [] : (request.answer?.attachmentIds ?? []))));
  return files.filter((file) => file.kind === 'answer' && !taken.has(file.id));
};

/** Is that what stands there already? A form that was sent twice is one answer. */
export const isSameAnswer = ({ answer }: InformationRequest, { texts, attachmentIds }: Answer): boolean =>
  answer !== undefined && JSON.stringify([answer.texts, answer.attachmentIds]) === JSON.stringify([texts, attachmentIds]);

/**
 * Reads the answer from a form.
 * @returns a text for each point, or every mistake at once: `/antwort/0` …
 */
export const readAnswer = (
  { points }: Pick<InformationRequest, 'points'>,
  typed: readonly string[],
): { readonly texts: string[] } | { readonly errors: readonly FieldError[] } => {
  const schema = paragraphs(answerLimit);
  const read = points.map((_point, index) => readTyped(schema, typed[index] ?? '', `Bitte beantworten Sie Frage ${index + 1}.`));
  const errors = read.flatMap((each, index) => ('wrong' in each ? [{ pointer: `/antwort/${index}`, message: each.wrong }] : []));
  return errors.length > 0 ? { errors } : { texts: read.flatMap((each) => ('text' in each ? [each.text] : [])) };
};

/** The applicant answers: the check goes on where it waited for that. Ask `mayBeAnswered` before. */
export const answerOf = (
  before: Application,
  request: InformationRequest,
  answer: Answer,
  { at, by }: { readonly at: Instant; readonly by: string },
): RequestChange => ({
  ...changeOf(before, { kind: 'information.answered', at, subject: request.id }, before.state === 'info_requested' ? { state: 'formal_check' } : {}),
  request: { ...request, state: 'answered', answer: { ...answer, at, by } },
  ...(before.state === 'info_requested' && { desk: { waitsFor: 'caseworker', due: dueAfterAnswer(before, request, at) } }),
});
