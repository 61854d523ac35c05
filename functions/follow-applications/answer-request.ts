import type { Instant } from '../../shared/domain/calendar.ts';
import { applicationStates } from '../../shared/domain/funding/application.ts';
import { answerFiles, answerOf, isSameAnswer, mayBeAnswered, readAnswer } from '../../shared/domain/funding/information-request.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { AttachmentStore } from '../../shared/store/attachment-store.ts';
import type { RequestStore } from '../../shared/store/request-store.ts';
import { caseTexts } from './case-texts.ts';
import { texts } from './texts.ts';
import { type ChangeDeps, type Whose, writeChange } from './write-change.ts';

/** What answering needs from outside. */
export type AnswerDeps = ChangeDeps & Pick<RequestStore, 'requestsOf'> & Pick<AttachmentStore, 'attachmentsOf'> & { readonly now: () => Instant };

/** An answer as it was typed: a text for each point, in their order. Files were sent before. */
export type TypedAnswer = Whose & { readonly requestId: string; readonly typed: readonly string[] };

/**
 * The applicant answers what staff asked. The same answer again is the same answer.
 * @throws Refusal `invalid-fields` with every mistake, `files-unchecked` while a file is not checked, `version-conflict` when somebody
 *   answered otherwise meanwhile, `too-late` once there is a decision, `not-found` for a request that is none or another's
 */
export const answerRequest =
  ({ requestsOf, attachmentsOf, now, ...deps }: AnswerDeps) =>
  ({ requestId, typed, ...whose }: TypedAnswer): Promise<void> =>
    writeChange(deps, whose, async (before) => {
      const [requests, attachments] = await Promise.all([requestsOf(whose.id), attachmentsOf(whose.id)]);
      const request = requests.find(({ id }) => id === requestId);
      if (request === undefined) throw new Refusal('not-found', texts.unknown);
      const read = readAnswer(request, typed);
      if ('errors' in read) throw new Refusal('invalid-fields', caseTexts.answer.invalid, read.errors);
      const files = answerFiles(request, requests, attachments);
      const attachmentIds = files.filter(({ state }) => state === 'ready').map(({ id }) => id);
      const answer = { texts: read.texts, attachmentIds };
      if (isSameAnswer(request, answer)) return undefined;
      if (request.state === 'answered') throw new Refusal('version-conflict', caseTexts.answer.changed);
      if (!mayBeAnswered(request, before.state)) throw new Refusal('too-late', caseTexts.answer.tooLate(applicationStates[before.state]));
      if (files.some(({ state }) => state === 'checking')) {
        throw new Refusal('files-unchecked', caseTexts.answer.unchecked, [{ pointer: '/dateien', message: caseTexts.answer.unchecked }]);
      }
      return answerOf(before, request, answer, { at: now(), by: whose.applicant });
    });
