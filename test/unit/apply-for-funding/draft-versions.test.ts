import { describe, expect, it } from 'vitest';
import { apiClient, draftIn, problemIn } from '../../support/api-client.ts';
import { applicationSite } from '../../support/application-routes.ts';
import { round, submission } from '../../support/submissions.ts';

const unknown = '00000000-0000-4000-8000-000000000000';
const started = async (options: Parameters<typeof applicationSite>[0] = {}) => {
  const site = applicationSite(options);
  return { site, client: await apiClient(site) };
};

describe('replacing', () => {
  it('stores what is sent and empties what is not, under the next version', async () => {
    const { site, client } = await started();
    const { id } = await client.begun({ project: { title: 'Eins' }, contact: { name: 'Kim' } });
    site.clock.at = '2026-11-23T12:00:00.000Z';
    const answer = await client.replace(id, 1, { project: { title: 'Zwei' } });
    expect([answer.statusCode, answer.headers['etag']]).toEqual([200, expect.stringMatching(/^"2-/)]);
    expect(draftIn(answer)).toMatchObject({ version: 2, savedAt: site.clock.at, keptUntil: '2027-02-21', content: { project: { title: 'Zwei' } } });
    expect(draftIn(answer).content).not.toHaveProperty('contact');
    expect(site.drafts.events.map(({ kind, version }) => [kind, version])).toEqual([
      ['draft.created', 1],
      ['draft.saved', 2],
    ]);
  });

  it('takes what a draft answers as it stands', async () => {
    const { site, client } = await started();
    const { id } = await client.begun(submission);
    site.clock.at = '2026-11-22T13:00:00.000Z';
    const { content } = await client.read(id);
    expect(draftIn(await client.replace(id, 1, content))).toMatchObject({ version: 1, content });
    const changed = { ...content, reuseRelease: content['reuseRelease'] !== true };
    expect(draftIn(await client.replace(id, 1, changed))).toMatchObject({ version: 2, content: changed });
    const stored = site.drafts.drafts.get(id)?.sections.declarations?.content['declarations'];
    expect(stored).toEqual(submission.declarations.map((declaration) => ({ ...declaration, at: '2026-11-22T12:00:00.000Z' })));
    // On another day the same again keeps the draft longer.
    site.clock.at = '2026-11-23T12:00:00.000Z';
    expect(draftIn(await client.replace(id, 2, changed))).toMatchObject({ version: 3, keptUntil: '2027-02-21', content: changed });
  });

  it('needs to say what was read', async () => {
    const { client } = await started();
    const { id } = await client.begun();
    for (const match of ['', '*', '1', '"0"', '"x"', '"-1"', 'W/1', '"1', '"1.5"', '"99999999999"']) {
      const answer = await client.replace(id, match, { project: { title: 'Zwei' } });
      expect([answer.statusCode, problemIn(answer).code], match).toEqual([428, 'precondition-required']);
    }
    const missing = await client.send('PUT', `/api/drafts/${id}`, {});
    expect([missing.statusCode, problemIn(missing).detail]).toEqual([428, expect.stringContaining('If-Match')]);
  });

  it('takes the ETag, the version, a list of both, and tags that a proxy made weak', async () => {
    const { client } = await started();
    const begun = await client.begin();
    const { id } = draftIn(begun);
    let tag = begun.headers['etag'] ?? '';
    const matches = [() => tag, () => '"2"', () => '"9", "3"', () => `W/${tag}`, () => `"1","${5}"`];
    for (const [n, match] of matches.entries()) {
      const answer = await client.replace(id, match(), { project: { title: `Titel ${n}` } });
      expect(answer.statusCode, match()).toBe(200);
      tag = answer.headers['etag'] ?? '';
    }
    expect((await client.read(id)).version).toBe(6);
  });

  it('of something older changes nothing and says what is there, unless it is the very same', async () => {
    const { client } = await started();
    const { id } = await client.begun();
    await client.replace(id, 1, { project: { title: 'Zwei' } });
    const stale = await client.replace(id, 1, { project: { title: 'Drei' } });
    expect([stale.statusCode, problemIn(stale).code]).toEqual([412, 'precondition-failed']);
    expect(problemIn(stale).detail).toContain('die Fassung 2');
    expect((await client.replace(id, 1, { project: { title: 'Zwei' } })).statusCode).toBe(200);
    expect(await client.read(id)).toMatchObject({ version: 2, content: { project: { title: 'Zwei' } } });
  });

  it('does not move a draft to another round', async () => {
    const { client } = await started({ rounds: [round, { ...round, id: '2027-2' }] });
    const { id } = await client.begun({ roundId: '2027-2' });
    expect((await client.replace(id, 1, { roundId: '2027-2', project: { title: 'Zwei' } })).statusCode).toBe(200);
    const answer = await client.replace(id, 2, { roundId: round.id });
    expect(problemIn(answer)).toMatchObject({ status: 422, errors: [{ pointer: '/roundId' }] });
  });
});

describe('reading', () => {
  it('again what is known already costs no answer, until something in it is different', async () => {
    const { site, client } = await started();
    const begun = await client.begin(submission);
    const { id } = draftIn(begun);
    const [path, tag] = [`/api/drafts/${id}`, begun.headers['etag'] ?? ''];
    const known = (match: string) => client.get(path, { 'if-none-match': match });
    for (const match of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
      const answer = await known(match);
      expect([answer.statusCode, answer.body, answer.headers['etag']], match).toEqual([304, '', tag]);
    }
    // A file that is being checked is no change of the content, but of the answer.
    const uploadedAt = site.clock.at;
    const file = {
      id: unknown,
      caseId: id,
      kind: 'statutes',
      name: 'satzung.pdf',
      size: 1,
      mediaType: 'application/pdf',
      etag: 'e',
      uploadedAt,
    } as const;
    site.drafts.files.set(unknown, { ...file, state: 'checking', sha256: 'ab'.repeat(32), uploadKey: 'k' });
    const checking = await known(tag);
    expect([checking.statusCode, draftIn(checking).version, draftIn(checking).complete]).toEqual([200, 1, false]);
    site.drafts.files.set(unknown, { ...file, state: 'ready', sha256: 'ab'.repeat(32), checkedAt: uploadedAt });
    const ready = await known(checking.headers['etag'] ?? '');
    expect([ready.statusCode, draftIn(ready).attachments[0]?.state, draftIn(ready).complete]).toEqual([200, 'ready', true]);
    // What was read may still be written against: the content is the same.
    expect((await client.replace(id, tag, { project: { title: 'Zwei' } })).statusCode).toBe(200);
  });

  it.each(['x', unknown, `${unknown}0`, '..%2f..'])('of %s is 404', async (id) => {
    const { client } = await started();
    const answer = await client.get(`/api/drafts/${id}`);
    expect([answer.statusCode, problemIn(answer).detail]).toEqual([404, expect.stringContaining('zu einem anderen Schlüssel')]);
  });
});

describe('deleting', () => {
  it('takes the draft away, once', async () => {
    const { site, client } = await started();
    const { id } = await client.begun(submission);
    const answer = await client.call('DELETE', `/api/drafts/${id}`);
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect([site.drafts.drafts.size, site.drafts.members.size]).toEqual([0, 0]);
    expect((await client.call('DELETE', `/api/drafts/${id}`)).statusCode).toBe(404);
    expect((await client.submit(id, 1)).statusCode).toBe(404);
  });
});
