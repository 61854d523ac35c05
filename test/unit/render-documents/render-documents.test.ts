import { expect, it } from 'vitest';
import { applicationPaper } from '../../../functions/render-documents/application-paper.ts';
import { noticePaper } from '../../../functions/render-documents/notice-paper.ts';
import type { Paper } from '../../../functions/render-documents/paper.ts';
import { renderDocuments } from '../../../functions/render-documents/render-documents.ts';
import { county } from '../../../shared/county/county.ts';
import type { ApplicationEvent } from '../../../shared/domain/funding/application.ts';
import type { Decision } from '../../../shared/domain/funding/decision.ts';
import { type ApplicationDocument, documentKey } from '../../../shared/store/document-store.ts';
import { application, madeUnder } from './example-application.ts';
import { exampleDecision } from './example-decisions.ts';

const event: ApplicationEvent = {
  applicationId: application.id,
  reference: application.reference,
  kind: 'application.submitted',
  at: application.submittedAt,
  actor: 'applicant',
  to: 'submitted',
};

/** Renders into a list; the bytes are the title. */
const world = (stored: typeof application | undefined, decisions: readonly Decision[] = []) => {
  const kept: ApplicationDocument[] = [];
  return {
    kept,
    deps: {
      application: async (id: string) => (id === stored?.id ? stored : undefined),
      roundVersion: async (id: string, version: number) => (id === madeUnder.id && version === madeUnder.version ? madeUnder : undefined),
      decisionsOf: async (id: string) => (id === stored?.id ? decisions : []),
      paper: applicationPaper({ county, exampleData: false }),
      noticePaper: noticePaper({ county, exampleData: false }),
      render: ({ title, parts }: Paper) => new TextEncoder().encode(`${title}\n${JSON.stringify(parts[0])}`),
      keep: async (document: ApplicationDocument) => void kept.push(document),
    },
  };
};

it('keeps the copy of an application that was submitted under its reference', async () => {
  const { kept, deps } = world(application);
  await renderDocuments(event, deps);
  const [[key, text] = [], ...others] = kept.map((document) => [documentKey(document), new TextDecoder().decode(document.body)]);
  expect([key, others]).toEqual([`antraege/${application.id}/antrag-INT-2026-0042.pdf`, []]);
  expect(text).toMatch(/^Antrag INT-2026-0042: Gemeinsam kochen, gemeinsam reden\n/);
  // The title of the round in the version that it was made under.
  expect(text).toContain('Integrationsmittel 2027');
});

it('fails for an application that is not there, so that the event comes again', async () => {
  const { kept, deps } = world(undefined);
  await expect(renderDocuments(event, deps)).rejects.toThrow(application.id);
  expect(kept).toEqual([]);
});

it('makes no copy when an application is withdrawn', async () => {
  const { kept, deps } = world(application);
  await renderDocuments({ ...event, kind: 'application.withdrawn', from: 'submitted', to: 'withdrawn' }, deps);
  expect(kept).toEqual([]);
});

const issued: ApplicationEvent = { ...event, kind: 'decision.issued', to: 'award_issued' };

it('keeps the notice of a decision that was issued under its number, from the decision that the event names', async () => {
  const award = exampleDecision('award');
  const amendment = exampleDecision('amendment', { number: 2 });
  const { kept, deps } = world(application, [award, amendment]);
  await renderDocuments({ ...issued, subject: award.id }, deps);
  await renderDocuments({ ...issued, subject: amendment.id }, deps);
  expect(kept.map((document) => [documentKey(document), new TextDecoder().decode(document.body).split('\n')[0]])).toEqual([
    [`antraege/${application.id}/bescheid-INT-2026-0042-1.pdf`, 'Zuwendungsbescheid: Gemeinsam kochen, gemeinsam reden'],
    [`antraege/${application.id}/bescheid-INT-2026-0042-2.pdf`, 'Änderungsbescheid: Gemeinsam kochen, gemeinsam reden'],
  ]);
});

it.each(['decline', 'release'] as const)('writes nobody a letter about a %s', async (kind) => {
  const decision = exampleDecision(kind);
  const { kept, deps } = world(application, [decision]);
  await renderDocuments({ ...issued, subject: decision.id }, deps);
  expect(kept).toEqual([]);
});

it('fails for a decision that is not there, so that the event comes again', async () => {
  const { kept, deps } = world(application, []);
  await expect(renderDocuments({ ...issued, subject: 'gone' }, deps)).rejects.toThrow('gone');
  expect(kept).toEqual([]);
});
