import type { PublishedChart, PublishedTable, ReportDocument } from '../../functions/publish-report/document/report-document.ts';
import type { PaperSite } from '../../functions/publish-report/paper/report-paper.ts';
import { county } from '../../shared/county/county.ts';

const numbers = ['now', 'before', 'change', 'yearAgo', 'yearToDate'].map((key, at) => ({
  key,
  label: ['Oktober 2026', 'September 2026', 'Veränderung zum Vormonat', 'Oktober 2025', 'Januar bis Oktober 2026'][at] ?? '',
  kind: 'number' as const,
}));

const hidden = { text: '.', spoken: 'nicht bekannt oder geheim' } as const;

/** A table with groups, totals, signs, marks, remarks, a link in a header, and the characters that Typst and HTML would take for their own. */
const grouped: PublishedTable = {
  id: 'tabelle-plaetze-gemeinden',
  number: '1.1 a',
  title: 'Plätze nach Gemeinden der Ämter',
  unit: 'Plätze',
  scope: 'Beispielkreis, Oktober 2026',
  subject: 'Gemeinde',
  columns: numbers,
  groups: [
    {
      name: 'Amt Achterwehr',
      rows: [
        {
          key: '01058001',
          header: 'Achterwehr',
          cells: [
            { text: '1.234', value: 1234, decimals: 0, marks: ['p', 'r'] },
            { text: '1.231', value: 1231, decimals: 0 },
            { text: '3 mehr', value: 3, decimals: 0 },
            hidden,
            { text: 'x', spoken: 'nicht sinnvoll' },
          ],
        },
        {
          key: '01058022',
          header: '#eval("1") *Bredenbek* _b_ <b>&amp;</b>',
          cells: [
            { text: '–', spoken: 'null', value: 0, decimals: 0 },
            { text: '…', spoken: 'liegt noch nicht vor' },
            { text: 'x', spoken: 'kein Vergleich' },
            { text: '−12,5', value: -12.5, decimals: 1, remark: '15. Oktober 2026' },
            hidden,
          ],
        },
      ],
    },
    {
      name: 'Amt Bordesholm',
      rows: Array.from({ length: 70 }, (_, at) => ({
        key: `0105${at}`,
        header: `Gemeinde ${at + 1}`,
        cells: numbers.map((_column, column) => ({ text: String(1000 + at * 5 + column), value: 1000 + at * 5 + column, decimals: 0 })),
      })),
    },
  ],
  notes: [
    ['Quelle: Beispieldaten. ', { kind: 'strong', text: 'Stand:' }, ' 31. Oktober 2026.'],
    ['Bedeutung der ', { kind: 'link', text: 'Zeichen', href: '#zeichen' }, '.'],
  ],
  place: 'annex',
};

const chartNumbers: PublishedTable = {
  id: 'abbildung-verlauf-zahlen',
  number: '1.2',
  title: 'Zahlen zu Abbildung 1',
  unit: 'Personen',
  scope: 'Beispielkreis, August bis Oktober 2026',
  subject: 'Monat',
  columns: [{ key: 'entries', label: 'Zugänge', kind: 'number' }],
  groups: [
    {
      rows: [
        { key: '2026-08', header: 'August 2026', cells: [{ text: '12', value: 12, decimals: 0 }] },
        { key: '2026-09', header: 'September 2026', cells: [{ text: '9', value: 9, decimals: 0 }] },
        { key: 'sum', header: 'zusammen', total: true, cells: [{ text: '21', value: 21, decimals: 0, marks: ['s'] }] },
      ],
    },
  ],
  notes: [],
  place: 'page',
};

