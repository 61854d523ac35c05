import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { exportPerson } from '../../infra/operations/person-export.ts';
import { applicantOf } from '../../shared/domain/access/applicant.ts';
import type { Attachment, ReadyAttachment } from '../../shared/domain/funding/attachment.ts';
import { accessStore } from '../../shared/store/access-store.ts';
import { applicantStore } from '../../shared/store/applicant-store.ts';
import { requestItem } from '../../shared/store/application-writes.ts';
import { draftEventItem, draftItem, memberItem } from '../../shared/store/draft-item.ts';
import { applicationEventItem } from '../../shared/store/event-item.ts';
import { applicationItem } from '../../shared/store/funding-store.ts';
import { personFileKey } from '../../shared/store/person-files.ts';
import { filesOf, type PersonFile, personStore } from '../../shared/store/person-store.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { newDraft } from '../support/drafts.ts';
import { startTables } from '../support/local-cloud.ts';
import { award, releasedPayment } from '../support/paid-cases.ts';
import { answeredRequest, application as example } from '../unit/mail/examples.ts';

const { client, tables, stop } = await startTables();
const folder = mkdtempSync(join(tmpdir(), 'teilhabe-person-'));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await stop();
});
const table = tables.funding;
const { recordsOf } = personStore({ client, table });
const at = '2026-12-02T09:00:00.000Z';
const second = Date.parse(at) / 1000;
const put = (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName: table, Item }));
const common = { mediaType: 'application/pdf', etag: '"1"', uploadedAt: at, size: 3, kind: 'answer' as const };
const attachment = (caseId: string, name: string, over: { id?: string } = {}): ReadyAttachment => ({
  ...common,
  id: randomUUID(),
  caseId,
  name,
  state: 'ready',
  sha256: 'a'.repeat(64),
  checkedAt: at,
  ...over,
});
const putAttachment = (stored: Attachment) => put({ ...fundingKeys.attachment(stored.caseId, stored.id), entity: 'attachment', ...stored });

/** A person with an application, a draft, files of both and two sessions, one of which is over. */
const somebody = async (address: string) => {
  const principal = applicantOf(address, (text) => createHash('sha256').update(text).digest('hex'));
  const id = randomUUID();
  const application = { ...example, id, contact: { ...example.contact, email: address } };
  const event = {
    applicationId: id,
    reference: example.reference,
    kind: 'application.submitted' as const,
    at,
    actor: 'applicant',
    to: 'submitted' as const,
  };
  const draft = newDraft({ owner: { principal, address } });
  const draftEvent = { draftId: draft.id, version: 1, kind: 'draft.created' as const, at, actor: principal };
  const files = {
    plan: attachment(id, 'plan.pdf'),
    statutes: attachment(draft.id, 'satzung.pdf'),
    refused: {
      ...common,
      id: randomUUID(),
      caseId: id,
      name: 'virus.pdf',
      state: 'refused' as const,
      refusedBecause: 'malware' as const,
      checkedAt: at,
    },
  };
  await put(applicationItem(application, principal));
  await put(applicationEventItem(event));
  await put(requestItem({ ...answeredRequest, applicationId: id }));
  await put(draftItem(draft));
  await put(draftEventItem(draftEvent));
  for (const caseId of [id, draft.id]) await put(memberItem(principal, caseId, at));
  for (const file of Object.values(files)) await putAttachment(file);
  const access = accessStore({ client, table });
  for (const expiresAt of [second, second + 60]) {
    const link = randomBytes(32).toString('hex');
    await access.putLink(link, { applicant: principal, address, target: '/status', expiresAt: second + 60 });
    await access.redeem(link, randomBytes(32).toString('hex'), { at, expiresAt });
  }
  return { principal, application, event, draft, draftEvent, files };
};

