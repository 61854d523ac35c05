import { expect, it } from 'vitest';
import { createDraft } from '../../../functions/edit-report/change-draft.ts';
import { county } from '../../../shared/county/county.ts';
import { memoryReleaseDrafts } from '../../support/memory-release-drafts.ts';

it('a draft is made once, and remembers who did not wait for the schedule', async () => {
  const drafts = memoryReleaseDrafts();
  const deps = { ...drafts.store, county, notes: async () => undefined, now: () => '2026-11-20T05:00:00.000Z' };
  await createDraft('2026-10', { subject: 'ada', name: 'Ada Beispiel' }, deps);
  await createDraft('2026-10', { subject: 'bo', name: 'Bo Beispiel' }, deps);
  expect(drafts.events).toMatchObject([{ kind: 'release.drafted', by: 'Ada Beispiel' }]);
});
