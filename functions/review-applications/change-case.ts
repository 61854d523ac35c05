import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import type { ApplicationEvent } from '../../shared/domain/funding/application.ts';
import { eventSentence } from '../../shared/domain/funding/event-sentences.ts';
import type { Doer, ReviewChange } from '../../shared/domain/funding/review-changes.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { ReviewStore } from '../../shared/store/review-store.ts';
import { type CaseView, type OpenDeps, readCase } from './open-case.ts';
import { stepTexts } from './step-texts.ts';

/** What changing a case needs from outside. */
export type ChangeDeps = OpenDeps & Pick<ReviewStore, 'record'>;

/** Which case, who changes it, and the version that their page showed. */
export type Asked = { readonly id: string; readonly version: number; readonly staff: Pick<StaffSession, 'subject' | 'name'> };

/** The same where it does not matter what the page showed. */
type Asking = Omit<Asked, 'version'> & { readonly version: number | 'any' };

const attempts = 3;

/** What happened after a version, as sentences. */
export const happenedSince = (events: readonly ApplicationEvent[], version: number): readonly string[] =>
  events
    .filter(({ number = 0 }) => number > version)
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
    .map(eventSentence);

/**
 * Reads the case, lets the caller decide, and writes what was decided, if the case is still what the page showed. What stands there
 * already is written no second time, so that a form may come again.
 * @param decide throws a Refusal when it is not possible; `undefined` when it is done
 * @throws Refusal `not-found`, also for whoever has declared a conflict; `version-conflict` with what happened since
 */
export const changeCase = async (
  deps: ChangeDeps,
  { id, version, staff }: Asking,
  decide: (view: CaseView, doer: Doer) => ReviewChange | undefined,
): Promise<void> => {
  const by = { subject: staff.subject, name: staff.name };
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const view = await readCase(deps, id, staff);
    const decided = decide(view, { by, at: view.at });
    if (decided === undefined) return;
    if (version !== 'any' && view.application.version !== version) {
      throw new Refusal('version-conflict', [stepTexts.stale, ...happenedSince(view.file.events, version), stepTexts.staleNext].join(' '));
    }
    if (await deps.record({ staff: staff.subject, ...decided })) return;
  }
  throw new Refusal('version-conflict', `${stepTexts.stale} ${stepTexts.staleNext}`);
};
