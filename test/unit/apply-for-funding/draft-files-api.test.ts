import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Attachment } from '../../../shared/domain/funding/attachment.ts';
import { apiClient, problemIn } from '../../support/api-client.ts';
import { applicationSite } from '../../support/application-routes.ts';

const uploadSchema = z.strictObject({
  id: z.uuid(),
  upload: z.strictObject({ url: z.url(), fields: z.record(z.string(), z.string()) }),
  expiresAt: z.iso.datetime(),
  links: z.strictObject({ self: z.url() }),
});

const begun = async () => {
  const site = applicationSite();
  const client = await apiClient(site);
  const { id } = await client.begun();
  const announce = (body: unknown) => client.send('POST', `/api/drafts/${id}/attachments`, body);
  return { site, client, id, announce };
};

const uploaded = {
  kind: 'statutes',
  name: 'satzung.pdf',
  size: 9,
  mediaType: 'application/pdf',
  etag: 'e',
  uploadedAt: '2026-11-22T12:00:00.000Z',
} as const;
const sha256 = 'ab'.repeat(32);
const checkedAt = uploaded.uploadedAt;

describe('a file that a program announces', () => {
  it('gets a form of its own, for an hour', async () => {
    const { id, announce } = await begun();
    const [one, other] = [await announce({ kind: 'statutes', type: 'pdf' }), await announce({ kind: 'statutes', type: 'pdf' })];
    const answer = uploadSchema.parse(JSON.parse(one.body));
    expect([one.statusCode, one.headers['location'], answer.expiresAt]).toEqual([201, answer.links.self, '2026-11-22T13:00:00.000Z']);
    expect(answer.links.self).toBe(`https://teilhabe.example/api/drafts/${id}/attachments/${answer.id}`);
    expect(answer.upload.fields).toMatchObject({
      key: `hochgeladen/${id}/${answer.id}/statutes/`,
      success_action_redirect: `https://teilhabe.example/api/drafts/${id}`,
    });
    expect(uploadSchema.parse(JSON.parse(other.body)).id).not.toBe(answer.id);
  });

  it.each([
    [{}, ['/kind', '/type']],
    [null, ['/kind', '/type']],
    [{ kind: 'answer', type: 'pdf' }, ['/kind']],
    [{ kind: 'toString', type: 'exe' }, ['/kind', '/type']],
    [{ kind: ['statutes'], type: 'PDF' }, ['/kind', '/type']],
  ])('is refused as %j', async (body, pointers) => {
    const { announce } = await begun();
    const problem = problemIn(await announce(body));
    expect([problem.status, problem.errors.map(({ pointer }) => pointer)]).toEqual([422, pointers]);
    expect(problem.errors[0]?.detail).toMatch(/Möglich sind: .*(statutes|pdf)/);
  });
});

describe('a file of a draft', () => {
  const withFile = async (file: (of: { id: string; caseId: string }) => Attachment) => {
    const { site, client, id } = await begun();
    const found = file({ id: crypto.randomUUID(), caseId: id });
    site.drafts.files.set(found.id, found);
    return { site, client, id, path: `/api/drafts/${id}/attachments/${found.id}` };
  };

  it('that is ready is led to, for a moment', async () => {
    const { client, path } = await withFile((of) => ({ ...uploaded, ...of, state: 'ready', sha256, checkedAt }));
    const answer = await client.get(path);
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, expect.stringMatching(/^https:\/\/bucket\.example\//)]);
  });

  it('that is being checked is not given out yet', async () => {
    const { client, path } = await withFile((of) => ({ ...uploaded, ...of, state: 'checking', sha256, uploadKey: 'k' }));
    expect(problemIn(await client.get(path))).toMatchObject({ status: 409, code: 'files-unchecked' });
  });

  it('that was refused is gone, and the draft says why', async () => {
    const { client, id, path } = await withFile((of) => ({ ...uploaded, ...of, state: 'refused', refusedBecause: 'malware', checkedAt }));
    expect(problemIn(await client.get(path))).toMatchObject({ status: 404, detail: expect.stringContaining('Schadsoftware') });
    expect((await client.read(id)).attachments).toMatchObject([
      { name: 'satzung.pdf', state: 'refused', refusedBecause: 'malware', detail: expect.stringContaining('Schadsoftware') },
    ]);
  });

  it('is taken away once, while the draft is open', async () => {
    const { site, client, path } = await withFile((of) => ({ ...uploaded, ...of, state: 'ready', sha256, checkedAt }));
    expect((await client.call('DELETE', path)).statusCode).toBe(204);
    expect(site.drafts.files.size).toBe(0);
    expect((await client.call('DELETE', path)).statusCode).toBe(404);
    expect((await client.get(path)).statusCode).toBe(404);
  });

  it('of another draft is not there', async () => {
    const { client, path } = await withFile((of) => ({ ...uploaded, ...of, state: 'ready', sha256, checkedAt }));
    const other = await client.begun();
    const foreign = path.replace(/drafts\/[^/]+/, `drafts/${other.id}`);
    expect([(await client.get(foreign)).statusCode, (await client.call('DELETE', foreign)).statusCode]).toEqual([404, 404]);
    expect((await client.get(path.replace(/[^/]+$/, 'x'))).statusCode).toBe(404);
  });
});
