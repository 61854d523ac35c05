import { createHash, randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { applicantOf } from '../../shared/domain/access/applicant.ts';
import { type Draft, expiryOfDraft } from '../../shared/domain/funding/draft.ts';
import { openApplication } from '../../shared/domain/funding/open-application.ts';
import { freeze } from '../../shared/domain/funding/snapshot.ts';
import { applicantStore } from '../../shared/store/applicant-store.ts';
import { draftStore } from '../../shared/store/draft-store.ts';
import { draftSubmission } from '../../shared/store/draft-submission.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { newDraft, newPrincipal } from '../support/drafts.ts';
import { startTables } from '../support/local-cloud.ts';
import { round, submission } from '../support/submissions.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const access = { client, table: tables.funding };
const [drafts, funding, applicants] = [draftStore(access), fundingStore(access), applicantStore(access)];
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const at = '2027-03-02T10:00:00.000Z';

const begun = async (): Promise<Draft> => {
  const draft = newDraft({ owner: { principal: newPrincipal() } });
  await drafts.create({ key: randomUUID(), draft });
  return draft;
};
/** Submits a draft as it was read. */
const submit = (draft: Draft) =>
  funding.submit({
    key: `draft:${draft.id}`,
    contentHash: hash(JSON.stringify([draft.id, draft.version])),
    at,
    keyExpiresAt: Date.parse('2027-11-30T00:00:00Z') / 1000,
    applicant: applicantOf(submission.contact.email, hash),
    also: draftSubmission(tables.funding, draft, at),
    open: (reference) => freeze(openApplication(submission, { id: draft.id, reference, at, round }), 'https://teilhabe.example/schema.json', hash),
  });
const save = ({ id, owner: principal, version: readVersion }: Draft, title: string) =>
  drafts.replaceAll({ id, principal, at, expiresAt: expiryOfDraft(round, at), readVersion, sections: { project: { project: { title } } } });

describe('a draft that is submitted', () => {
  it('becomes an application of the same id, which who wrote it can open, and its contact', async () => {
    const draft = await begun();
    const { reference } = await submit(draft);
    expect(await drafts.draftOf(draft.owner, draft.id)).toBeUndefined();
    const application = await applicants.applicationOf(draft.owner, draft.id);
    expect(application).toMatchObject({ id: draft.id, reference, state: 'submitted' });
    expect(await applicants.applicationOf(applicantOf(submission.contact.email, hash), draft.id)).toEqual(application);
    expect(await applicants.applicationOf(newPrincipal(), draft.id)).toBeUndefined();
  });

  it('is submitted once, however often and however many at once', async () => {
    const draft = await begun();
    const receipts = await Promise.all(Array.from({ length: 10 }, () => submit(draft)));
    expect(new Set(receipts.map(({ reference }) => reference)).size).toBe(1);
    expect(await submit(draft)).toEqual(receipts[0]);
  });

  it('is refused when it was saved since, and stays', async () => {
    const draft = await begun();
    await save(draft, 'neu');
    await expect(submit(draft)).rejects.toMatchObject({ code: 'version-conflict', status: 409 });
    expect(await drafts.draftOf(draft.owner, draft.id)).toMatchObject({ version: 2 });
    expect(await funding.application(draft.id)).toBeUndefined();
  });

  it('is either saved or submitted when both come at once, never half of each', async () => {
    for (let round = 0; round < 12; round += 1) {
      const draft = await begun();
      const [sent, saved] = await Promise.allSettled([submit(draft), save(draft, `Titel ${round}`)]);
      const [left, application] = [await drafts.draftOf(draft.owner, draft.id), await funding.application(draft.id)];
      if (sent.status === 'fulfilled') {
        expect([left, application?.id, saved]).toEqual([undefined, draft.id, { status: 'fulfilled', value: undefined }]);
      } else {
        expect(sent.reason).toMatchObject({ code: 'version-conflict' });
        expect([left?.version, application, saved.status]).toEqual([2, undefined, 'fulfilled']);
      }
    }
  });
});
