import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { contentSecurityPolicyFor, securityHeaders } from '../../shared/runtime/security-headers.ts';
import type { UploadForm } from '../../shared/store/presigned-form.ts';
import { launchBrowser } from '../support/browser.ts';
import { pdf } from '../support/files.ts';
import { uploadsOf } from '../support/uploads.ts';

const cloud = await startLocalCloud({ exampleData: false, quiet: true });
const uploads = uploadsOf(cloud);
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await uploads.close();
  await cloud.stop();
});

const pageWith = ({ url, fields }: UploadForm): string =>
  `<!doctype html><html lang="de"><meta charset="utf-8"><title>Anlagen</title><form action="${url}" method="post" enctype="multipart/form-data">
  ${Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${value.replaceAll('"', '&quot;')}">`)
    .join('')}
  <input type="file" name="file"><button>Hochladen</button></form></html>`;

/** Opens a page of the site with a form, under a policy, without JavaScript, and sends a file. @returns the page afterwards */
const send = async (policy: string) => {
  const caseId = await uploads.newDraft();
  const id = randomUUID();
  const form = await uploads.uploadForm({ caseId, id, kind: 'statutes', type: 'pdf', returnTo: `${cloud.url}/antrag/pruefen` });
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.route(`${cloud.url}/anlagen`, (route) =>
    route.fulfill({
      body: pageWith(form),
      contentType: 'text/html; charset=utf-8',
      headers: { ...securityHeaders, 'content-security-policy': policy },
    }),
  );
  await page.goto(`${cloud.url}/anlagen`);
  await page.setInputFiles('input[type=file]', { name: 'Satzung für Müller.pdf', mimeType: 'application/octet-stream', buffer: Buffer.from(pdf()) });
  return { caseId, id, form, page };
};

describe('a browser without JavaScript', () => {
  it('sends a file to the bucket and comes back', async () => {
    const origin = new URL(cloud.s3Endpoint).origin;
    const { caseId, id, page } = await send(contentSecurityPolicyFor([origin]));
    await Promise.all([page.waitForURL(`${cloud.url}/antrag/pruefen?**`), page.click('button')]);
    const back = new URL(page.url());
    expect(back.searchParams.get('key')).toBe(`hochgeladen/${caseId}/${id}/statutes/Satzung für Müller.pdf`);
    expect(await page.locator('h1').count()).toBe(1);
    await cloud.idle();
    expect(await uploads.attachment(caseId, id)).toMatchObject({ state: 'ready', name: 'Satzung für Müller.pdf', size: pdf().length });
  });

  it('is held back by the policy of every other page', async () => {
    const { caseId, id, page } = await send(contentSecurityPolicyFor([]));
    await page.focus('button');
    const [complaint] = await Promise.all([page.waitForEvent('console'), page.keyboard.press('Enter')]);
    expect(complaint.text()).toContain("form-action 'self'");
    expect(page.url()).toBe(`${cloud.url}/anlagen`);
    await cloud.idle();
    expect(await uploads.attachment(caseId, id)).toBeUndefined();
  });
});
