import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { type AttachmentKind, maximumFileSize } from '../../shared/domain/funding/attachment.ts';
import type { FileType } from '../../shared/domain/funding/file-types.ts';
import { applicationPrefix, uploadPrefix } from '../../shared/store/attachment-keys.ts';
import type { UploadForm } from '../../shared/store/presigned-form.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { docx, exe, html, malwarePdf, pdf, png } from '../support/files.ts';
import { sendForm, uploadsOf } from '../support/uploads.ts';

const cloud = await startLocalCloud({ exampleData: false, quiet: true });
const uploads = uploadsOf(cloud);
afterAll(async () => {
  await uploads.close();
  await cloud.stop();
});

const returnTo = `${cloud.url}/antrag/anlagen`;

/** A form for one file of a case, and the id of the attachment that it makes. */
const formOf = async (caseId: string, type: FileType = 'pdf', kind: AttachmentKind = 'statutes'): Promise<{ id: string; form: UploadForm }> => {
  const id = randomUUID();
  return { id, form: await uploads.uploadForm({ caseId, id, kind, type, returnTo }) };
};

/** Uploads and waits until all that follows has happened. */
const upload = async (caseId: string, name: string, content: Uint8Array<ArrayBuffer>, type: FileType = 'pdf') => {
  const { id, form } = await formOf(caseId, type);
  const answer = await sendForm(form, name, content);
  await cloud.idle();
  return { id, form, answer, attachment: await uploads.attachment(caseId, id) };
};

const filesOf = async (caseId: string): Promise<string[]> => [
  ...(await uploads.keysBelow(`${uploadPrefix}${caseId}/`)),
  ...(await uploads.keysBelow(`${applicationPrefix}${caseId}/`)),
];

/** The event that S3 sent for an upload, once more. */
const createdAgain = (form: UploadForm, name: string) =>
  cloud.invoke('receive-attachments', {
    'detail-type': 'Object Created',
    detail: { object: { key: (form.fields['key'] ?? '').replace(/\$\{filename\}$/, () => name) } },
  });

describe('a file', () => {
  it('goes from the form over the check to an address that saves it under its name', async () => {
    const caseId = await uploads.newDraft();
    const content = pdf('Satzung vom 3. März');
    // As a Mac sends it: ü and ß decomposed where they can be.
    const { answer, attachment } = await upload(caseId, 'C:\\Ablage\\Satzung für Übung „Maß“.pdf'.normalize('NFD'), content);
    expect(answer.status).toBe(303);
    const back = new URL(answer.headers.get('location') ?? '');
    expect(`${back.origin}${back.pathname}`).toBe(returnTo);

    expect(attachment).toMatchObject({ state: 'ready', kind: 'statutes', name: 'Satzung für Übung „Maß“.pdf', size: content.length });
    if (attachment?.state !== 'ready') throw new Error('not ready');
    expect(attachment.sha256).toBe(Buffer.from(await crypto.subtle.digest('SHA-256', content)).toString('hex'));
    expect(await filesOf(caseId)).toEqual([`antraege/${caseId}/anlagen/${attachment.id}/Satzung für Übung „Maß“.pdf`]);

    const address = new URL(await uploads.attachmentAddress(attachment));
    expect(address.searchParams.get('X-Amz-Expires')).toBe('60');
    const file = await fetch(address);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('cache-control')).toBe('private, no-store');
    const disposition = file.headers.get('content-disposition') ?? '';
    expect(decodeURIComponent(/^attachment; filename\*=UTF-8''([!-~]+)$/.exec(disposition)?.[1] ?? '')).toBe(attachment.name);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(content);
  });

  it.each([
    ['png', png()],
    ['docx', docx()],
  ] as const)('of type %s is recognised by its bytes', async (type, content) => {
    const { attachment } = await upload(await uploads.newDraft(), `datei.${type}`, content, type);
    expect(attachment?.state).toBe('ready');
  });

  it.each([
    ['HTML', html(), 'wrong-type', undefined],
    ['a program', exe(), 'wrong-type', undefined],
    ['another type that is taken', png(), 'wrong-type', 'png'],
    ['nothing', new Uint8Array(0), 'empty', undefined],
    ['one byte too many', new Uint8Array(maximumFileSize + 1).fill(37), 'too-large', undefined],
    ['malware', malwarePdf(), 'malware', undefined],
  ] as const)('with %s inside is refused and deleted', async (_what, content, refusedBecause, found) => {
    const caseId = await uploads.newDraft();
    const { attachment } = await upload(caseId, 'satzung.pdf', content);
    expect(attachment).toMatchObject({ state: 'refused', refusedBecause, name: 'satzung.pdf', ...(found === undefined ? {} : { found }) });
    expect(await filesOf(caseId)).toEqual([]);
  });

  it('is in no log by its name', async () => {
    await upload(await uploads.newDraft(), 'geheimer-name.pdf', pdf());
    await upload(await uploads.newDraft(), 'geheimer-name.pdf', html());
    const log = await readFile(join(cloud.logs, 'receive-attachments.log'), 'utf8');
    expect(log).toContain('ATTACHMENT_READY');
    expect(log).not.toContain('geheimer-name');
    expect(log).not.toContain('"level":"ERROR"');
  });
});

