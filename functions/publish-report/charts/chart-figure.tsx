import { ChartFigure, DataTable } from '../../../shared/pages/content.tsx';
import { raw } from '../../../shared/pages/raw.tsx';
import type { PublishedChart, RichText, TableCell } from '../document/report-document.ts';
import { markMeanings, Sign } from '../signs.tsx';

const plainText = (text: RichText): string => text.map((part) => (typeof part === 'string' ? part : part.text)).join('');

/** A chart on the page: drawing, notes, and its numbers behind a summary, unless they have a page of their own. */
export const ChartBlock = ({ chart: { id, number, title, svg, notes, table } }: { readonly chart: PublishedChart }) => (
  <>
    <ChartFigure id={id} caption={`Abbildung ${number}: ${title}`} drawing={raw(svg)} note={notes.map(plainText).join(' ')} />
    {table.place === 'annex' ? null : (
      <details>
        <summary>{`Zahlen zu Abbildung ${number} als Tabelle`}</summary>
        <DataTable
          id={table.id}
          caption={`Tabelle ${table.number}: ${title}${table.unit === undefined ? '' : `, ${table.unit}`}`}
          columns={[{ header: table.subject }, ...table.columns.map(({ label }) => ({ header: label, numeric: true }))]}
          rows={table.groups.flatMap(({ rows }) => rows.map(({ header, cells }) => ({ header, cells: cells.map((cell) => <Cell cell={cell} />) })))}
        />
      </details>
    )}
  </>
);

const Cell = ({ cell: { text, spoken, marks = [] } }: { readonly cell: TableCell }) => (
  <>
    {spoken === undefined ? text : <Sign sign={text} spoken={spoken} />}
    {marks.map((mark) => (
      <Sign key={mark} sign={` ${mark}`} spoken={` ${markMeanings[mark].spoken}`} />
    ))}
  </>
);
