import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatMonth } from '../../shared/domain/calendar.ts';
import { formatInteger } from '../../shared/domain/money.ts';
import type { AreasOverTime } from '../../shared/domain/statistics/areas.ts';
import { areaLabel, exactChange } from '../../shared/domain/statistics/value-words.ts';
import type { DifferingValue } from '../../shared/domain/statistics/vintage-difference.ts';
import { Alert, DataTable, DescriptionList, Heading, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import type { ReadingNote } from '../../shared/spreadsheets/read-rows.ts';
import type { AcceptableFile } from './check-upload.ts';
import { AcceptForm } from './decide-form.tsx';
import { needsReason } from './decide-upload.ts';
import { type Chosen, crumbs, paths, type Site } from './frame.ts';
import { texts } from './texts.ts';
import { TotalsSection, UnusualSection } from './totals-section.tsx';
import { partsLabel, subjectLabel, valueWithSigns } from './value-words.ts';

const said = texts.check;

/** Rows that are shown of a table; the counts above say all. */
const shownRows = 300;

type Shown = {
  readonly id: string;
  readonly chosen: Chosen;
  readonly areas: AreasOverTime;
  readonly file: AcceptableFile;
  /** Of an acceptance that was refused: why, and the reason that was typed. */
  readonly refused?: { readonly errors: readonly { readonly pointer: string; readonly message: string }[]; readonly reason: string } | undefined;
};

/** What a file would change, cell by cell. */
export const checkPage = (site: Site, staff: StaffSession, { id, chosen, areas, file, refused }: Shown): string => {
  const changes = file.differences.filter(({ kind }) => kind === 'changed');
  const fresh = file.differences.filter(({ kind }) => kind === 'new');
  const errors = refused?.errors ?? [];
  return renderPage(
    <StaffPage {...site} title={said.title} current={paths.choose()} breadcrumbs={crumbs} staff={staff} wide hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <Text>{said.nothingYet}</Text>
      <DescriptionList entries={countsOf(chosen, file, changes.length, fresh.length)} />
      {file.notes.length === 0 ? null : (
        <Alert kind="warning" title={said.notes}>
          <List items={file.notes.map(noteText)} />
        </Alert>
      )}
      {file.published.length === 0 ? null : (
        <Alert kind="warning" title={said.published(file.published)}>
          <Text>{said.publishedLead}</Text>
        </Alert>
      )}
      <ReplacedAlert areas={areas} replaced={file.replaced} />
      <TotalsSection site={site} areas={areas} totals={file.totals} />
      <UnusualSection site={site} areas={areas} values={file.unusual} />
      <Heading level={2}>{said.table}</Heading>
      {file.differences.length === 0 ? (
        <Text>{said.none}</Text>
      ) : (
        <DifferencesTable site={site} areas={areas} rows={[...inOrder(changes, file), ...fresh]} replaced={file.replaced} />
      )}
      {file.left.length === 0 ? null : <LeftTable site={site} areas={areas} rows={file.left} />}
      <AcceptForm
        id={id}
        chosen={chosen}
        seen={file.seen}
        asks={needsReason(file) ? (file.published.length > 0 ? 'public-reason' : 'reason') : undefined}
        reason={refused?.reason}
        doubts={doubtsOf(file)}
        errorAt={(wanted) => errors.find(({ pointer }) => pointer === wanted)?.message}
      />
    </StaffPage>,
  );
};

const countsOf = ({ mapping }: Chosen, file: AcceptableFile, changed: number, fresh: number) => [
  { term: said.source, value: mapping.label },
  { term: said.months, value: file.months.map(formatMonth).join(', ') },
  { term: said.values, value: formatInteger(file.observations.length) },
  { term: said.changed, value: formatInteger(changed) },
  { term: said.fresh, value: formatInteger(fresh) },
  { term: said.same, value: formatInteger(file.same) },
  { term: said.left, value: formatInteger(file.left.length) },
  { term: said.signs, value: [...file.signs].map(([sign, count]) => said.sign(sign, count)).join(', ') || said.noSigns },
  ...(file.foreignLines === 0 ? [] : [{ term: said.foreign, value: formatInteger(file.foreignLines) }]),
];

const doubtsOf = ({ totals, maybeCut }: AcceptableFile): readonly string[] => {
  const differing = totals.filter(({ verdict }) => verdict === 'differs').length;
  return [...(differing === 0 ? [] : [texts.decide.differs(differing)]), ...(maybeCut ? [texts.decide.maybeCut] : [])];
};

/** What an administration has delivered stands first: somebody else's word is changed. */
const inOrder = (changes: readonly DifferingValue[], { replaced }: AcceptableFile): readonly DifferingValue[] => {
  const delivered = new Set(replaced.flatMap(({ values }) => values));
  return [...delivered, ...changes.filter((change) => !delivered.has(change))];
};

const ReplacedAlert = ({ areas, replaced }: { readonly areas: AreasOverTime; readonly replaced: AcceptableFile['replaced'] }) =>
  replaced.length === 0 ? null : (
    <Alert kind="warning" title={said.replaced}>
      <List items={replaced.map(({ area, values }) => said.replaces(values.length, nameOf(areas, area, values)))} />
    </Alert>
  );

const nameOf = (areas: AreasOverTime, area: string, [first]: readonly DifferingValue[]): string =>
  first === undefined ? area : areaLabel(areas.at(first.period), area);

const noteText = (note: ReadingNote): string => {
  if (note.kind === 'windows-1252') return said.windows;
  if (note.kind === 'hidden') return said.hidden(note.rows, note.columns);
  return note.kind === 'sheet' ? said.sheet(note.sheet, note.others) : said.noLineEnd(note.line);
};

type TableOf<Row> = { readonly site: Site; readonly areas: AreasOverTime; readonly rows: readonly Row[] };

const More = ({ rows }: { readonly rows: readonly unknown[] }) =>
  rows.length > shownRows ? <Text>{said.more(rows.length - shownRows)}</Text> : null;

const DifferencesTable = ({ site, areas, rows, replaced }: TableOf<DifferingValue> & Pick<AcceptableFile, 'replaced'>) => {
  const deliveredBy = new Map(replaced.flatMap(({ area, values }) => values.map((value) => [value, nameOf(areas, area, values)] as const)));
  const before = (row: DifferingValue): string => {
    const by = deliveredBy.get(row);
    return by === undefined ? valueWithSigns(row.before) : `${valueWithSigns(row.before)}, ${said.deliveredBy(by)}`;
  };
  return (
    <>
      <DataTable
        id="aenderungen"
        caption={said.caption}
        columns={said.columns.map((header, index) => ({ header, numeric: index > 2 }))}
        rows={rows.slice(0, shownRows).map((row) => ({
          header: subjectLabel(site, areas, row),
          cells: [formatMonth(row.period), partsLabel(site, row), before(row), valueWithSigns(row.after), changeLabel(row)],
        }))}
      />
      <More rows={rows} />
    </>
  );
};

const changeLabel = ({ kind, change, fields }: DifferingValue): string => {
  if (kind !== 'changed') return said.kinds[kind];
  const number = exactChange(change);
  const named = fields.filter((field) => field !== 'value' || number === '').map((field) => said.fields[field]);
  return [number, ...named].filter((words) => words !== '').join(', ');
};

const LeftTable = ({ site, areas, rows }: TableOf<AcceptableFile['left'][number]>) => (
  <>
    <Heading level={2}>{said.leftTable}</Heading>
    <Text>{said.leftLead}</Text>
    <DataTable
      id="bleibt"
      caption={said.leftCaption}
      columns={said.leftColumns.map((header, index) => ({ header, numeric: index === 3 }))}
      rows={rows.slice(0, shownRows).map((row) => ({
        header: subjectLabel(site, areas, row),
        cells: [formatMonth(row.period), partsLabel(site, row), valueWithSigns(row)],
      }))}
    />
    <More rows={rows} />
  </>
);