describe('events', () => {
  it('may come again, before and after the check', async () => {
    const caseId = await uploads.newDraft();
    const { id, form } = await formOf(caseId);
    await sendForm(form, 'doppelt.pdf', pdf());
    const answers = await Promise.all(Array.from({ length: 4 }, () => createdAgain(form, 'doppelt.pdf')));
    await cloud.idle();
    const first = await uploads.attachment(caseId, id);
    answers.push(await createdAgain(form, 'doppelt.pdf'));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
    expect(first?.state).toBe('ready');
    expect(await uploads.attachmentsOf(caseId)).toEqual([first]);
    expect(await filesOf(caseId)).toHaveLength(1);
  });

  it('about keys that no form makes change nothing', async () => {
    const answer = await cloud.invoke('receive-attachments', {
      'detail-type': 'Object Created',
      detail: { object: { key: `${uploadPrefix}fremd.pdf` } },
    });
    expect(answer.ok).toBe(true);
  });
});

describe('a form that was used', () => {
  it('does not change what was checked, and says so', async () => {
    const caseId = await uploads.newDraft();
    const { form, attachment } = await upload(caseId, 'satzung.pdf', pdf('erste Fassung'));
    const kept = await filesOf(caseId);
    for (const name of ['satzung.pdf', 'andere.pdf']) {
      await sendForm(form, name, pdf('zweite Fassung'));
      await cloud.idle();
    }
    const after = await uploads.attachmentsOf(caseId);
    expect(after).toContainEqual(attachment);
    // The same bytes twice are one upload to the record.
    const others = after.filter((other) => other.id !== attachment?.id);
    expect(others.map((other) => [other.state, other.state === 'refused' && other.refusedBecause])).toEqual([['refused', 'form-used']]);
    expect(await filesOf(caseId)).toEqual(kept);
    if (attachment?.state !== 'ready') throw new Error('not ready');
    expect(await (await fetch(await uploads.attachmentAddress(attachment))).text()).toContain('erste Fassung');
  });

  it('can be sent again after a refusal: people go back and choose another file', async () => {
    const caseId = await uploads.newDraft();
    const { id, form } = await upload(caseId, 'satzung.pdf', html());
    await sendForm(form, 'satzung-neu.pdf', pdf());
    await cloud.idle();
    expect(await uploads.attachment(caseId, id)).toMatchObject({ state: 'ready', name: 'satzung-neu.pdf' });
  });
});

describe('a case', () => {
  it('that is gone takes no file, and nothing of it stays', async () => {
    const caseId = randomUUID();
    const { attachment } = await upload(caseId, 'zu-spaet.pdf', pdf());
    expect(attachment).toBeUndefined();
    expect(await filesOf(caseId)).toEqual([]);
  });

  it('that is submitted takes files only while an answer is asked for', async () => {
    const caseId = await uploads.newDraft();
    await uploads.put({ ...fundingKeys.application(caseId), entity: 'application', state: 'submitted' });
    expect((await upload(caseId, 'nachtrag.pdf', pdf())).attachment).toMatchObject({ state: 'refused', refusedBecause: 'case-closed' });
    await uploads.put({ ...fundingKeys.application(caseId), entity: 'application', state: 'info_requested' });
    expect((await upload(caseId, 'nachtrag.pdf', pdf())).attachment?.state).toBe('ready');
  });

  it('gives a file back and forgets it, and forgets everything when it is deleted', async () => {
    const caseId = await uploads.newDraft();
    const { id } = await upload(caseId, 'weg.pdf', pdf());
    await upload(caseId, 'auch.pdf', pdf());
    const now = new Date().toISOString();
    for (let time = 1; time <= 2; time += 1) expect(await uploads.removeAttachment({ caseId, id }, now)).toBe('removed');
    expect(await uploads.removeAttachment({ caseId, id: randomUUID() }, now)).toBe('gone');
    expect((await uploads.attachmentsOf(caseId)).map(({ name }) => name)).toEqual(['auch.pdf']);
    expect(await filesOf(caseId)).toHaveLength(1);
    await uploads.removeAllAttachments(caseId, now);
    expect([await filesOf(caseId), await uploads.attachmentsOf(caseId)]).toEqual([[], []]);
  });
});
