import * as z from 'zod';
import { areaName } from '../../shared/county/areas.ts';
import { type SummaryPart, summaryOf } from '../../shared/domain/funding/summary.ts';
import { Alert, DataTable, DescriptionList, Heading, Text } from '../../shared/pages/content.tsx';
import type { FileView } from './file-page.tsx';
import type { Site } from './frame.ts';
import { texts } from './texts.ts';

const said = texts.file;

type Of = { readonly site: Site; readonly view: FileView };

const partsOf = (submitted: unknown, { site, view }: Of): readonly SummaryPart[] =>
  summaryOf(submitted, view.application.attachments, { round: view.round, placeName: (ags) => areaName(site.county, ags) ?? ags });

const Part = ({ part, index }: { readonly part: SummaryPart; readonly index: number }) => (
  <>
    <Heading level={3}>{part.heading}</Heading>
    {'facts' in part ? (
      <DescriptionList
        entries={part.facts.map(({ label, value }) => ({
          term: label,
          value: value.length === 0 ? said.empty : value.map((line, number) => <div key={number}>{line}</div>),
        }))}
      />
    ) : (
      <DataTable
        id={`plan-${index}`}
        caption={part.heading}
        columns={part.columns.map((header, column) => ({ header, numeric: column === 2 }))}
        stacked
        rows={[
          ...part.rows.map(({ kind, details, amount }) => ({ header: kind, cells: [details.join('; '), amount] })),
          { header: part.total.label, cells: ['', part.total.amount], kind: 'total' as const },
        ]}
      />
    )}
  </>
);

/** The application as it stands now, in the order of the form. */
export const Content = (of: Of) => (
  <>
    <Heading level={2} id="antrag">
      {said.content}
    </Heading>
    {partsOf(of.view.application, of).map((part, index) => (
      <Part key={part.heading} part={part} index={index} />
    ))}
  </>
);

const snapshotSchema = z.object({ json: z.string(), sha256: z.string() });

/** Each answer and each line of a plan as one text, by where it stands. */
const saidIn = (parts: readonly SummaryPart[]): ReadonlyMap<string, string> => {
  const said = new Map<string, string>();
  for (const part of parts) {
    if ('facts' in part) for (const { label, value } of part.facts) said.set(`${part.heading}: ${label}`, value.join(' '));
    else
      for (const [row, { kind, details, amount }] of part.rows.entries())
        said.set(`${part.heading}, Zeile ${row + 1}`, [kind, ...details, amount].join('; '));
  }
  return said;
};

/** What is other than it was when the application came in, and whether what came in is still what was stored. */
export const Versions = (of: Of) => {
  const { file, application, hash } = of.view;
  const [stored] = file.others('snapshot');
  const snapshot = snapshotSchema.safeParse(stored).data;
  if (snapshot === undefined) return <Text small>{said.noSnapshot}</Text>;
  const whole = hash(snapshot.json) === snapshot.sha256 && (application.contentHash ?? snapshot.sha256) === snapshot.sha256;
  const submitted: unknown = JSON.parse(snapshot.json);
  const [before, now] = [saidIn(partsOf(submitted, of)), saidIn(partsOf(application, of))];
  const changed = [...new Set([...before.keys(), ...now.keys()])].filter((key) => before.get(key) !== now.get(key));
  return (
    <>
      <Heading level={2}>{said.changes}</Heading>
      {whole ? null : <Alert kind="warning" title={said.tampered} />}
      {changed.length === 0 ? (
        whole ? (
          <Text>{said.unchanged}</Text>
        ) : null
      ) : (
        <DataTable
          id="aenderungen"
          caption={said.changes}
          columns={said.changeColumns.map((header) => ({ header }))}
          stacked
          rows={changed.map((key) => ({ header: key, cells: [before.get(key) || said.empty, now.get(key) || said.empty] }))}
        />
      )}
    </>
  );
};
