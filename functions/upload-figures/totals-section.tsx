import { formatMonth } from '../../shared/domain/calendar.ts';
import type { AreasOverTime } from '../../shared/domain/statistics/areas.ts';
import type { PublishedTotal } from '../../shared/domain/statistics/published-totals.ts';
import type { UnusualValue } from '../../shared/domain/statistics/unusual-values.ts';
import { exactNumber } from '../../shared/domain/statistics/value-words.ts';
import { DataTable, Heading, List, Text } from '../../shared/pages/content.tsx';
import type { Site } from './frame.ts';
import { texts } from './texts.ts';
import { partsLabel, subjectLabel, valueWithSigns } from './value-words.ts';

const said = texts.totals;
const shownRows = 100;

type Props = { readonly site: Site; readonly areas: AreasOverTime; readonly totals: readonly PublishedTotal[] };

/** Totals of the source beside the sums of their parts: how many agree, and each that does not. */
export const TotalsSection = ({ site, areas, totals }: Props) => {
  if (totals.length === 0) return null;
  const verdicts = Map.groupBy(totals, ({ verdict }) => verdict);
  const differing = verdicts.get('differs') ?? [];
  return (
    <>
      <Heading level={2}>{said.title}</Heading>
      <List items={[...verdicts].map(([verdict, found]) => said[verdict](found.length))} />
      {differing.length === 0 ? null : (
        <DataTable
          id="summen"
          caption={said.table}
          columns={said.columns.map((header, index) => ({ header, numeric: index > 3 }))}
          rows={differing.slice(0, shownRows).map(({ observation, over, published, computed }) => ({
            header: subjectLabel(site, areas, observation),
            cells: [
              formatMonth(observation.period),
              partsLabel(site, observation),
              said.over[over],
              exactNumber(published),
              exactNumber(computed),
              exactNumber(Number((published - computed).toFixed(9))),
            ],
          }))}
        />
      )}
    </>
  );
};

/** Values that somebody should look at again, with what would be usual. */
export const UnusualSection = ({ site, areas, values }: Pick<Props, 'site' | 'areas'> & { readonly values: readonly UnusualValue[] }) =>
  values.length === 0 ? null : (
    <>
      <Heading level={2}>{texts.unusual.title}</Heading>
      <Text>{texts.unusual.lead}</Text>
      <DataTable
        id="auffaellig"
        caption={texts.unusual.caption}
        columns={texts.unusual.columns.map((header, index) => ({ header, numeric: index > 2 }))}
        rows={values.slice(0, shownRows).map(({ observation, usual }) => ({
          header: subjectLabel(site, areas, observation),
          cells: [
            formatMonth(observation.period),
            partsLabel(site, observation),
            valueWithSigns(observation),
            texts.unusual.range(exactNumber(usual.from), exactNumber(usual.to)),
          ],
        }))}
      />
      {values.length > shownRows ? <Text>{texts.check.more(values.length - shownRows)}</Text> : null}
    </>
  );
