import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { commentaryBlocks } from '../../../../functions/publish-report/document/commentary.ts';
import { SectionView } from '../../../../functions/publish-report/pages/blocks.tsx';

const html = (markdown: string): string =>
  renderToString(SectionView({ section: { id: 'x', title: 'x', blocks: commentaryBlocks(markdown) }, place: { language: 'de', signs: new Map() } }));

describe('what editors may write', () => {
  it('is paragraphs, bold, italics, lists and links', () => {
    expect(
      commentaryBlocks('Im *Oktober* kamen\n**mehr** an.\n\n- eins\n- [zwei](https://example.org/a?b=1)\n\n1. drei\n\n[Kontakt](/kontakt)'),
    ).toEqual([
      {
        kind: 'text',
        content: ['Im ', { kind: 'emphasis', text: 'Oktober' }, ' kamen ', { kind: 'strong', text: 'mehr' }, ' an.'],
      },
      { kind: 'list', items: [['eins'], [{ kind: 'link', text: 'zwei', href: 'https://example.org/a?b=1' }]] },
      { kind: 'list', items: [['drei']], numbered: true },
      { kind: 'text', content: [{ kind: 'link', text: 'Kontakt', href: '/kontakt' }] },
    ]);
  });

  it('keeps the text of everything else', () => {
    expect(commentaryBlocks('# Titel\n\n> Zitat\n\n`code`\n\n![Bild](https://x.example/y.png)\n\n***\n\n```\nzeile\n```')).toEqual(
      ['Titel', 'Zitat', 'code', 'Bild', 'zeile'].map((words) => ({ kind: 'text', content: [words] })),
    );
  });

  it('keeps lists in lists as lines', () => {
    expect(commentaryBlocks('- a\n  - b\n- c')).toEqual([{ kind: 'list', items: [['a'], ['b'], ['c']] }]);
  });

  it.each(['   ', '\n\n', '***', '<!-- -->'.slice(0, 0)])('is nothing where nothing stands: %j', (markdown) => {
    expect(commentaryBlocks(markdown)).toEqual([]);
  });
});

describe('what editors may not do', () => {
  it.each([
    '<script>alert(1)</script>',
    'Text <img src=x onerror=alert(1)> Text',
    '<!--replaced-->',
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](data:text/html,<script>alert(1)</script>)',
    '[a](//evil.example)',
    '[a](/\\evil.example)',
    '[a](http://evil.example)',
    '[a](https://bank.example@evil.example)',
    '[a](&#106;avascript:alert(1))',
    '<javascript:alert(1)>',
    '[a][b]\n\n[b]: javascript:alert(1)',
    '**<b onmouseover=alert(1)>x</b>**',
  ])('brings no markup and no foreign address into the page: %s', (markdown) => {
    const page = html(markdown);
    expect(page.replace(/<\/?(?:section|h2|p|ul|ol|li|strong|em)\b[^<>]*>/g, '')).not.toMatch(/<(?!!doctype)/i);
    expect(page).not.toMatch(/<[^<>]*(?:javascript:|onerror|onmouseover|href=)/i);
  });

  it('whatever is typed', () => {
    const piece = fc.constantFrom(
      '<script>',
      '</p>',
      '[',
      ']',
      '(',
      ')',
      'javascript:',
      'https://a.example',
      '"',
      "'",
      '*',
      '**',
      '\n',
      '\n\n',
      '- ',
      '`',
      '&lt;',
      '<a href=',
      '>',
      'x',
      ' ',
      '#',
      '!',
      '\\',
      '/',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const page = html(pieces.join(''));
        const tags = page.match(/<[^>]*>/g) ?? [];
        for (const tag of tags)
          expect(tag).toMatch(
            /^<(?:\/?(?:section|h2|p|ul|ol|li|strong|em)( (?:class|id|aria-labelledby)="[\w -]*")*|\/a|a class="kern-link" href="(?:\/(?!\/)[^"\s]*|https:\/\/[^"\s]*)")>$/,
          );
      }),
    );
  });
});
