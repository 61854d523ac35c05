import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { Alert, ChartFigure, DataTable, DescriptionList, Heading, List } from '../../../shared/pages/content.tsx';
import { raw } from '../../../shared/pages/raw.tsx';

describe('DataTable', () => {
  const markup = renderToString(
    <DataTable
      id="tabelle-1"
      caption="Tabelle 1: Zuweisungen"
      columns={[{ header: 'Verwaltung' }, { header: 'Oktober', numeric: true }, { header: 'Wort' }]}
      rows={[
        { header: 'Amt Achterwehr', cells: ['12', 'mehr'] },
        { header: 'Felde', kind: 'part', cells: ['3', 'gleich'] },
        { header: 'Kreis', kind: 'total', cells: ['15', 'mehr'] },
      ]}
      note="Quelle: Kreis"
    />,
  );

  test('has a caption that also names the region in which it scrolls by keyboard', () => {
    expect(markup).toMatch(/<caption class="[^"]*" id="tabelle-1-titel">/);
    expect(markup).toMatch(/<section class="table__scroll[^>]*aria-labelledby="tabelle-1-titel" tabindex="0">/);
  });

  test('every cell has a header in its row and in its column', () => {
    expect(markup.match(/scope="col"/g)).toHaveLength(3);
    expect(markup.match(/scope="row"/g)).toHaveLength(3);
    expect(markup.match(/<td /g)).toHaveLength(6);
  });

  test('numbers stand to the right, words do not', () => {
    expect(markup).toContain('<td class="kern-table__cell kern-table__cell--numeric">12</td><td class="kern-table__cell">mehr</td>');
    expect(markup).toMatch(/kern-table__header--numeric">Oktober/);
  });

  test('parts and totals differ in their rows', () => {
    expect(markup).toMatch(/table-part"><th scope="row"[^>]*>Felde/);
    expect(markup).toMatch(/table-total"><th scope="row"[^>]*>Kreis/);
  });
});

describe('raw', () => {
  const drawing = '<svg viewBox="0 0 10 10"><title>Linie</title><path d="M0 0L9 9"/></svg>';

  test('lets a drawing through as it is', () => {
    expect(renderToString(raw(drawing))).toContain(drawing);
  });

  test.each([
    '<p>kein Bild</p>',
    `${drawing}<script>alert(1)</script>`,
    '<svg><script>alert(1)</script></svg>',
    '<svg onload="alert(1)"></svg>',
    '<svg><a href="https://example.org">x</a></svg>',
    '<svg><image href="x"/></svg>',
    '<svg><use xlink:href="https://example.org#x"/></svg>',
    '<svg><style>*{}</style></svg>',
    '<svg><g style="fill:red"/></svg>',
    '<svg><foreignObject><p>x</p></foreignObject></svg>',
    '<svg><!-- x --></svg>',
    'text <svg></svg>',
  ])('refuses %s', (markup) => {
    expect(() => raw(markup)).toThrow(/svg drawing only/);
  });
});

describe('the rest', () => {
  test('a chart is named by its caption and scrolls by keyboard', () => {
    const markup = renderToString(<ChartFigure id="abbildung-1" caption="Abbildung 1" drawing={raw('<svg></svg>')} />);
    expect(markup).toMatch(/<figcaption[^>]*id="abbildung-1-titel">Abbildung 1/);
    expect(markup).toMatch(/<section class="chart__panel" aria-labelledby="abbildung-1-titel" tabindex="0">/);
  });

  test.each([
    [2, 'h2', 'kern-heading-large'],
    [3, 'h3', 'kern-heading-medium'],
    [4, 'h4', 'kern-heading-small'],
  ] as const)('a heading of level %i is an %s', (level, tag, size) => {
    expect(
      renderToString(
        <Heading level={level} id="x">
          T
        </Heading>,
      ),
    ).toBe(`<${tag} id="x" class="${size}">T</${tag}>`);
  });

  test('lists are ordered when the order counts', () => {
    expect(renderToString(<List items={['a', 'b']} />)).toMatch(/^<ul [^>]*><li>a<\/li><li>b<\/li><\/ul>$/);
    expect(renderToString(<List numbered items={['a']} />)).toMatch(/^<ol /);
  });

  test('a message says its meaning in words', () => {
    expect(renderToString(<Alert kind="warning" title="Werte fehlen" />)).toMatch(/<h2[^>]*>Werte fehlen/);
  });

  test('terms and values are a description list', () => {
    expect(renderToString(<DescriptionList entries={[{ term: 'Telefon', value: '1' }]} />)).toMatch(
      /<dl[^>]*><div[^>]*><dt[^>]*>Telefon<\/dt><dd[^>]*>1</,
    );
  });
});