describe('what is stored about a person', () => {
  it('is their applications, drafts and live sessions with everything around them, and nothing of others', async () => {
    const { principal, application, event, draft, draftEvent, files } = await somebody('kasse@person.example');
    await somebody('andere@person.example');
    const records = await recordsOf(principal, at);
    const requests = [{ ...answeredRequest, applicationId: application.id }];
    expect(records).toEqual({
      applications: [{ application, events: [event], requests, decisions: [], payments: [], draftEvents: [], attachments: expect.any(Array) }],
      drafts: [{ draft, draftEvents: [draftEvent], attachments: [files.statutes] }],
      sessions: 1,
    });
    expect(new Set(records.applications.flatMap(({ attachments }) => attachments))).toEqual(new Set([files.plan, files.refused]));
    expect(filesOf(records).map(personFileKey)).toEqual([
      `antraege/${application.id}/antrag-INT-2026-0042.pdf`,
      `antraege/${application.id}/anlagen/${files.plan.id}/plan.pdf`,
      `antraege/${draft.id}/anlagen/${files.statutes.id}/satzung.pdf`,
    ]);
    // Sessions stand in the index of applications, and are none.
    expect(await applicantStore({ client, table }).applicationsOf(principal)).toEqual([application]);
  });

  it('has decisions that left the house and payments that were made, and nobody of the staff', async () => {
    const { principal, application } = await somebody('bescheid@person.example');
    const signed = { reference: example.reference, actor: 'subject-7', actorName: 'Sascha Sachlich', at, to: 'running' as const };
    for (const kind of ['payment.released', 'proposal.made', 'conflict.declared'] as const)
      await put(applicationEventItem({ ...signed, applicationId: application.id, kind, hash: 'f'.repeat(64) }));
    await put({ ...applicationItem({ ...application, conflicts: ['subject-8'] }, principal) });
    for (const decision of [award(application.id), award(application.id, { number: 2, kind: 'amendment', dispatch: undefined })])
      await put({ ...fundingKeys.decision(application.id, decision.number), entity: 'decision', ...decision });
    for (const payment of [releasedPayment, { ...releasedPayment, number: 2, state: 'ordered' as const, released: undefined }])
      await put({ ...fundingKeys.payment(application.id, payment.number), entity: 'payment', ...payment, applicationId: application.id });
    const records = await recordsOf(principal, at);
    const [own] = records.applications;
    expect(own?.events.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['application.submitted', 'applicant'],
      ['payment.released', 'staff'],
    ]);
    expect(own?.decisions.map(({ number, amount, issuedAt }) => [number, amount, issuedAt])).toEqual([[1, 750_000, '2027-01-30T09:00:00.000Z']]);
    expect(own?.payments).toEqual([expect.objectContaining({ number: 1, amount: 400_000, releasedAt: '2027-03-10T09:00:00.000Z' })]);
    expect(filesOf(records).map(personFileKey)).toContain(`antraege/${application.id}/bescheid-INT-2026-0042-1.pdf`);
    expect(JSON.stringify(records)).not.toMatch(/Sascha|Kai Kasse|Zoe|subject-\d|caseworker|cashier|ffff/);
  });

  it('is nothing of somebody who never was here', async () => {
    expect(await recordsOf(randomBytes(32).toString('hex'), at)).toEqual({ applications: [], drafts: [], sessions: 0 });
  });
});

describe('the export for somebody who asks', () => {
  it('is one file of data and the files that are there, in a folder of its own', async () => {
    const { principal, application, files } = await somebody('auskunft@person.example');
    const out = join(folder, 'one');
    const read = async (file: PersonFile) => ('copy' in file ? undefined : new TextEncoder().encode(file.attachment.name));
    expect(await exportPerson({ principal, folder: out, at }, { recordsOf, read })).toEqual({ applications: 1, drafts: 1, files: 2 });
    const data = z.looseObject({ createdAt: z.string() }).parse(JSON.parse(readFileSync(join(out, 'data.json'), 'utf8')));
    expect(data).toEqual({ createdAt: at, ...(await recordsOf(principal, at)) });
    expect(readFileSync(join(out, `antraege/${application.id}/anlagen/${files.plan.id}/plan.pdf`), 'utf8')).toBe('plan.pdf');
    await expect(exportPerson({ principal, folder: out, at }, { recordsOf, read })).rejects.toThrow('EEXIST');
  });

  it('writes no file outside of its folder, whatever its name is', async () => {
    const { principal, application } = await somebody('ausbruch@person.example');
    await putAttachment(attachment(application.id, '../../../../../boese.pdf'));
    const out = join(folder, 'two');
    const read = async () => new Uint8Array();
    await expect(exportPerson({ principal, folder: out, at }, { recordsOf, read })).rejects.toThrow('leads out');
    expect(existsSync(join(folder, 'boese.pdf'))).toBe(false);
    expect(readdirSync(folder).toSorted()).toEqual(['one', 'two']);
  });
});
