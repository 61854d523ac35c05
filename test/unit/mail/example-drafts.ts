import type { Draft } from '../../../shared/domain/funding/draft.ts';
import type { KnownDraft } from '../../../shared/mail/templates/draft-facts.ts';
import { newDraft, principalOf } from '../../support/drafts.ts';
import { round } from '../../support/submissions.ts';

const begun = newDraft({ id: '3f0e7a52-9d1c-4b8e-8f3a-5c6d7e8f9a0b', owner: { principal: principalOf('kim'), address: 'kim@verein.example' } });

/** A draft with a title, as somebody typed it. */
export const titled = (title: string): Draft => ({
  ...begun,
  version: 2,
  sections: { project: { version: 2, at: begun.createdAt, by: begun.owner, content: { project: { title } } } },
});

export const knownDraft: KnownDraft = { draft: titled('Gemeinsam kochen'), round, isOpen: true };

/** Everything that can be long, and a title that no rule has ever seen. */
export const longDraft: KnownDraft = {
  draft: titled(`Donau\u0000dampf\r\nschifffahrt\ud800${'Gesellschaft'.repeat(500)}`),
  round: { ...round, title: 'Integrationsmittel für Vereine und Initiativen '.repeat(3).trim() },
  isOpen: true,
};

export const lateDraft: KnownDraft = { ...knownDraft, draft: begun, isOpen: false };
