import type { ComponentChildren } from 'preact';
import { formatMonth } from '../../shared/domain/calendar.ts';
import type { Collection } from '../../shared/domain/statistics/delivery.ts';
import type { Indicator } from '../../shared/domain/statistics/indicator.ts';
import type { ReportChapter } from '../../shared/domain/statistics/monthly-report.ts';
import type { Origin } from '../../shared/domain/statistics/monthly-report-origin.ts';
import type { Breakdown, NamedGap, ReportTable } from '../../shared/domain/statistics/monthly-report-table.ts';
import { dataFileName } from '../../shared/domain/statistics/publication-paths.ts';
import { Heading, Link, Text } from '../../shared/pages/content.tsx';
import { categoryName, dimensionNames } from './category-names.ts';
import { formulaText, populationSentences, unitText } from './derivation-text.ts';
import { FiguresTable, type TableLine } from './figures-table.tsx';
import { breakSentence, formatReference, formatValue, listed, tableAnchor } from './number-format.ts';
import { Comparison } from './state-comparison.tsx';

/** Letters of the tables below a table, the same in every issue. */
const letters = { municipalities: 'a', citizenship: 'b', sex: 'c', age: 'd', status: 'e' } as const;

type Common = { readonly month: string; readonly collection: Pick<Collection, 'indicators'> };

/** A chapter: its tables, and what the month has no figures of. */
export const Chapter = ({ chapter, charts, month, collection }: { readonly chapter: ReportChapter; readonly charts: ComponentChildren } & Common) => (
  <section class="flow" aria-labelledby={chapter.id}>
    <Heading level={2} id={chapter.id}>
      {`${chapter.number} ${chapter.title}`}
    </Heading>
    {chapter.comparison === undefined ? null : <Comparison comparison={chapter.comparison} month={month} />}
    {charts}
    {chapter.tables.map((table) => (
      <IndicatorTables key={table.number} table={table} month={month} collection={collection} />
    ))}
    {chapter.missing.length === 0 ? null : (
      <Text>Für diesen Monat liegen keine Zahlen vor: {chapter.missing.map(({ label }) => label).join('; ')}.</Text>
    )}
  </section>
);

const IndicatorTables = ({ table, month, collection }: { readonly table: ReportTable } & Common) => {
  const { indicator, number, yearToDate, administrations, wholes, municipalities, breakdowns } = table;
  const id = tableAnchor(indicator);
  const common = { month, yearToDate } as const;
  const kinds = collection.indicators.find(({ code }) => code === indicator.code)?.parts;
  const line = (row: TableLine['row'], total = false): TableLine => ({ header: row.name, indicator, row, total });
  const title = (letter: string, part: string): string =>
    `Tabelle ${number}${letter === '' ? '' : ` ${letter}`}: ${indicator.label}${part}, ${unitText(indicator, table.population)}`;
  return (
    <>
      <Heading level={3} id={`${id}-abschnitt`}>
        {`${number} ${indicator.label}`}
      </Heading>
      <Text>{indicator.explanation}</Text>
      {indicator.breaks.map((broken) => (
        <Text key={broken.from} small>
          {breakSentence(broken)}
        </Text>
      ))}
      {administrations.length + wholes.length === 0 ? null : (
        <FiguresTable
          {...common}
          id={id}
          caption={title('', administrations.length === 0 ? '' : ' nach Ämtern und amtsfreien Gemeinden')}
          subject="Gebiet"
          groups={[{ rows: [...administrations.map((row) => line(row)), ...wholes.map((row) => line(row, true))] }]}
          note={<Note table={table} month={month} lines="all" />}
        />
      )}
      <Gaps table={table} />
      {municipalities.length === 0 ? null : (
        <details>
          <summary>{`${indicator.label}: Gemeinden der Ämter`}</summary>
          <FiguresTable
            {...common}
            id={`${id}-gemeinden`}
            caption={title(letters.municipalities, ' nach Gemeinden der Ämter')}
            subject="Gemeinde"
            groups={municipalities.map(({ name, rows }) => ({ name, rows: rows.map((row) => line(row)) }))}
            note={<Note table={table} month={month} lines="county" />}
          />
        </details>
      )}
      {breakdowns.map(({ dimension, area, name, rows }: Breakdown) => (
        <FiguresTable
          key={dimension}
          {...common}
          id={`${id}-${dimension}`}
          caption={title(letters[dimension], ` nach ${dimensionNames[dimension]}, ${name}`)}
          subject={dimensionNames[dimension]}
          groups={[{ rows: rows.map((row) => ({ ...line(row), header: categoryName(dimension, row.name, kinds) })) }]}
          note={<Note table={table} month={month} lines={area.length === 2 ? 'state' : 'county'} />}
        />
      ))}
    </>
  );
};

type NoteProps = {
  readonly table: ReportTable;
  readonly month: string;
  /** Whose lines stand above: the Land's have their own source. */
  readonly lines: 'all' | 'county' | 'state';
};

const Note = ({ table, month, lines }: NoteProps) => {
  const { indicator, wholes, stateOrigin, operands, population } = table;
  const from = ({ sources, referenceDates }: Origin, whose = ''): string =>
    `Quelle${whose}: ${sources.join('; ')}. Stand: ${formatReference(month, indicator, referenceDates)}.`;
  const sentences = [
    from(lines === 'state' && stateOrigin ? stateOrigin : table),
    ...(lines === 'all' && stateOrigin ? [from(stateOrigin, ` für ${wholes.at(-1)?.name ?? ''}`)] : []),
    ...(operands ? [`Berechnung: ${formulaText(indicator, operands, population)}.`] : []),
    ...populationSentences(population),
  ];
  return (
    <>
      {sentences.join(' ')} Bedeutung der <Link href="#zeichen">Zeichen</Link>. Daten: <Link href={dataFileName(month, 'csv')}>CSV</Link>, Zeilen mit
      INDICATOR {indicator.code}.
    </>
  );
};

const Gaps = ({ table: { indicator, gaps, missingMonths } }: { readonly table: ReportTable }) => (
  <>
    {gaps.map((gap) => (
      <Text key={gap.name}>{gapSentence(gap, indicator)}</Text>
    ))}
    {missingMonths.map(({ name, months }) => (
      <Text
        key={name}
      >{`Für ${name} fehlt die Summe seit Januar, weil für diese Monate keine Zahl vorliegt: ${listed(months.map(formatMonth))}.`}</Text>
    ))}
  </>
);

/** Why a total is missing, and what there is. */
export const gapSentence = ({ name, missing, delivered }: NamedGap, indicator: Indicator): string =>
  `Für ${name} gibt es keine Summe, weil Zahlen fehlen von: ${listed(missing)}. Die vorliegenden Zahlen ergeben zusammen ${formatValue(delivered, indicator)} ${indicator.unitLabel}.`;
