import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { buildAssets } from '../../infra/assets.ts';
import { securityHeaders } from '../../shared/runtime/security-headers.ts';

/** An answer to a request of the browser. */
type Answer = { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: string };

const origin = 'https://teilhabe.example';

/**
 * Pages of a test with the scripts and the security headers of the house, without a server: the browser's requests are answered here.
 * Call `stop` in `afterAll`.
 */
export const scriptPages = async (browser: Browser) => {
  const folder = await mkdtemp(join(tmpdir(), 'teilhabe-scripts-'));
  await buildAssets(folder);
  const contentTypes: Readonly<Record<string, string>> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };

  const asset = async (name: string): Promise<Answer & { readonly body: string }> => ({
    headers: { 'content-type': contentTypes[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream' },
    body: await readFile(join(folder, name), 'utf8'),
  });

  return {
    /**
     * A page whose every request `answer` answers, but for files of the site.
     * @returns the page, what the security policy refused, and the forms that were sent, in their order
     */
    open: async (path: string, answer: (request: { method: string; path: string; body: string }) => Promise<Answer> | Answer) => {
      const context = await browser.newContext({ locale: 'de-DE' });
      const page: Page = await context.newPage();
      const refused: string[] = [];
      const sent: URLSearchParams[] = [];
      page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
      page.on('pageerror', (error) => refused.push(error.message));
      await page.route('**/*', async (route) => {
        const request = route.request();
        const url = new URL(request.url());
        const body = request.postData() ?? '';
        if (request.method() === 'POST') sent.push(new URLSearchParams(body));
        const given = url.pathname.startsWith('/assets/')
          ? await asset(url.pathname.slice('/assets/'.length))
          : await answer({ method: request.method(), path: `${url.pathname}${url.search}`, body });
        const headers = { 'content-type': 'text/html; charset=utf-8', ...securityHeaders, ...given.headers };
        await route.fulfill({ status: given.status ?? 200, headers, body: given.body });
      });
      await page.goto(`${origin}${path}`);
      return { page, refused, sent };
    },
    origin,
    stop: () => rm(folder, { recursive: true }),
  };
};

/** A document with a script of the house. */
export const documentOf = (body: string, ...scripts: readonly string[]): string =>
  `<!doctype html><html lang="de"><head><title>Test</title>${scripts
    .map((script) => `<script type="module" src="/assets/${script}.js"></script>`)
    .join('')}</head><body>${body}</body></html>`;
