import { Link } from '../../../shared/pages/content.tsx';
import type { PublishedTable, TableCell, TableColumn, TableRow } from '../document/report-document.ts';
import { type Language, pageWords } from './page-words.ts';
import { RichContent } from './rich-text.tsx';
import { SpokenSign, type SpokenSigns } from './spoken-signs.tsx';

/** Where a table's page finds what lies around the table. */
export type TablePlace = {
  readonly language: Language;
  /** Of the page. */
  readonly signs: SpokenSigns;
  /** Path before anchors of the main page, where this is another one. */
  readonly base?: string;
  /** Folder of the tables' own files; absent where they have none. */
  readonly data?: string;
};

type TableViewProps = {
  readonly table: PublishedTable;
  readonly place: TablePlace;
  /** Where only lines of it stand: the way to all of them. */
  readonly whole?: { readonly href: string; readonly text: string } | undefined;
};

/**
 * A table with caption, headers for columns, lines and groups, and below it what it needs to be used alone. Cells carry no classes: an issue has
 * thousands of them. On a narrow screen the table scrolls in its own region, which the keyboard reaches; the page never scrolls sideways.
 */
export const TableView = ({ table, place, whole }: TableViewProps) => {
  const { id, number, title, unit, scope, subject, columns, groups } = table;
  const caption = captionId(number);
  return (
    <>
      <section class="table__scroll" aria-labelledby={caption} tabindex={0}>
        <table id={id} class="figures">
          <caption id={caption}>
            <span>
              <a href={`#${id}`}>{`${pageWords[place.language].table} ${number}`}</a>
              {`: ${title}${unit === undefined ? '' : `, ${unit}`}`}
              <small>{scope}</small>
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{subject}</th>
              {columns.map(({ key, label, kind }) => (
                <th key={key} scope="col" class={kind === 'text' ? 'figures__text' : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(({ name, rows }, at) => (
            <tbody key={at}>
              {name === undefined ? null : (
                <tr>
                  <th scope="rowgroup" colspan={columns.length + 1}>
                    {name}
                  </th>
                </tr>
              )}
              {rows.map((row) => (
                <Line key={row.key} row={row} columns={columns} place={place} />
              ))}
            </tbody>
          ))}
        </table>
      </section>
      <Note table={table} place={place} whole={whole} />
    </>
  );
};

/** Short, because every table says it twice. */
const captionId = (number: string): string => `t${number.replaceAll(' ', '')}`;

type LineProps = { readonly row: TableRow; readonly columns: readonly TableColumn[]; readonly place: TablePlace };

const Line = ({ row: { header, href, cells, total }, columns, place }: LineProps) => (
  <tr class={total ? 'figures__total' : undefined}>
    <th scope="row">{href === undefined ? header : <Link href={href}>{header}</Link>}</th>
    {cells.map((cell, at) => (
      <td key={columns[at]?.key} class={columns[at]?.kind === 'text' ? 'figures__text' : undefined}>
        <CellContent cell={cell} place={place} />
      </td>
    ))}
  </tr>
);

const CellContent = ({
  cell: { text, spoken, marks = [], remark },
  place: { language, signs },
}: {
  readonly cell: TableCell;
  readonly place: TablePlace;
}) => (
  <>
    {spoken === undefined ? text : <SpokenSign sign={text} spoken={spoken} signs={signs} />}
    {marks.map((mark) => (
      <SpokenSign key={mark} sign={` ${mark}`} spoken={pageWords[language].marks[mark]} signs={signs} />
    ))}
    {remark === undefined ? null : <small class="figures__small">{remark}</small>}
  </>
);

const Note = ({ table: { id, number, notes }, place: { language, base = '', data }, whole }: TableViewProps) => {
  const words = pageWords[language];
  return (
    <p class="table__note">
      {notes.map((note, at) => (
        <>
          <RichContent key={at} content={note} base={base} />{' '}
        </>
      ))}
      {whole === undefined ? null : (
        <>
          <a href={whole.href}>{whole.text}</a>
          {' · '}
        </>
      )}
      <a href={`${base}#${words.signsAnchor}`}>{words.signs}</a>
      {data === undefined ? null : (
        <>
          {' · '}
          <a href={`${data}${id}.csv`}>{words.csv(number)}</a>
        </>
      )}
    </p>
  );
};
