import { formatNumber } from '../../../shared/domain/statistics/figure-text.ts';
import { ChartFigure, Heading, Link, List, Text } from '../../../shared/pages/content.tsx';
import { raw } from '../../../shared/pages/raw.tsx';
import { sumsOf } from '../document/document-tables.ts';
import type { Block, PublishedChart, PublishedTable, Section } from '../document/report-document.ts';
import { pageWords } from './page-words.ts';
import { RichContent } from './rich-text.tsx';
import { type TablePlace, TableView } from './table-view.tsx';

/** Where blocks stand: what a table needs, and the folder of the issue where tables have pages of their own. */
export type BlockPlace = TablePlace & { readonly annex?: string };

/** A chapter with its heading, by which it is named. */
export const SectionView = ({ section: { id, number, title, blocks }, place }: { readonly section: Section; readonly place: BlockPlace }) => (
  <section class="flow" aria-labelledby={id}>
    <Heading level={2} id={id}>
      {number === undefined ? title : `${number} ${title}`}
    </Heading>
    <Blocks blocks={blocks} place={place} />
  </section>
);

const Blocks = ({ blocks, place }: { readonly blocks: readonly Block[]; readonly place: BlockPlace }) => (
  <>
    {blocks.map((block, at) => (
      <BlockView key={at} block={block} place={place} />
    ))}
  </>
);

const BlockView = ({ block, place }: { readonly block: Block; readonly place: BlockPlace }) => {
  switch (block.kind) {
    case 'heading':
      return (
        <Heading level={block.level} id={block.id}>
          {block.text}
        </Heading>
      );
    case 'text':
      return (
        <Text small={block.small}>
          <RichContent content={block.content} base={place.base} />
        </Text>
      );
    case 'list':
      return <List numbered={block.numbered} items={block.items.map((item) => <RichContent content={item} />)} />;
    case 'definitions':
      return <Definitions entries={block.entries} />;
    case 'notice':
      return <Notice title={block.title} blocks={block.blocks} place={place} />;
    case 'table':
      return <PlacedTable table={block.table} place={place} />;
    case 'chart':
      return <ChartView chart={block.chart} place={place} />;
  }
};

type DefinitionsProps = Pick<Extract<Block, { kind: 'definitions' }>, 'entries'>;

const Definitions = ({ entries }: DefinitionsProps) => (
  <dl class="definitions">
    {entries.map(({ term, content }) => (
      <>
        <dt>{term}</dt>
        <dd>
          <RichContent content={content} />
        </dd>
      </>
    ))}
  </dl>
);

/** No landmark: a page may have many of them, and they would all have the same name. */
const Notice = ({ title, blocks, place }: { readonly title: string; readonly blocks: readonly Block[]; readonly place: BlockPlace }) => (
  <div class="kern-alert kern-alert--info">
    <div class="kern-alert__header">
      <span class="kern-icon kern-icon--info" aria-hidden="true" />
      <h3 class="kern-title">{title}</h3>
    </div>
    <div class="kern-alert__body flow">
      <Blocks blocks={blocks} place={place} />
    </div>
  </div>
);

type AnnexLinkProps = { readonly table: PublishedTable; readonly name: string; readonly folder: string };

/** A table with a page of its own; its anchor stays where the table is in all other formats. */
const AnnexLink = ({ table: { id, groups }, name, folder }: AnnexLinkProps) => (
  <p class="kern-body" id={id}>
    <Link href={`${folder}${id}/`}>{name}</Link>
    {` (${formatNumber(linesOf(groups), 0)} Zeilen, eigene Seite)`}
  </p>
);

/** A table on the page, or its sums with the way to its own page. */
const PlacedTable = ({ table, place }: { readonly table: PublishedTable; readonly place: BlockPlace }) => {
  if (place.annex === undefined || table.place === 'page') return <TableView table={table} place={place} />;
  const { id, number, title, groups } = table;
  const sums = sumsOf(table);
  return sums === undefined ? (
    <AnnexLink table={table} name={`Tabelle ${number}: ${title}`} folder={place.annex} />
  ) : (
    <TableView table={sums} place={place} whole={{ href: `${place.annex}${id}/`, text: `Alle ${formatNumber(linesOf(groups), 0)} Zeilen` }} />
  );
};

const linesOf = (groups: PublishedTable['groups']): number => groups.reduce((sum, { rows }) => sum + rows.length, 0);

const ChartView = ({ chart: { id, number, title, svg, table, notes }, place }: { readonly chart: PublishedChart; readonly place: BlockPlace }) => {
  const words = pageWords[place.language];
  return (
    <>
      <ChartFigure
        id={id}
        captionId={`b${number}`}
        caption={`${words.figure} ${number}: ${title}`}
        drawing={raw(svg)}
        note={notes.length === 0 ? undefined : notes.map((note, at) => <RichContent key={at} content={[...note, ' ']} />)}
      />
      {place.annex !== undefined && table.place === 'annex' ? (
        <AnnexLink table={table} name={words.chartTable(number)} folder={place.annex} />
      ) : (
        <details>
          <summary>{words.chartTable(number)}</summary>
          <TableView table={table} place={place} />
        </details>
      )}
    </>
  );
};
