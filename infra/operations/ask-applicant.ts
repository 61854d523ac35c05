import { type Instant, inBerlin } from '../../shared/domain/calendar.ts';
import { applicationStates } from '../../shared/domain/funding/application.ts';
import {
  type InformationRequest,
  informationRequestSchema,
  mayBeAsked,
  openRequestOf,
  requestOf,
} from '../../shared/domain/funding/information-request.ts';
import type { RequestStore } from '../../shared/store/request-store.ts';

/** What staff wants to know, as it was typed. */
export type Asked = { readonly reference: string; readonly text: string; readonly points: readonly string[]; readonly dueDate: string };

/** What asking needs from outside. */
export type AskDeps = Pick<RequestStore, 'applicationUnder' | 'requestsOf' | 'ask'> & { readonly now: () => Instant; readonly newId: () => string };

const questionsSchema = informationRequestSchema.pick({ text: true, points: true, dueDate: true });

/**
 * Asks the applicant for what is missing; the mail follows by itself. The same questions again while they are open are the same request.
 * @returns the request, or an English sentence that says why nothing was written
 */
export const askApplicant = async (
  { reference, ...asked }: Asked,
  { applicationUnder, requestsOf, ask, now, newId }: AskDeps,
): Promise<InformationRequest | string> => {
  const at = now();
  const { data: questions, error } = questionsSchema.safeParse(asked);
  if (questions === undefined) {
    const wrong = [...new Set(error.issues.map(({ path }) => path.join('.')))];
    return `Not right: ${wrong.join(', ')}. Give --due as YYYY-MM-DD, and one to twenty --point of at most 500 characters each.`;
  }
  if (questions.dueDate < inBerlin(at).date) return `${questions.dueDate} is over.`;
  const before = await applicationUnder(reference);
  if (before === undefined) return `There is no application ${reference}.`;
  const open = openRequestOf(await requestsOf(before.id));
  if (open !== undefined) {
    const { text, points, dueDate } = open;
    const same = JSON.stringify({ text, points, dueDate }) === JSON.stringify(questions);
    return same ? open : `${reference} has an open request, due ${dueDate}: wait for the answer.`;
  }
  if (!mayBeAsked(before.state)) return `${reference} is „${applicationStates[before.state]}“: nothing can be asked any more.`;
  const change = requestOf(before, questions, { id: newId(), at, by: 'staff' });
  return (await ask(change)) ? change.request : `Somebody changed ${reference} at the same moment. Nothing was written: try again.`;
};
