import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { sectionOfSlug } from '../../../shared/domain/funding/draft.ts';
import { logger } from '../../../shared/runtime/logger.ts';
import { applicationSite } from '../../support/application-routes.ts';
import { fullRound } from '../../support/full-submission.ts';
import { formPages, typedForms } from '../../support/typed-forms.ts';

const faults = vi.spyOn(logger, 'error');

describe('whatever a browser sends to a page of a draft', () => {
  it('is kept, or answered with a page that says why not, 2,000 times', async () => {
    const site = applicationSite({ rounds: [fullRound] });
    const kim = site.browserOf('kim@verein.example');
    const begun = await kim.post('/antrag/entwuerfe', new URLSearchParams({ key: 'k', runde: fullRound.id }));
    const draft = String(begun.headers['location']);
    const id = draft.slice(draft.lastIndexOf('/') + 1);
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(formPages, typedForms, async (page, form) => {
        const [before, events] = [site.drafts.drafts.get(id), site.drafts.events.length];
        const section = sectionOfSlug(page);
        const shown = section === undefined ? before?.version : (before?.sections[section]?.version ?? 0);
        if (form.get('version') === 'current') form.set('version', String(shown));
        form.set('runde', String(fullRound.version));
        const { statusCode, headers, body } = await kim.post(`${draft}/${page}`, form);
        seen.add(statusCode);
        if (statusCode >= 500) throw new Error(`a fault: ${JSON.stringify(faults.mock.lastCall)}`);
        const after = site.drafts.drafts.get(id);
        // A save and its event are one; a no leaves everything as it was.
        const saves = (after?.version ?? 0) - (before?.version ?? 0);
        if (![0, 1].includes(saves) || site.drafts.events.length !== events + saves) throw new Error(`half a write: ${saves}`);
        if (statusCode === 303 ? headers['location'] === undefined : saves !== 0 || !body.startsWith('<!doctype html>')) throw new Error(body);
        if (site.applications.size > 0) throw new Error('submitted');
      }),
      { numRuns: 2000 },
    );
    expect([...seen].toSorted()).toEqual([303, 404, 409, 422]);
    // What was typed can be read again on every page.
    for (const page of ['', '/organisation', '/projekt', '/ziele', '/kosten', '/finanzierung', '/anlagen', '/erklaerungen', '/absenden']) {
      expect((await kim.get(`${draft}${page}`)).statusCode, page).toBe(200);
    }
  }, 120_000);
});
