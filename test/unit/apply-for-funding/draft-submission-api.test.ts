import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { apiClient, draftIn, problemIn } from '../../support/api-client.ts';
import { applicationSite } from '../../support/application-routes.ts';
import { round, submission } from '../../support/submissions.ts';

const receiptSchema = z.strictObject({
  id: z.uuid(),
  reference: z.string(),
  state: z.string(),
  submittedAt: z.string(),
  links: z.strictObject({ receipt: z.url(), application: z.url() }),
});

const written = async (content: unknown = submission, options: Parameters<typeof applicationSite>[0] = {}) => {
  const site = applicationSite(options);
  const client = await apiClient(site);
  const draft = await client.begun(content);
  return { site, client, draft, id: draft.id };
};
const file = (caseId: string) =>
  ({
    id: crypto.randomUUID(),
    caseId,
    kind: 'statutes',
    name: 'a.pdf',
    size: 9,
    mediaType: 'application/pdf',
    etag: 'e',
    uploadedAt: '2026-11-22T12:00:00.000Z',
  }) as const;
const sha256 = 'cd'.repeat(32);

describe('submitting a draft', () => {
  it('makes an application of the same id, with its files and the times of its declarations', async () => {
    const { site, client, id } = await written();
    site.drafts.files.set('a', { ...file(id), state: 'ready', sha256, checkedAt: site.clock.at });
    site.drafts.files.set('b', { ...file(id), state: 'refused', refusedBecause: 'empty', checkedAt: site.clock.at });
    site.clock.at = '2026-11-23T12:00:00.000Z';
    const answer = await client.submit(id, 1);
    const receipt = receiptSchema.parse(JSON.parse(answer.body));
    expect([answer.statusCode, answer.headers['location']]).toEqual([201, `https://teilhabe.example/api/applications/${id}`]);
    expect(receipt).toMatchObject({ id, reference: 'INT-2026-0001', state: 'submitted', submittedAt: site.clock.at });
    expect(site.drafts.drafts.size).toBe(0);
    const application = site.applications.get(id);
    expect(application).toMatchObject({ ...submission, roundId: round.id, declarations: [{ at: '2026-11-22T12:00:00.000Z' }, {}], version: 1 });
    expect(application?.attachments).toMatchObject([{ name: 'a.pdf', sha256 }]);
    expect((await site.get(new URL(receipt.links.receipt).pathname)).body).toContain('INT-2026-0001');
  });

  it('again answers the same receipt, even much later, and only to the same key', async () => {
    const { site, client, id } = await written();
    const first = await client.submit(id, 1);
    site.clock.at = '2028-01-01T00:00:00.000Z';
    expect(await client.submit(id, 1)).toEqual(first);
    expect((await (await apiClient(site)).submit(id, 1)).statusCode).toBe(404);
    expect(site.applications.size).toBe(1);
  });

  it('needs to say what was read, and is refused when something else is there', async () => {
    const { site, client, id } = await written();
    expect(problemIn(await client.call('POST', `/api/drafts/${id}/submission`))).toMatchObject({ status: 428, code: 'precondition-required' });
    await client.replace(id, 1, { ...submission, reuseRelease: !submission.reuseRelease });
    expect(problemIn(await client.submit(id, 1))).toMatchObject({ status: 412, code: 'precondition-failed' });
    expect([site.applications.size, site.drafts.drafts.size]).toEqual([0, 1]);
  });

  it('is refused in the same way when somebody saves between reading and writing', async () => {
    const { site, client, id } = await written();
    const { submit } = site.store;
    // As the database sees it: the draft is another at the moment of the transaction.
    const stored = site.drafts.drafts.get(id);
    site.store.submit = (request) => {
      if (stored !== undefined) site.drafts.drafts.set(id, { ...stored, version: 2 });
      return submit(request);
    };
    const problem = problemIn(await client.submit(id, 1));
    expect([problem.status, problem.detail]).toEqual([412, expect.stringContaining('die Fassung 2')]);
    expect([site.applications.size, site.drafts.drafts.size, site.receipts.size]).toEqual([0, 1, 0]);
  });

  it('names everything that is missing or wrong, as the draft does', async () => {
    const { site, client, draft, id } = await written({ ...submission, requestedAmount: 1, contact: {} });
    const problem = problemIn(await client.submit(id, 1));
    expect([problem.status, problem.code]).toEqual([422, 'invalid-fields']);
    expect(problem.errors).toEqual(draft.problems);
    expect(problem.errors.length).toBeGreaterThan(2);
    expect([site.applications.size, site.drafts.drafts.size]).toEqual([0, 1]);
  });

  it('counts a check that was sent', async () => {
    const { client, id } = await written({ ...submission, check: { organisation: 'other' } });
    expect(problemIn(await client.submit(id, 1)).errors.map(({ pointer }) => pointer)).toContain('/check/place');
  });

  it('waits for files that are being checked', async () => {
    const { site, client, id } = await written();
    site.drafts.files.set('a', { ...file(id), state: 'checking', sha256, uploadKey: 'k' });
    expect(problemIn(await client.submit(id, 1))).toMatchObject({ status: 409, code: 'files-unchecked' });
  });

  it('is possible until the round closes, and the draft is there afterwards', async () => {
    const { site, client, id } = await written(submission, { at: '2026-11-22T12:00:00.000Z' });
    site.clock.at = round.closesAt;
    expect(problemIn(await client.submit(id, 1))).toMatchObject({ status: 409, code: 'no-round-open' });
    expect((await client.read(id)).version).toBe(1);
  });

  it('takes room from nobody: the next draft can be begun', async () => {
    const { client, id } = await written();
    await client.submit(id, 1);
    expect((await client.get(`/api/drafts/${id}`)).statusCode).toBe(404);
    expect(JSON.parse((await client.get('/api/drafts')).body)).toEqual({ drafts: [] });
    expect(draftIn(await client.begin()).version).toBe(1);
  });
});

describe('what became of it', () => {
  it('can be read with the key, and says nothing about persons', async () => {
    const { site, client, id } = await written();
    await client.submit(id, 1);
    const answer = await client.get(`/api/applications/${id}`);
    expect(JSON.parse(answer.body)).toEqual({
      id,
      reference: 'INT-2026-0001',
      roundId: round.id,
      state: 'submitted',
      submittedAt: site.clock.at,
      snapshotSha256: site.snapshots.get(id)?.sha256,
      requestedAmount: submission.requestedAmount,
      links: { self: `https://teilhabe.example/api/applications/${id}`, receipt: `https://teilhabe.example/antrag/eingegangen/${id}` },
    });
    const tag = answer.headers['etag'] ?? '';
    expect((await client.get(`/api/applications/${id}`, { 'if-none-match': tag })).statusCode).toBe(304);
    const stored = site.applications.get(id);
    if (stored !== undefined) site.applications.set(id, { ...stored, state: 'award_issued', approvedAmount: 500_000, version: 5 });
    const later = await client.get(`/api/applications/${id}`, { 'if-none-match': tag });
    expect(JSON.parse(later.body)).toMatchObject({ state: 'award_issued', approvedAmount: 500_000 });
  });

  it('is not there for others, nor of an application that was sent in one request', async () => {
    const { site, client } = await written();
    const { id } = z.object({ id: z.string() }).parse(JSON.parse((await site.postJson(submission)).body));
    for (const unknown of [id, 'x', crypto.randomUUID()]) {
      expect(problemIn(await client.get(`/api/applications/${unknown}`))).toMatchObject({ status: 404, code: 'not-found' });
    }
  });
});
