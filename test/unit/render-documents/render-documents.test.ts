import { expect, it } from 'vitest';
import { applicationPaper } from '../../../functions/render-documents/application-paper.ts';
import type { Paper } from '../../../functions/render-documents/paper.ts';
import { renderDocuments } from '../../../functions/render-documents/render-documents.ts';
import { county } from '../../../shared/county/county.ts';
import type { ApplicationEvent } from '../../../shared/domain/funding/application.ts';
import { type ApplicationDocument, documentKey } from '../../../shared/store/document-store.ts';
import { application, madeUnder } from './example-application.ts';

const event: ApplicationEvent = {
  applicationId: application.id,
  reference: application.reference,
  kind: 'application.submitted',
  at: application.submittedAt,
  actor: 'applicant',
  to: 'submitted',
};

/** Renders into a list; the bytes are the title. */
const world = (stored: typeof application | undefined) => {
  const kept: ApplicationDocument[] = [];
  return {
    kept,
    deps: {
      application: async (id: string) => (id === stored?.id ? stored : undefined),
      roundVersion: async (id: string, version: number) => (id === madeUnder.id && version === madeUnder.version ? madeUnder : undefined),
      paper: applicationPaper({ county, exampleData: false }),
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
