import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { problemIn } from '../../support/api-client.ts';
import { applicationSite } from '../../support/application-routes.ts';
import { descriptionSite } from '../../support/description-site.ts';
import { submission } from '../../support/submissions.ts';

const bodySchema = z.object({ id: z.string(), reference: z.string() });
describe('POST /api/applications', () => {
  it('answers 201 with the reference and where the receipt is, and nothing about persons', async () => {
    const { postJson, get } = applicationSite();
    const answer = await postJson(submission);
    expect(answer.statusCode).toBe(201);
    const body: unknown = JSON.parse(answer.body);
    const { id } = bodySchema.parse(body);
    const receipt = `https://teilhabe.example/antrag/eingegangen/${id}`;
    expect(body).toEqual({ id, reference: 'INT-2026-0001', state: 'submitted', submittedAt: '2026-11-22T12:00:00.000Z', links: { receipt } });
    expect(answer.headers['location']).toBe(receipt);
    expect((await get(`/antrag/eingegangen/${id}`)).body).toContain('INT-2026-0001');
  });

  it('answers the same key and content byte for byte the same, other content with 409', async () => {
    const { postJson, clock } = applicationSite();
    const first = await postJson(submission, { 'Idempotency-Key': 'k 1' });
    clock.at = '2026-11-23T12:00:00.000Z';
    expect(await postJson(submission, { 'idempotency-key': 'k 1' })).toEqual(first);
    const other = await postJson({ ...submission, reuseRelease: false }, { 'idempotency-key': 'k 1' });
    expect(problemIn(other)).toMatchObject({ status: 409, code: 'idempotency-key-reused' });
    expect(JSON.parse(other.body)).toMatchObject({ type: 'urn:teilhabe:problem:idempotency-key-reused' });
  });

  it.each(['', 'schlüssel', 'a\tb', 'x'.repeat(201)])('answers 400 to the key %j', async (key) => {
    const { postJson, applications } = applicationSite();
    const answer = await postJson(submission, { 'idempotency-key': key });
    expect([answer.statusCode, problemIn(answer).code]).toEqual([400, 'malformed-request']);
    expect(applications.size).toBe(0);
  });

  it('names all errors at once, each with its pointer, and stores nothing', async () => {
    const { postJson, applications } = applicationSite();
    const answer = await postJson({ ...submission, requestedAmount: 'viel', contact: { name: '', email: 'x' }, colour: 'red' });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([422, 'application/problem+json; charset=utf-8']);
    expect(problemIn(answer).errors.map(({ pointer }) => pointer)).toEqual(['/contact/name', '/contact/email', '/requestedAmount', '/colour']);
    expect(applications.size).toBe(0);
  });

  it('stores what was submitted byte for byte, with the address of its schema', async () => {
    const { postJson, snapshots, applications } = applicationSite();
    const { id } = bodySchema.parse(JSON.parse((await postJson(submission)).body));
    const { schema, organisation } = z.looseObject({ schema: z.url() }).parse(JSON.parse(snapshots.get(id)?.json ?? ''));
    expect(organisation).toEqual(submission.organisation);
    expect(applications.get(id)?.contentHash).toBe(snapshots.get(id)?.sha256);
    const published = await descriptionSite().call('GET', new URL(schema).pathname);
    expect([published.statusCode, published.headers['cache-control']]).toEqual([200, 'public, max-age=86400']);
    expect(JSON.parse(published.body)).toMatchObject({ $id: schema, type: 'object' });
  });
});

describe('a caller without end', () => {
  it('is answered 429 with the seconds to wait, repeats still as the first time', async () => {
    const { postJson, applications } = applicationSite();
    for (let n = 0; n < 90; n += 1) await postJson(submission, { 'idempotency-key': `k ${n}` });
    const answer = await postJson(submission, { 'idempotency-key': 'one more' });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '3600']);
    expect(problemIn(answer).code).toBe('too-many-requests');
    expect((await postJson(submission, { 'idempotency-key': 'k 5' })).statusCode).toBe(201);
    expect(applications.size).toBe(90);
  });
});
