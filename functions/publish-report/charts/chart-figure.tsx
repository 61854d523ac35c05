import { ChartFigure } from '../../../shared/pages/content.tsx';
import { raw } from '../../../shared/pages/raw.tsx';
import type { PublishedChart, PublishedTable, RichText, TableCell } from '../document/report-document.ts';
import { FiguresFrame } from '../figures-table.tsx';
import { markMeanings, Sign } from '../signs.tsx';

const plainText = (text: RichText): string => text.map((part) => (typeof part === 'string' ? part : part.text)).join('');

/** A chart on the page: drawing, notes, and its numbers behind a summary, unless they have a page of their own. */
export const ChartBlock = ({ chart: { id, number, title, svg, notes, table } }: { readonly chart: PublishedChart }) => (
  <>
    <ChartFigure
      id={id}
      caption={`Abbildung ${number}: ${title}`}
      drawing={raw(svg)}
      note={notes.length === 0 ? undefined : notes.map(plainText).join(' ')}
    />
    {table.place === 'annex' ? null : (
      <details>
        <summary>{`Zahlen zu Abbildung ${number} als Tabelle`}</summary>
        <Numbers table={table} title={title} />
      </details>
    )}
  </>
);

const Numbers = ({ table: { id, number, unit, subject, columns, groups }, title }: { readonly table: PublishedTable; readonly title: string }) => (
  <FiguresFrame
    id={id}
    caption={`Tabelle ${number}: ${title}${unit === undefined ? '' : `, ${unit}`}`}
    columns={[subject, ...columns.map(({ label }) => label)]}
  >
    {groups.map(({ rows }, at) => (
      <tbody key={at}>
        {rows.map(({ key, header, cells }) => (
          <tr key={key}>
            <th scope="row">{header}</th>
            {cells.map((cell, column) => (
              <Cell key={column} cell={cell} />
            ))}
          </tr>
        ))}
      </tbody>
    ))}
  </FiguresFrame>
);

const Cell = ({ cell: { text, spoken, marks = [] } }: { readonly cell: TableCell }) => (
  <td>
    {spoken === undefined ? text : <Sign sign={text} spoken={spoken} />}
    {marks.map((mark) => (
      <Sign key={mark} sign={` ${mark}`} spoken={` ${markMeanings[mark].spoken}`} />
    ))}
  </td>
);
