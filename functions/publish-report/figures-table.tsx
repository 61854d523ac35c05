import type { ComponentChildren } from 'preact';
import { addMonths, formatMonth, type Month } from '../../shared/domain/calendar.ts';
import type { Indicator } from '../../shared/domain/statistics/indicator.ts';
import type { ReportRow } from '../../shared/domain/statistics/monthly-report-row.ts';
import { formatYearToDate } from './number-format.ts';
import { ChangeText, FigureText } from './signs.tsx';

/** Lines that belong together; a name makes them a group of their own. */
export type TableGroup = { readonly name?: string; readonly rows: readonly TableLine[] };

/** A line with its indicator: in the table of key figures every line has another one. */
export type TableLine = { readonly header: ComponentChildren; readonly indicator: Indicator; readonly row: ReportRow; readonly total?: boolean };

type FiguresTableProps = {
  /** Unique in the page: permanent anchor of the table. */
  readonly id: string;
  readonly caption: ComponentChildren;
  /** What the lines are: header of the first column. */
  readonly subject: string;
  readonly month: Month;
  readonly yearToDate: boolean;
  readonly groups: readonly TableGroup[];
  readonly note?: ComponentChildren;
};

/**
 * A table of figures: the month, the month before and the difference, the same month last year, the year to date (except in January).
 * Cells carry no classes: a report has six thousand of them. On a narrow screen the table scrolls in its own region.
 */
export const FiguresTable = ({ id, caption, subject, month, yearToDate: asked, groups, note }: FiguresTableProps) => {
  const span = asked ? formatYearToDate(month) : undefined;
  const yearToDate = span !== undefined;
  const columns = [
    formatMonth(month),
    formatMonth(addMonths(month, -1)),
    'Veränderung zum Vormonat',
    formatMonth(addMonths(month, -12)),
    ...(span === undefined ? [] : [span]),
  ];
  return (
    <FiguresFrame id={id} caption={caption} columns={[subject, ...columns]} note={note}>
      {groups.map((group, index) => (
        <tbody key={index}>
          {group.name === undefined ? null : (
            <tr>
              <th scope="rowgroup" colspan={columns.length + 1}>
                {group.name}
              </th>
            </tr>
          )}
          {group.rows.map((line) => (
            <Line key={line.row.key} {...line} yearToDate={yearToDate} />
          ))}
        </tbody>
      ))}
    </FiguresFrame>
  );
};

type FiguresFrameProps = Pick<FiguresTableProps, 'id' | 'caption' | 'note'> & {
  readonly columns: readonly string[];
  /** Bodies of the table. */
  readonly children: ComponentChildren;
};

/** What all tables of figures have: a region that scrolls, a caption that stays in view, a note below. */
export const FiguresFrame = ({ id, caption, columns, note, children }: FiguresFrameProps) => (
  <div class="table">
    <section class="table__scroll" aria-labelledby={`${id}-titel`} tabindex={0}>
      <table id={id} class="kern-table kern-table--small figures">
        <caption class="kern-title" id={`${id}-titel`}>
          <span class="table__caption">{caption}</span>
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </section>
    {note === undefined ? null : <p class="kern-body kern-body--small table__note">{note}</p>}
  </div>
);

const Line = ({ header, indicator, row, total = false, yearToDate }: TableLine & { readonly yearToDate: boolean }) => (
  <tr class={total ? 'figures__total' : undefined}>
    <th scope="row">{header}</th>
    <td>
      <FigureText figure={row.now} indicator={indicator} />
    </td>
    <td>
      <FigureText figure={row.before} indicator={indicator} />
    </td>
    <td>
      <ChangeText change={row.change} indicator={indicator} />
    </td>
    <td>
      <FigureText figure={row.yearAgo} indicator={indicator} />
    </td>
    {yearToDate ? (
      <td>
        <FigureText figure={row.yearToDate ?? { kind: 'meaningless' }} indicator={indicator} />
      </td>
    ) : null}
  </tr>
);
