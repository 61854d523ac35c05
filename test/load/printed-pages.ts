import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentTypeOf, publicationKey } from '../../shared/store/publication-store.ts';
import { launchBrowser } from '../support/browser.ts';

const origin = 'http://teilhabe.example';

/**
 * Seconds from nothing to a tagged PDF with an outline for each page, as a browser prints it: browsers too are started where they are needed, and gone
 * afterwards.
 * @param files folder with the files of the public
 * @param assets folder with the style sheet and the fonts
 * @param paths of the pages
 */
export const printedPages = async (files: string, assets: string, paths: readonly string[]): Promise<number> => {
  const start = performance.now();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.route('**/*', async (route) => {
      const { pathname } = new URL(route.request().url());
      const isAsset = pathname.startsWith('/assets/');
      const file = isAsset ? join(assets, pathname.slice('/assets/'.length)) : join(files, publicationKey(pathname));
      const contentType = isAsset ? assetTypes[file.slice(file.lastIndexOf('.'))] : contentTypeOf(file);
      await route.fulfill({ body: await readFile(file), ...(contentType && { contentType }) });
    });
    for (const path of paths) {
      await page.goto(`${origin}${path}`);
      await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
    }
    return (performance.now() - start) / 1000;
  } finally {
    await browser.close();
  }
};

const assetTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.js': 'text/javascript',
};
