import { expect, it } from 'vitest';
import type { Block, PublishedTable } from '../../../functions/publish-report/document/report-document.ts';
import { tablesOnce } from '../../../functions/publish-report/files/table-texts.ts';

const table = (id: string): PublishedTable => ({
  id,
  number: '1',
  title: id,
  scope: '',
  subject: '',
  columns: [],
  groups: [],
  notes: [],
  place: 'annex',
});

it('finds the tables of a document in its order, those of charts and notices too, each once', () => {
  const chart = { id: 'abbildung-1', number: 1, title: '', description: '', svg: '', print: '', notes: [] };
  const blocks: readonly Block[] = [
    { kind: 'text', content: ['Text'] },
    { kind: 'table', table: table('a') },
    { kind: 'notice', title: '', blocks: [{ kind: 'table', table: table('b') }] },
    { kind: 'chart', chart: { ...chart, table: table('c') } },
    { kind: 'chart', chart: { ...chart, table: table('a') } },
  ];
  const sections = [
    { id: 'eins', title: '', blocks },
    { id: 'zwei', title: '', blocks: [{ kind: 'table' as const, table: table('d') }] },
  ];
  expect(tablesOnce({ sections }).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
});
