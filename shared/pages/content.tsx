import type { ComponentChildren } from 'preact';

/** A heading below the page's `h1`. The level follows the outline, the size follows the level. */
export const Heading = ({
  level,
  id,
  children,
}: {
  readonly level: 2 | 3 | 4;
  readonly id?: string | undefined;
  readonly children: ComponentChildren;
}) => {
  if (level === 2) {
    return (
      <h2 id={id} class="kern-heading-large">
        {children}
      </h2>
    );
  }
  if (level === 3) {
    return (
      <h3 id={id} class="kern-heading-medium">
        {children}
      </h3>
    );
  }
  return (
    <h4 id={id} class="kern-heading-small">
      {children}
    </h4>
  );
};

/** A paragraph of text. `small` for notes and sources. */
export const Text = ({ small = false, children }: { readonly small?: boolean | undefined; readonly children: ComponentChildren }) => (
  <p class={small ? 'kern-body kern-body--small' : 'kern-body'}>{children}</p>
);

/** A link in running text. One that opens a new window says so in its text. */
export const Link = ({
  href,
  newWindow = false,
  children,
}: {
  readonly href: string;
  readonly newWindow?: boolean | undefined;
  readonly children: ComponentChildren;
}) => (
  <a class="kern-link" href={href} target={newWindow ? '_blank' : undefined}>
    {children}
  </a>
);

/** A reference of a case: never broken at its hyphens. */
export const Reference = ({ children }: { readonly children: string }) => <span class="reference">{children}</span>;

/** A list with bullets, or numbered when the order counts. */
export const List = ({ items, numbered = false }: { readonly items: readonly ComponentChildren[]; readonly numbered?: boolean | undefined }) => {
  const entries = items.map((item, index) => <li key={index}>{item}</li>);
  return numbered ? <ol class="kern-list kern-list--number">{entries}</ol> : <ul class="kern-list kern-list--bullet">{entries}</ul>;
};

const alerts = {
  info: { box: 'kern-alert kern-alert--info', icon: 'kern-icon kern-icon--info' },
  success: { box: 'kern-alert kern-alert--success', icon: 'kern-icon kern-icon--success' },
  warning: { box: 'kern-alert kern-alert--warning', icon: 'kern-icon kern-icon--warning' },
} as const;

/** A message in a box that stands out. The title carries the meaning, not the colour. */
export const Alert = ({
  kind,
  title,
  children,
}: {
  readonly kind: keyof typeof alerts;
  readonly title: string;
  readonly children?: ComponentChildren;
}) => (
  <section class={alerts[kind].box} aria-label={title}>
    <div class="kern-alert__header">
      <span class={alerts[kind].icon} aria-hidden="true" />
      <h2 class="kern-title">{title}</h2>
    </div>
    {children === undefined ? null : <div class="kern-alert__body">{children}</div>}
  </section>
);

/** Pairs of term and value, e.g. the answers of a form or the data of an office. */
export const DescriptionList = ({ entries }: { readonly entries: readonly { readonly term: string; readonly value: ComponentChildren }[] }) => (
  <dl class="kern-description-list">
    {entries.map(({ term, value }) => (
      <div key={term} class="kern-description-list-item">
        <dt class="kern-description-list-item__key">{term}</dt>
        <dd class="kern-description-list-item__value">{value}</dd>
      </div>
    ))}
  </dl>
);

/** A row of a table of data. */
export type TableRow = {
  /** First cell: what the row is about. */
  readonly header: ComponentChildren;
  /** One cell per further column. */
  readonly cells: readonly ComponentChildren[];
  /** `part` is indented: it belongs to the row above (a Gemeinde of an Amt). `total` is set off. */
  readonly kind?: 'part' | 'total' | undefined;
};

export type DataTableProps = {
  /** Unique in the page: anchor of the table, names the scroll region. */
  readonly id: string;
  readonly caption: ComponentChildren;
  /** The heading above says the same to the eye; whoever goes from table to table still hears the caption. */
  readonly captionHidden?: boolean | undefined;
  /** Header of the first column, then of the others. Numbers stand to the right. */
  readonly columns: readonly { readonly header: ComponentChildren; readonly numeric?: boolean | undefined }[];
  readonly rows: readonly TableRow[];
  /** Source, unit, signs; below the table. */
  readonly note?: ComponentChildren;
  /** For rows of words and buttons: on a narrow screen each row is a block, and its cells say which column they are. */
  readonly stacked?: boolean | undefined;
};

const rowClasses = { part: 'kern-table__row table-part', total: 'kern-table__row table-total' } as const;

const columnName = (header: ComponentChildren): string | undefined => (typeof header === 'string' ? header : undefined);

/**
 * A table with caption and headers for rows and columns. On a narrow screen the table scrolls in its own region,
 * which the keyboard reaches; the page never scrolls sideways.
 */
export const DataTable = ({ id, caption, captionHidden = false, columns, rows, note, stacked = false }: DataTableProps) => (
  <div class="table">
    <section class="table__scroll kern-table-responsive" aria-labelledby={`${id}-titel`} tabindex={0}>
      <table id={id} class={stacked ? 'kern-table kern-table--small table-stacked' : 'kern-table kern-table--small'}>
        <caption class={captionHidden ? 'kern-sr-only' : 'kern-title'} id={`${id}-titel`}>
          <span class="table__caption">{caption}</span>
        </caption>
        <thead class="kern-table__head">
          <tr class="kern-table__row">
            {columns.map(({ header, numeric }, index) => (
              <th key={index} scope="col" class={numeric ? 'kern-table__header kern-table__header--numeric' : 'kern-table__header'}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="kern-table__body">
          {rows.map(({ header, cells, kind }, row) => (
            <tr key={row} class={kind === undefined ? 'kern-table__row' : rowClasses[kind]}>
              <th scope="row" class="kern-table__header">
                {header}
              </th>
              {cells.map((cell, index) => (
                <td
                  key={index}
                  class={columns[index + 1]?.numeric ? 'kern-table__cell kern-table__cell--numeric' : 'kern-table__cell'}
                  data-column={stacked ? columnName(columns[index + 1]?.header) : undefined}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
    {note === undefined ? null : <p class="kern-body kern-body--small table__note">{note}</p>}
  </div>
);

/**
 * A drawing with its caption, on a panel that is light in both themes. On a narrow screen the panel scrolls, so that the
 * text in the drawing stays readable. The same numbers stand in a table below.
 */
export const ChartFigure = ({
  id,
  captionId = `${id}-titel`,
  caption,
  drawing,
  note,
}: {
  /** Unique in the page: anchor of the figure. */
  readonly id: string;
  /** Unique in the page too; without it one is made of the anchor. */
  readonly captionId?: string;
  readonly caption: ComponentChildren;
  /** An `svg` element with its own title, or `raw()`. */
  readonly drawing: ComponentChildren;
  readonly note?: ComponentChildren;
}) => (
  <figure id={id} class="chart">
    <figcaption class="kern-title" id={captionId}>
      {caption}
    </figcaption>
    <section class="chart__panel" aria-labelledby={captionId} tabindex={0}>
      {drawing}
    </section>
    {note === undefined ? null : <p class="kern-body kern-body--small table__note">{note}</p>}
  </figure>
);
