import { describe, expect, it } from 'vitest';
import { markReplaced } from '../../../functions/publish-report/mark-replaced.ts';
import { insertNotice } from '../../../functions/publish-report/page-notice.ts';

const month = '2026-10';
const at = '2026-11-25T05:00:00.000Z';
const page = '<h1>Bericht</h1><!--replaced--><p>Text</p>';

const bucket = (files: Readonly<Record<string, string>>) => {
  const stored = new Map(Object.entries(files));
  const puts: string[] = [];
  return {
    stored,
    puts,
    get: async (path: string) => {
      const text = stored.get(path);
      return text === undefined ? undefined : { body: new TextEncoder().encode(text), etag: text };
    },
    put: async ({ path, body }: { readonly path: string; readonly body: Uint8Array }) => {
      puts.push(path);
      stored.set(path, new TextDecoder().decode(body));
    },
  };
};
const issues = (count: number) => Array.from({ length: count }, (_, index) => ({ revision: index + 1, frozenAt: at }));
const folder = (revision: number): string => `/berichte/${month}/revision-${revision}/`;

const manifest = JSON.stringify({ files: ['index.html', 'english/index.html', 'zahlen.csv'].map((path) => ({ path })) });

describe('a revision that was replaced', () => {
  it('says so on each of its pages, in the language of the page, and nowhere else', async () => {
    const files = bucket({ [folder(1)]: page, [`${folder(1)}english/`]: page, [`${folder(1)}manifest.json`]: manifest, [folder(2)]: page });
    await markReplaced({ month, issues: issues(2) }, files);
    expect(files.puts).toEqual([folder(1), `${folder(1)}english/`]);
    expect(files.stored.get(folder(1))).toContain('Ersetzt durch Fassung 2');
    expect(files.stored.get(folder(1))).toContain(`href="/berichte/${month}/"`);
    expect(files.stored.get(`${folder(1)}english/`)).toContain('Replaced by revision 2');
    expect(files.stored.get(folder(2))).toBe(page);
  });

  it('is written once, names the newest, and without the notice has its bytes', async () => {
    const files = bucket({ [folder(1)]: page, [folder(2)]: page });
    await markReplaced({ month, issues: issues(2) }, files);
    await markReplaced({ month, issues: issues(2) }, files);
    expect(files.puts).toEqual([folder(1)]);
    await markReplaced({ month, issues: issues(3) }, files);
    const marked = files.stored.get(folder(1)) ?? '';
    expect(marked).toContain('Fassung 3');
    expect(marked).not.toContain('Fassung 2');
    expect(marked.replace(/(<!--replaced-->).*<!--\/replaced-->/s, '$1')).toBe(page);
  });

  it('that is not there, or has no place for a notice, is left alone', async () => {
    const files = bucket({ [folder(2)]: '<h1>Ohne Stelle</h1>' });
    await markReplaced({ month, issues: issues(3) }, files);
    expect(files.puts).toEqual([]);
  });
});

it('a notice is put in as it is, whatever signs it has', () => {
  expect(insertNotice(page, { title: '$& $1' })).toContain('$& $1');
});