const print = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 240" font-family="Fira Sans" font-size="14" fill="#111">
<rect x="40" y="20" width="560" height="180" fill="none" stroke="#767676"/><path d="M40 150L320 60L600 110" fill="none" stroke="#003d8f" stroke-width="3"/>
<text x="560" y="100" text-anchor="end">Zugänge</text><text x="40" y="222">August 2026</text><text x="600" y="222" text-anchor="end">Oktober 2026</text></svg>`;

const chart: PublishedChart = {
  id: 'abbildung-verlauf',
  number: 1,
  title: 'Zugänge von August bis Oktober 2026',
  description: 'Liniendiagramm: Zugänge. Zuerst 12 im August 2026, zuletzt 9 im September 2026.',
  svg: print,
  print,
  table: chartNumbers,
  notes: [['Für Monate ohne Zahl ist die Linie unterbrochen.']],
};

const projects: PublishedTable = {
  id: 'tabelle-projekte',
  number: '2.1',
  title: 'Geförderte Projekte',
  scope: 'Beispielkreis, Projekte, die im Oktober 2026 laufen',
  subject: 'Projekt',
  columns: [
    { key: 'organisation', label: 'Träger', kind: 'text' },
    { key: 'period', label: 'Zeitraum', kind: 'text' },
    { key: 'amount', label: 'Förderung in Euro', kind: 'number' },
  ],
  groups: [
    {
      rows: [
        {
          key: 'INT-2026-0001',
          header: 'Gemeinsam kochen, gemeinsam reden',
          href: '#zeichen',
          cells: [
            { text: 'Kulturverein „Brücke“ e. V.' },
            { text: '1. März 2026 bis 31. Dezember 2026' },
            { text: '7.500,00\u00a0€', value: 7500, decimals: 2 },
          ],
        },
        {
          key: 'INT-2026-0002',
          header: `Projekt${'w'.repeat(60)}`,
          cells: [{ text: 'Ayşe Öztürk-Groß' }, { text: 'ganzjährig' }, { text: '…', spoken: 'liegt noch nicht vor' }],
        },
      ],
    },
  ],
  notes: [],
  place: 'page',
};

/** A small issue with every kind of block. */
export const sampleDocument: ReportDocument = {
  title: 'Bericht über die Entwicklung der Zuwanderung im Beispielkreis, Oktober 2026',
  subtitle: 'Stand 31. Oktober 2026 · erschienen am 25. November 2026',
  month: '2026-10',
  revision: 2,
  sections: [
    {
      id: 'kurz',
      title: 'Das Wichtigste in Kürze',
      blocks: [
        {
          kind: 'text',
          content: [
            'Im Oktober 2026 kamen ',
            { kind: 'strong', text: '1.234 Personen' },
            ', davon ',
            { kind: 'emphasis', text: 'viele' },
            ' aus der Ukraine.',
          ],
        },
        {
          kind: 'notice',
          title: 'Berichtigung',
          blocks: [
            { kind: 'text', content: ['Zwei Zahlen wurden geändert.'] },
            {
              kind: 'list',
              items: [['Tabelle 1.1 a, Achterwehr'], [{ kind: 'link', text: 'frühere Fassung', href: '/berichte/2026-10/revision-1/' }]],
            },
          ],
        },
        { kind: 'chart', chart },
      ],
    },
    {
      id: 'unterbringung',
      number: '1',
      title: 'Unterbringung',
      blocks: [
        { kind: 'heading', level: 3, id: 'tabelle-plaetze-abschnitt', text: '1.1 Plätze' },
        { kind: 'text', content: ['Alle Plätze, die zur Unterbringung angemietet oder gebaut sind.'], small: true },
        { kind: 'table', table: grouped },
        { kind: 'heading', level: 4, text: 'Was dazu gehört' },
        { kind: 'list', numbered: true, items: [['Gemeinschaftsunterkünfte'], ['Wohnungen']] },
      ],
    },
    {
      id: 'projekte',
      number: '2',
      title: 'Integrationsprojekte',
      // A level is left out here: the paper must not have that gap.
      blocks: [
        { kind: 'heading', level: 4, text: 'Laufende Projekte' },
        { kind: 'table', table: projects },
        {
          kind: 'text',
          content: [
            'Mehr bei ',
            { kind: 'link', text: 'der Methode', href: 'methode/' },
            ' und ',
            { kind: 'link', text: 'beim Land', href: 'https://land.example/zahlen' },
            '.',
          ],
        },
      ],
    },
    {
      id: 'erlaeuterungen',
      number: '3',
      title: 'Erläuterungen',
      blocks: [
        { kind: 'heading', level: 3, id: 'zeichen', text: 'Zeichen' },
        {
          kind: 'definitions',
          entries: [
            { term: '.', content: ['Zahl ist nicht bekannt oder darf nicht gezeigt werden'] },
            { term: 'p', content: ['vorläufige Zahl'] },
          ],
        },
      ],
    },
  ],
  companions: [
    {
      name: 'leichte-sprache',
      title: 'Der Bericht in Leichter Sprache',
      language: 'de',
      sections: [
        { id: 'kurz', title: 'Das steht im Bericht', blocks: [{ kind: 'text', content: ['Viele Menschen kommen neu in unseren Land-Kreis.'] }] },
      ],
    },
    {
      name: 'english',
      title: 'Summary in English',
      language: 'en',
      sections: [{ id: 'summary', title: 'Key figures', blocks: [{ kind: 'text', content: ['In October 2026 1,234 persons arrived.'] }] }],
    },
  ],
};

/** What the PDF is given beside a document. */
export const paperSite: PaperSite = { county, exampleData: true, siteUrl: 'https://teilhabe.example', frozenAt: '2026-11-25T05:00:00.000Z' };
